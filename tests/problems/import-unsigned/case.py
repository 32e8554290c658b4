"""Annotations of Hypothesis are brought in."""

COMMAND = ("import", "hypothesis.json")
