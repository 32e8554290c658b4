"""The manifest of another reader's copy."""

COMMAND = ("offline", "--since", "older.json")
