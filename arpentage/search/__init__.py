"""Search: Pagefind's index and engine as classic scripts, so that it works on `file://` as it does over http."""

from .error import SearchError
from .normalise import normalise
from .stage import EVERY_PAGE, SEARCH_PAGE, index

__all__ = ["EVERY_PAGE", "SEARCH_PAGE", "SearchError", "index", "normalise"]
