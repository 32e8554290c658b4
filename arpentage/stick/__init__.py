"""The stick: what this copy of the reader is, what goes with it, how it differs from an older one, all in one zip."""
