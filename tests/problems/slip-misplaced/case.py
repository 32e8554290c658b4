"""A slip whose code is that of no passage."""

COMMAND = ("import", "slips.csv", "--slips")
