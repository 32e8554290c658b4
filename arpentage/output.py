"""What a format of the reader is; each is one file of arpentage/outputs/."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from arpentage.catalogue import Catalogue
from arpentage.html.templates import Templates
from arpentage.model import File
from arpentage.site import Site

Catalogues = Mapping[str, Catalogue]


@dataclass(frozen=True)
class Output:
    """A format: a file of arpentage/outputs/ holds one of these, named OUTPUT."""

    name: str
    render: Callable[[Site, Templates, Catalogues], Iterator[File]]
    """Its files. They may not stand where another output's do."""
    strings: Mapping[str, Mapping[str, str]]
    """Interface strings by language and key, reached as `output.<name>.<key>`. One that not every site has brings
    `what`: what its files are, told where they are not."""
    channel: Literal["online", "offline", "print"] = "online"
    """Where its files go: `online`, the pages of every site; `offline`, what `make offline` adds; `print`, what it
    adds for paper, bound by the rights in what is printed too."""
    format: str = ""
    """What its files are called where a build says that they are not there: `PDF`."""
    missing: Callable[[], tuple[str, ...]] = tuple
    """Packages that it needs and that are not there."""

    @property
    def group(self) -> tuple[str, Mapping[str, Mapping[str, str]]]:
        """Its strings, as a group of the interface's catalogues."""
        return f"output.{self.name}", self.strings
