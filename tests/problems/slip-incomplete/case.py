"""A slip that nobody signs."""

COMMAND = ("import", "slips.csv", "--slips")
