"""A better copy of a received text: all that rests on the old one carried over to it, and what could not be, told."""
