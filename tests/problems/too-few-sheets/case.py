"""A kit of four parts in one sheet of paper."""

COMMAND = ("kit", "--text", "le-marche", "--people", "4", "--sheets", "1", "--out", "dist")
