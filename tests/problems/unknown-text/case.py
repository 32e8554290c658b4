"""A kit of a text that is not there."""

COMMAND = ("kit", "--text", "le-marchee", "--people", "4")
