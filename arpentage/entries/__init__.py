"""What compose makes of texts, themes, terms and sources."""
