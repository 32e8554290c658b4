"""Each text and each theme on paper: A4 and large print that everyone can read (PDF/UA), and an A5 booklet on A4."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from arpentage.catalogue import direction
from arpentage.html.references import citations
from arpentage.html.strings import typeset_strings
from arpentage.html.templates import Templates
from arpentage.model import File, Handout
from arpentage.output import Catalogues, Output
from arpentage.paper.imposing import imposed
from arpentage.paper.press import Press, missing
from arpentage.paper.text import text_data
from arpentage.paper.theme import theme_data
from arpentage.site import Site

FOLDER = PurePosixPath("print")


def render(site: Site, templates: Templates, catalogues: Catalogues) -> Iterator[File]:
    """`print/turc-mecanique.pdf`, `print/turc-mecanique-large.pdf`, `en/print/theme-nord-sud-booklet.pdf`, ..."""
    cites = citations(site, templates.text("citation.csl"))
    with Press(templates) as press:
        for lang in site.languages:
            folder = FOLDER if lang == site.languages[0] else lang / FOLDER
            t = typeset_strings(catalogues[lang])
            for entry in site.texts:
                if entry.share != "none":
                    whose = partial(Handout, "text", entry.slug, lang)
                    yield from _forms(press, "text.typ", text_data(site, entry, t), folder / entry.slug, whose)
            for theme in site.themes:
                if theme.passages:
                    data = theme_data(site, theme, t, cites[lang])
                    whose = partial(Handout, "theme", theme.record.id, lang)
                    yield from _forms(press, "theme.typ", data, folder / f"theme-{theme.record.id}", whose)


def _forms(
    press: Press, template: str, data: Mapping[str, Any], path: PurePosixPath, whose: Callable[[str], Handout]
) -> Iterator[File]:
    """One thing in its three forms."""

    def made(pdf: bytes, form: str, ending: str = "") -> File:
        return File(path.with_name(f"{path.name}{ending}.pdf"), pdf, whose(f"output.pdf.{form}"))

    yield made(press.print(template, data).pdf, "a4")
    yield made(press.print(template, {**data, "large": True}).pdf, "large", "-large")
    small = press.print(template, {**data, "a5": True})
    sides = imposed(small.pages, direction(data["lang"]) == "rtl")
    booklet = press.print("booklet.typ", {**data, "sides": sides}, within=small.pdf)
    yield made(booklet.pdf, "booklet", "-booklet")


STRINGS = {
    "fr": {
        "a4": "PDF A4",
        "large": "PDF en grands caractères",
        "booklet": "PDF en livret à plier",
        "what": "textes et thèmes à imprimer (PDF)",
        "issue": "{reader}, édition {version} du {date}",
        "codes": "Chaque paragraphe a un code ; dans le site, celui qui finit par 4 se trouve à {address}#p4.",
        "questions": "Questions pour l’atelier",
        "terms": "Termes",
        "notice": "Notice",
        "received": "Ce qui a été reçu",
        "rights": "Droits",
        "sources": "Sources",
        "theme.codes": "Les mots soulignés sont le passage, dans sa phrase ou son paragraphe. Dans le site : {address}",
        "theme.contrasts": "Comparer",
        "theme.contrasts.says": "Pour chaque texte : ce qu’il dit du thème, ce qu’il suppose, ce qu’il tait. "
        "Puis : où ces textes se contredisent-ils ?",
    },
    "en": {
        "a4": "PDF A4",
        "large": "PDF in large print",
        "booklet": "PDF booklet to fold",
        "what": "texts and themes to print (PDF)",
        "issue": "{reader}, edition {version} of {date}",
        "codes": "Each paragraph has a code; in the site, the one that ends in 4 stands at {address}#p4.",
        "questions": "Questions for the workshop",
        "terms": "Terms",
        "notice": "Notice",
        "received": "What was received",
        "rights": "Rights",
        "sources": "Sources",
        "theme.codes": "The words underlined are the passage, in its sentence or its paragraph. In the site: {address}",
        "theme.contrasts": "Compare",
        "theme.contrasts.says": "For each text: what it says of the theme, what it assumes, what it leaves out. "
        "Then: where do these texts contradict each other?",
    },
    "ar": {
        "a4": "PDF بقياس A4",
        "large": "PDF بحروف كبيرة",
        "booklet": "PDF كتيّبًا يُطوى",
        "what": "نصوص ومحاور للطباعة (PDF)",
        "issue": "{reader}، الإصدار {version} بتاريخ {date}",
        "codes": "لكل فقرة رمز؛ وتجدونها في الموقع عند {address}#p4 للرمز المنتهي بـ4.",
        "questions": "أسئلة للورشة",
        "terms": "المصطلحات",
        "notice": "تعريف بالنص",
        "received": "ما وصلنا",
        "rights": "الحقوق",
        "sources": "المصادر",
        "theme.codes": "الكلمات التي تحتها خط هي المقطع، وحولها جملته أو فقرته. في الموقع: {address}",
        "theme.contrasts": "المقارنة",
        "theme.contrasts.says": "لكل نص: ما يقوله عن المحور، وما يفترضه، وما يسكت عنه. ثم: أين تتعارض هذه النصوص؟",
    },
}

OUTPUT = Output("pdf", render, STRINGS, channel="print", format="PDF", missing=missing)
