"""Books for e-readers: EPUB 3.3, of each text and of the whole reader."""
