"""A text that nobody prepared, made ready: what is proposed of its paragraphs, and why; never in silence."""
