"""What stops the search from being built."""


class SearchError(Exception):
    """The index could not be made; the message says why and what to do."""
