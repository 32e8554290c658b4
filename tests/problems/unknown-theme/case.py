"""A kit of a theme that is not there."""

COMMAND = ("kit", "--theme", "silences", "--people", "4")
