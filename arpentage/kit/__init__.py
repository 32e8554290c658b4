"""The workshop's kit: a text cut into parts of even length, what goes on each sheet, and the plan of the session."""
