"""Last stage: the files published, whatever refuses it told as a problem."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from arpentage.model import File, Problems
from arpentage.problem import Place
from arpentage.publish import Published, PublishError, publish


def publish_site(files: Iterable[File], out: Path, root: Path) -> tuple[Published, Problems]:
    """Swap the new site in; nothing changes when it cannot. Problems give `out` from the reader's root."""
    try:
        return publish(files, out), ()
    except PublishError as error:
        shown = out.relative_to(root) if out.is_relative_to(root) else out
        return Published((), (), ()), (replace(error.problem, at=Place(PurePosixPath(shown.as_posix()))),)
