"""The workshop kit of each text, printed for the groups that are met most; `build.py kit` prints it for any other."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from arpentage.html.strings import typeset_strings
from arpentage.html.templates import Templates
from arpentage.kit.kit import Sharing
from arpentage.model import File, Handout
from arpentage.output import Catalogues, Output
from arpentage.paper.kit import Asked, print_kit
from arpentage.paper.press import Press, missing
from arpentage.site import Site

SIZES: Final = (6, 12)
"""People: a small group, and one of a dozen."""
ASKED: Final = Asked(minutes=120, large=False, sheets=None)


def render(site: Site, templates: Templates, catalogues: Catalogues) -> Iterator[File]:
    """`print/kit-turc-mecanique-6.pdf`, `en/print/kit-turc-mecanique-12.pdf`, ..."""
    shared = [(entry.slug, Sharing(entry)) for entry in site.texts if entry.share == "full" and entry.words]
    with Press(templates) as press:
        for lang in site.languages:
            folder = PurePosixPath("" if lang == site.languages[0] else lang, "print")
            t = typeset_strings(catalogues[lang])
            for slug, sharing in shared:
                for people in SIZES:
                    made = print_kit(press, site, sharing.kit(people), ASKED, t)
                    handout = Handout("text", slug, lang, f"output.kits.{people}")
                    yield File(folder / f"kit-{slug}-{people}.pdf", made.pdf, handout)


STRINGS = {
    "fr": {
        "6": "PDF, atelier à 6",
        "12": "PDF, atelier à 12",
        "what": "dossiers d’atelier à imprimer (PDF)",
    },
    "en": {
        "6": "PDF, workshop for 6",
        "12": "PDF, workshop for 12",
        "what": "workshop kits to print (PDF)",
    },
    "ar": {
        "6": "PDF، ورشة لستة",
        "12": "PDF، ورشة لاثني عشر",
        "what": "ملفات ورشة للطباعة (PDF)",
    },
}

OUTPUT = Output("kits", render, STRINGS, channel="print", format="PDF", missing=missing)
