"""The reader as HTML pages."""
