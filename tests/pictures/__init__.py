"""The pictures of README.md, taken from the built site: `make pictures`."""
