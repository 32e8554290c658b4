"""Which forge a repository's address tells, and which addresses are no repository."""

import pytest

from arpentage.checks.repository_address import is_page
from arpentage.forge import of_host


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("github.com", "github"),
        ("www.github.com", "github"),
        ("gitlab.com", "gitlab"),
        ("gitlab.example.org", "gitlab"),
        ("codeberg.org", "forgejo"),
        ("forgejo.example.org", "forgejo"),
        ("gitea.example.org", "forgejo"),
        ("git.example.org", None),
        ("github.com.example.org", None),
        ("notgithub.com", None),
        ("", None),
    ],
)
def test_a_host_tells_its_forge_or_nothing(host: str, name: str | None) -> None:
    assert of_host(host) == name


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("https://codeberg.org/name/project", True),
        ("https://codeberg.org/name/project/", True),
        ("https://gitlab.com/group/sub/project.git", True),
        ("http://192.168.1.4:3000/name/project", True),
        ("https://codeberg.org/", False),
        ("https://codeberg.org/name", False),
        ("https://codeberg.org/name/..", False),
        ("https://me:secret@codeberg.org/name/project", False),
        ("https://codeberg.org/name/project?tab=1", False),
        ("https://codeberg.org/name/project#readme", False),
        ("https://codeberg.org:port/name/project", False),
        ("https://[::1/name/project", False),
        ("https://codeberg.org/name\\project/x", False),
    ],
)
def test_a_repository_is_a_host_an_owner_and_a_name(address: str, page: bool) -> None:
    assert is_page(address) is page
