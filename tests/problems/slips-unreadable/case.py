"""A table without a column for the codes."""

COMMAND = ("import", "slips.csv", "--slips")
