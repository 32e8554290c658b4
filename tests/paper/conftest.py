"""A press, the reader to print and the strings of each language, made once."""

from collections.abc import Iterator, Mapping

import pytest

from arpentage import kinds, outputs
from arpentage.catalogue import Catalogue, load_catalogues
from arpentage.compose import compose
from arpentage.html.strings import typeset_strings
from arpentage.html.templates import Templates, folders
from arpentage.paper.press import Press, missing
from arpentage.site import Site
from tests import build_data as data


@pytest.fixture(scope="session")
def press() -> Iterator[Press]:
    if missing():
        pytest.skip(f"{', '.join(missing())} is not installed (the extra `pdf`)")
    with Press(Templates(data.ROOT)) as made:
        yield made


@pytest.fixture(scope="session")
def site() -> Site:
    return compose(*data.real())[0]


@pytest.fixture(scope="session")
def catalogues(site: Site) -> Mapping[str, Catalogue]:
    groups = [*(kind.group for kind in kinds.discover()), *(output.group for output in outputs.discover())]
    found, problems = load_catalogues(folders(data.ROOT), site.languages, groups)
    assert not problems
    return {lang: typeset_strings(t) for lang, t in found.items()}
