"""How much there is: counts a text and a language."""

from collections.abc import Iterator

from arpentage.kinds.discussion import Discussion
from arpentage.site import Site, TextEntry

_WORDS = {
    "fr": {
        "paragraphs": "paragraphes",
        "words": "mots",
        "emendation": "réparations",
        "note": "notes",
        "passage": "passages",
        "question": "questions",
        "translated": "traduits en {lang}",
        "all": "ensemble",
        "term": "termes",
        "theme": "thèmes",
        "discussion": "questions de thème",
        "source": "sources",
        "reviewed": "relectures en vigueur",
        "written": "textes en {lang}",
    },
    "en": {
        "paragraphs": "paragraphs",
        "words": "words",
        "emendation": "emendations",
        "note": "notes",
        "passage": "passages",
        "question": "questions",
        "translated": "translated into {lang}",
        "all": "all",
        "term": "terms",
        "theme": "themes",
        "discussion": "questions on themes",
        "source": "sources",
        "reviewed": "reviews that hold",
        "written": "texts in {lang}",
    },
}

Row = tuple[str, tuple[int, ...]]


def stats(site: Site, lang: str) -> Iterator[str]:
    """Lines of a table, one column a text and one for all; then the counts that belong to no text."""
    words = _WORDS[lang]
    heads = [entry.notice.data.code for entry in site.texts] + [words["all"]]
    yield " " * 26 + "".join(f"{head:>10}" for head in heads)
    for label, counts in _rows(site, words):
        yield f"{label:<26}" + "".join(f"{count:>10}" for count in (*counts, sum(counts)))
    for label, count in _totals(site, words):
        yield f"{label:<26}{count:>10}"


def _rows(site: Site, words: dict[str, str]) -> Iterator[Row]:
    texts = site.texts
    yield words["paragraphs"], tuple(sum(not block.is_heading for block in text.blocks) for text in texts)
    yield words["words"], tuple(text.words for text in texts)
    for kind in ("emendation", "note", "passage", "question"):
        yield words[kind], tuple(_count(site, text, kind) for text in texts)
    languages = sorted({lang for text in texts for block in text.blocks for lang in block.units})
    for lang in languages:
        done = (
            sum(b.units.get(lang) is not None and b.units[lang].record is not None for b in t.blocks) for t in texts
        )
        yield words["translated"].format(lang=lang), tuple(done)


def _count(site: Site, text: TextEntry, kind: str) -> int:
    return sum(record.kind.name == kind and record.text == text.slug for record in site.library.records)


def _totals(site: Site, words: dict[str, str]) -> Iterator[tuple[str, int]]:
    yield words["term"], len(site.terms)
    yield words["theme"], sum(not theme.narrower for theme in site.themes)
    yield words["discussion"], len(site.library.of(Discussion))
    yield words["source"], len(site.sources)
    yield words["reviewed"], len(site.reviews)
    languages: dict[str, int] = {}
    for record in site.library.records:
        for _, text in record.localized:
            for lang in text:
                languages[lang] = languages.get(lang, 0) + 1
    for lang in sorted(languages):
        yield words["written"].format(lang=lang), languages[lang]
