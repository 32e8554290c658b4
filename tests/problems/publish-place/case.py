"""The site is a link to a folder elsewhere."""

from pathlib import Path


def arrange(reader: Path) -> None:
    """The link leads to the site as it was built before."""
    (reader / "site").rename(reader / "elsewhere")
    (reader / "site").symlink_to("elsewhere")
