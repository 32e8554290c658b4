"""An outbox is brought in."""

COMMAND = ("import", "outbox.json")
