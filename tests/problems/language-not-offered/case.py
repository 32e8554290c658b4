"""A kit in a language that the reader does not speak: its interface is in Arabic only."""

COMMAND = ("kit", "--text", "le-marche", "--people", "4")
