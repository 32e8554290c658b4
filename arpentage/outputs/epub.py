"""Books for e-readers: one of each text and one of the whole reader, in every language that has something to say."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Final

from arpentage.epub.book import book
from arpentage.epub.volumes import volumes
from arpentage.html.references import citations
from arpentage.html.strings import typeset_strings
from arpentage.html.templates import Templates
from arpentage.model import File, Handout
from arpentage.output import Catalogues, Output
from arpentage.site import Site

FOLDER: Final = PurePosixPath("books")


def render(site: Site, templates: Templates, catalogues: Catalogues) -> Iterator[File]:
    """Every book."""
    strings = {lang: typeset_strings(catalogues[lang]) for lang in site.languages}
    cites = citations(site, templates.text("citation.csl"))
    for volume in volumes(site):
        content = book(volume, templates, strings[volume.lang], cites[volume.lang])
        form = "output.epub.book-facing" if volume.facing else "output.epub.book"
        handout = Handout("text" if volume.slug else "", volume.slug, volume.lang, form)
        yield File(FOLDER / f"{volume.name}.epub", content, handout)


OUTPUT = Output(
    "epub",
    render,
    {
        "fr": {
            "accessibility": "Texte seul, en ordre de lecture, à toute taille ; la couverture, seule image, est "
            "décrite. Les notes s’ouvrent à leur appel et y ramènent ; chaque paragraphe porte un code, listé comme "
            "un numéro de page. Vérifié par des programmes seulement : aucune personne n’a évalué ce livre.",
            "codes": "Codes des paragraphes",
            "contents": "Table",
            "cover": "Couverture",
            "cover.of": "Couverture : {title}. Le texte en bande : une parcelle par paragraphe, un jalon par note.",
            "book-facing": "EPUB avec la traduction",
            "fonts": "Les lettres arabes sont en Amiri, sous licence SIL OFL 1.1, jointe au livre.",
            "from": "Livre tiré de",
            "glossary": "Pour chaque mot : une ligne, une explication, ses équivalents et tous les endroits où il se "
            "lit ; chaque code y ramène.",
            "landmarks": "Repères",
            "book": "EPUB",
            "rights": "Chaque texte a ses droits, dits à la fin du livre : aucun n’est cédé ici. "
            "Notes, glossaire, thèmes et questions : CC BY-SA 4.0.",
            "themes": "Ce qui traverse les textes, et où ils ne sont pas d’accord. Le code de chaque passage y mène.",
            "title": "Ce livre",
            "use": "Se servir de ce livre",
            "use.says": "Les chiffres ouvrent les notes ; les mots soulignés de points mènent au glossaire, qui ramène "
            "au texte. Chaque paragraphe porte un code, comme {code}, le même sur le site et sur le papier : on peut "
            "le dire à voix haute, et y aller comme à une page.",
            "what": "livres pour liseuses (EPUB)",
            "where": "Dans les textes",
        },
        "en": {
            "accessibility": "Text only, in reading order, at any size; the cover, the only picture, is described. "
            "Notes open at their calls and lead back; each paragraph has a code, listed as a page number. Checked by "
            "programs only: no person has evaluated this book.",
            "codes": "Codes of the paragraphs",
            "contents": "Contents",
            "cover": "Cover",
            "cover.of": "Cover: {title}. The text as a strip: one parcel a paragraph, one stake a note.",
            "book-facing": "EPUB with the translation",
            "fonts": "Arabic letters are in Amiri, under the SIL OFL 1.1 licence, which comes with the book.",
            "from": "A book from",
            "glossary": "For each word: one line, an explanation, its equivalents and every place where it stands; "
            "each code leads back there.",
            "landmarks": "Landmarks",
            "book": "EPUB",
            "rights": "Each text has its own rights, told at the end of the book: none is given up here. "
            "Notes, glossary, themes and questions: CC BY-SA 4.0.",
            "themes": "What runs through the texts, and where they disagree. The code of each passage leads to it.",
            "title": "This book",
            "use": "How to use this book",
            "use.says": "Figures open the notes; words underlined with dots lead to the glossary, which leads back to "
            "the text. Each paragraph has a code, like {code}, the same on the site and on paper: it can be said "
            "aloud, and gone to like a page.",
            "what": "e-books (EPUB)",
            "where": "In the texts",
        },
        "ar": {
            "accessibility": "نص فقط، مرتَّب للقراءة، بأي حجم؛ والغلاف، وهو الصورة الوحيدة، موصوف. تُفتح الحواشي من "
            "أرقامها وتعيد إليها؛ ولكل فقرة رمز يُدرج كرقم صفحة. تحققت منه البرامج وحدها: لم يقيّم أحد هذا الكتاب.",
            "codes": "رموز الفقرات",
            "contents": "المحتويات",
            "cover": "الغلاف",
            "cover.of": "الغلاف: {title}. النصُّ شريطًا: لكل فقرة قطعة، ولكل حاشية وتد.",
            "book-facing": "EPUB مع الترجمة",
            "fonts": "الحروف العربية بخط «أميري»، برخصة SIL OFL 1.1 المرفقة بالكتاب.",
            "from": "كتاب من",
            "glossary": "لكل كلمة: سطر يعرّفها، وشرح، ومقابلاتها، وكل المواضع التي ترد فيها؛ ويعيد كل رمز إلى موضعه.",
            "landmarks": "معالم الكتاب",
            "book": "EPUB",
            "rights": "لكل نص حقوقه، وهي مذكورة في آخر الكتاب: لا تنازل هنا عن شيء منها. الحواشي والمسرد "
            "والمحاور والأسئلة: CC BY-SA 4.0.",
            "themes": "ما يسري في النصوص كلها، وما تختلف فيه. ورمز كل مقطع يؤدي إليه.",
            "title": "هذا الكتاب",
            "use": "كيف يُستعمل هذا الكتاب",
            "use.says": "تفتح الأرقامُ الحواشي؛ والكلمات التي تحتها نقاط تؤدي إلى المسرد، والمسرد يعيد إلى النص. ولكل "
            "فقرة رمز، مثل {code}، هو نفسه في الموقع وعلى الورق: يُقال بصوت عالٍ، ويُنتقل إليه كما يُنتقل إلى صفحة.",
            "what": "كتب للقارئات الإلكترونية (EPUB)",
            "where": "في النصوص",
        },
    },
    channel="offline",
    format="EPUB",
)
