"""Arpentage: a static annotated reader generator."""

__version__ = "0.1.0"
