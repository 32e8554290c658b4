"""Reviews: who read what, and the state it was in."""

from dataclasses import dataclass
from typing import Annotated

from pydantic import StringConstraints

from arpentage.annotation import ContributorId, Data, Edtf, Hash, Kind


@dataclass(frozen=True, kw_only=True)
class Review(Data):
    """One reading of one annotation by a person; it lapses when what was read has changed."""

    of: Annotated[str, StringConstraints(pattern=r"^[a-z0-9/-]+\.yaml$")]
    """The file read, from annotations/: `texts/turc-mecanique/notes/shatila.yaml`."""
    hash: Hash
    """Hash of what was read."""
    by: ContributorId
    """Who read it."""
    date: Edtf
    """When."""
    comment: str = ""
    """What they say of it."""


KIND = Kind(
    name="review",
    path="reviews/{id}.yaml",
    data=Review,
    strings={
        "fr": {"one": "Relecture", "many": "Relectures", "none": "Non relu", "by": "Relu par"},
        "en": {"one": "Review", "many": "Reviews", "none": "Not reviewed", "by": "Reviewed by"},
        "ar": {"one": "مراجعة", "many": "المراجعات", "none": "لم يُراجَع", "by": "راجعه"},
    },
)
