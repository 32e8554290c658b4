"""Between anchor and compose: what the rights in each text allow on a channel, and nothing more.

A text left out has no paragraph, no translation and no annotation; one cut to quotations has the passages that its
themes quote, cut short, and the notes that stand on them. A translation may be left out alone. The rest is taken out
of the library itself, so that no output and no index can find it there. What others say of the text (its notice, the
glossary, the themes) is theirs.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, Literal

from arpentage.excerpt import Excerpt, excerpt
from arpentage.kinds.edition import Edition
from arpentage.kinds.emendation import Emendation
from arpentage.kinds.notice import Notice, Share
from arpentage.kinds.passage import Passage
from arpentage.kinds.translation import Translation
from arpentage.model import Anchor, Anchored, Library, Placement, Record, Text

Channel = Literal["online", "offline", "print"]
Found = tuple[Library, tuple[Text, ...], Anchored]
"""What the stages before hand on."""
_ORDER: Final[tuple[Share, ...]] = ("none", "excerpt", "full")


def allowed(library: Library, texts: tuple[Text, ...], anchored: Anchored, channels: Collection[Channel]) -> Found:
    """The same, less what may not be on one of the channels."""
    library, texts = _less_translations(library, texts, channels)
    shares = {slug: share(notice.data, channels) for slug, notice in library.by_id(Notice).items()}
    cut = {
        text.slug: excerpt(text, _quoted(text, anchored) if shares[text.slug] == "excerpt" else ())
        for text in texts
        if shares[text.slug] != "full"
    }
    if not cut:
        return library, texts, anchored
    placements = tuple(_placed(anchored.placements, cut))
    orphans = tuple(orphan for orphan in anchored.orphans if orphan.record.text not in cut)
    kept = tuple(replace(cut[text.slug].text, share=shares[text.slug]) if text.slug in cut else text for text in texts)
    return _rest(library, placements, cut), kept, Anchored(placements, orphans)


def share(notice: Notice, channels: Iterable[Channel]) -> Share:
    """What may be done with a text where several channels meet: the least of what each allows; all on no channel."""
    return min((getattr(notice.rights.channels, channel) for channel in channels), key=_ORDER.index, default="full")


def closed(notice: Notice, channels: Collection[Channel]) -> tuple[str, ...]:
    """Languages whose translation may not be on one of the channels."""
    rights = notice.translation_rights.items()
    return tuple(lang for lang, own in rights if any(getattr(own.channels, each) == "none" for each in channels))


def _less_translations(
    library: Library, texts: tuple[Text, ...], channels: Collection[Channel]
) -> tuple[Library, tuple[Text, ...]]:
    """The same, less the translations that may not be on one of the channels."""
    out = {slug: langs for slug, notice in library.by_id(Notice).items() if (langs := closed(notice.data, channels))}
    if not out:
        return library, texts

    def stays(record: Record[Any]) -> bool:
        return not (isinstance(record.data, Translation) and record.lang in out.get(record.text, ()))

    kept = tuple(replace(text, closed=out.get(text.slug, ())) for text in texts)
    return replace(library, records=tuple(filter(stays, library.records))), kept


def _quoted(text: Text, anchored: Anchored) -> tuple[Anchor, ...]:
    return tuple(
        placed.anchor
        for placed in anchored.placements
        if placed.record.text == text.slug and isinstance(placed.record.data, Passage)
    )


def _placed(placements: Iterable[Placement], cut: Mapping[str, Excerpt]) -> Iterator[Placement]:
    """Annotations whose words are all there, at their new places."""
    for placement in placements:
        made = cut.get(placement.record.text)
        place = made.place(placement.anchor) if made else placement.anchor
        if place:
            yield replace(placement, anchor=place)


def _rest(library: Library, placements: tuple[Placement, ...], cut: Mapping[str, Excerpt]) -> Library:
    """The library without the seeds, editions and translations of what is cut, nor what lost its words."""
    kept = {id(placement.record) for placement in placements}

    def stays(record: Record[Any]) -> bool:
        if record.text not in cut or isinstance(record.data, Notice):
            return True
        if isinstance(record.data, Edition | Emendation | Translation):
            return False
        return id(record) in kept or not hasattr(record.data, "target")

    records = tuple(record for record in library.records if stays(record))
    seeds = {slug: seed for slug, seed in library.seeds.items() if slug not in cut}
    return replace(library, seeds=seeds, records=records)
