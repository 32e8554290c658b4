"""Last stage: the files published, whatever refuses it told as a problem."""

from collections.abc import Iterable
from pathlib import Path

from arpentage.model import File, Problems
from arpentage.publish import Published, PublishError, publish


def publish_site(files: Iterable[File], out: Path) -> tuple[Published, Problems]:
    """Swap the new site in; nothing changes when it cannot."""
    try:
        return publish(files, out), ()
    except PublishError as error:
        return Published((), (), ()), (error.problem,)
