"""Which books there are: each text and the whole reader, in each language that has something to say of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from arpentage.epub.part import only
from arpentage.language import pick
from arpentage.site import Site, TextEntry

WHOLE = "reader"
"""Name of the whole reader's book, where a text's book bears the text's slug."""


@dataclass(frozen=True)
class Volume:
    """One book."""

    site: Site
    """All that it holds: the whole reader, or the part of it that goes with one text."""
    slug: str
    """Of its text; empty for the whole reader."""
    lang: str
    """Language of its notes and headings."""
    facing: str = ""
    """Language of the translation that follows each paragraph; empty where there is none."""
    first: bool = True
    """Whether `lang` is the reader's first language, which file names do not bear."""

    @property
    def name(self) -> str:
        """Its file's name, without extension: `turc-mecanique`, `turc-mecanique-en-facing`, `reader-en`.

        All books may be copied into one folder of an e-reader, so that the name alone tells them apart.
        """
        lang = "" if self.first else f"-{self.lang}"
        return f"{self.slug or WHOLE}{lang}{'-facing' if self.facing else ''}"

    @property
    def reader(self) -> str:
        """Name of the reader that it comes from."""
        return pick(self.site.settings.title, self.lang)[0].replace("\u00ad", "")

    @property
    def code(self) -> str:
        """A code of a paragraph that is in it, for an example; empty where no text of it is there."""
        return next((text.blocks[-1].code for text in self.site.texts if text.blocks), "")

    @property
    def languages(self) -> tuple[str, ...]:
        """Its own language, then those of its texts."""
        texts = (text.notice.data.lang for text in self.site.texts)
        return tuple(dict.fromkeys((self.lang, *texts, *filter(None, [self.facing]))))


def volumes(site: Site) -> Iterator[Volume]:
    """Every book, text by text, then those of the whole reader.

    A text that may not be there has none. Another has one in its own language and in each one in which a note or a
    question on it is written, and one with a facing translation in each one into which a paragraph of it is translated.
    """
    books = [volume for text in site.texts if text.share != "none" for volume in _of_text(site, text)]
    yield from books
    for lang, facing in dict.fromkeys((book.lang, book.facing) for book in books):
        yield Volume(site, "", lang, facing, lang == site.languages[0])


def _of_text(site: Site, text: TextEntry) -> Iterator[Volume]:
    part = only(site, text)
    for lang in site.languages:
        first = lang == site.languages[0]
        if lang == text.notice.data.lang or _annotated(text, lang):
            yield Volume(part, text.slug, lang, "", first)
        if lang != text.notice.data.lang and _translated(text, lang):
            yield Volume(part, text.slug, lang, lang, first)


def _annotated(text: TextEntry, lang: str) -> bool:
    placed = (*(placed for block in text.blocks for placed in block.placed), *text.after)
    return any(lang in getattr(each.record.data, "body", ()) for each in placed)


def _translated(text: TextEntry, lang: str) -> bool:
    return any(lang in block.units and block.units[lang].record for block in text.blocks)
