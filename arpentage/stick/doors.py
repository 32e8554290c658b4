"""`OUVRIR.html` and `OPEN.html`: what people find at the root of the stick, beside the folder of the site."""

from pathlib import Path, PurePosixPath

from arpentage.catalogue import Catalogue, load_catalogues
from arpentage.html.templates import Page, TemplateFailed, Templates, folders
from arpentage.model import File, Problems
from arpentage.render import failed
from arpentage.site import Site
from arpentage.stick.manifest import reader_name
from arpentage.stick.names import folder_name


def doors(root: Path, site: Site) -> tuple[tuple[File, ...], Problems]:
    """Both pages: the same words in French and English, the page's own language first, each leading to the site's pages
    in that language, or in its first one where it lacks that."""
    first, name = site.languages[0], reader_name(site)
    leads = {lang: lang if lang in site.languages else first for lang in ("fr", "en")}
    catalogues, problems = load_catalogues(folders(root), site.languages, [kind.group for kind in site.library.kinds])
    values = {
        "doors": leads,
        "folder": folder_name(site),
        "issue": site.settings.edition,
        "languages": site.languages,
        "prefixes": {lang: "" if lang == first else f"{lang}/" for lang in site.languages},
        "reader": name,
    }
    templates, made = Templates(root), []
    for path, tongues in (("OUVRIR.html", ("fr", "en")), ("OPEN.html", ("en", "fr"))):
        page, t = Page(path, name, "", "", ()), Catalogue(tongues[0], catalogues[leads[tongues[0]]].strings)
        try:
            content = templates.render("pages/open.html", site, page, t, tongues=tongues, **values)
        except TemplateFailed as failure:
            return (), (*problems, failed(failure))
        made.append(File(PurePosixPath(path), content))
    return tuple(made), problems
