"""Publishing is all or nothing, whenever the build is killed, on every way of putting a site in place."""

import errno
import os
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arpentage import swap
from arpentage.folder import MARKER
from arpentage.model import File
from arpentage.publish import Published, PublishError, publish, recover

OLD = {"index.html": b"old home", "en/index.html": b"same", "texts/a.html": b"old text", "gone.html": b"gone"}
NEW = {"index.html": b"new home!", "en/index.html": b"same", "texts/a.html": b"new text", "new/b.html": b"b"}


def files(contents: dict[str, bytes]) -> list[File]:
    return [File(PurePosixPath(path), content) for path, content in contents.items()]


def tree(folder: Path) -> dict[str, bytes]:
    """What a visitor can read: every file but the marker."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name != str(MARKER)}


def beside(out: Path) -> list[str]:
    return sorted(entry.name for entry in out.parent.iterdir() if entry != out)


def without_exchange(one: Path, other: Path) -> bool:
    return False


@pytest.fixture(params=["exchange", "renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of putting a site in place."""
    if request.param == "renames":
        monkeypatch.setattr(swap, "exchange", without_exchange)
    return str(request.param)


def test_the_system_here_exchanges_folders_in_one_step(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "who").write_text(name)
    assert swap.exchange(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "a" / "who").read_text() == "b"


def test_exchange_of_a_missing_folder_is_an_error_not_a_fallback(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        swap.exchange(tmp_path / "a", tmp_path / "b")


def test_a_publication_says_what_it_wrote_kept_and_removed(tmp_path: Path, way: str) -> None:
    out = tmp_path / "a parent" / "my site"
    assert publish(files(OLD), out).written == tuple(sorted(PurePosixPath(path) for path in OLD))
    done = publish(files(NEW), out)
    assert done == Published(
        written=tuple(map(PurePosixPath, ("index.html", "new/b.html", "texts/a.html"))),
        kept=(PurePosixPath("en/index.html"),),
        removed=(PurePosixPath("gone.html"),),
    )
    assert tree(out) == NEW
    assert beside(out) == []


def test_unchanged_files_keep_their_time_stamps_and_changed_ones_do_not(tmp_path: Path, way: str) -> None:
    out = tmp_path / "site"
    publish(files(OLD), out)
    for path in (*OLD, str(MARKER)):
        os.utime(out / path, ns=(10**18, 10**18))
    publish(files(OLD | {"index.html": b"old homE"}), out)
    changed = {path for path in (*OLD, str(MARKER)) if (out / path).stat().st_mtime_ns != 10**18}
    assert changed == {"index.html"}
    assert {(out / path).stat().st_nlink for path in OLD} == {1}


def test_without_links_unchanged_files_are_copied_with_their_stamps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    out = tmp_path / "site"
    publish(files(OLD), out)
    os.utime(out / "en/index.html", ns=(10**18, 10**18))
    monkeypatch.setattr(os, "link", refuse)
    assert publish(files(NEW), out).kept == (PurePosixPath("en/index.html"),)
    assert (out / "en/index.html").stat().st_mtime_ns == 10**18


def test_two_publications_of_one_input_are_identical_marker_included(tmp_path: Path) -> None:
    publish(files(OLD), tmp_path / "one")
    publish(reversed(files(OLD)), tmp_path / "two")
    assert (tmp_path / "one" / MARKER).read_bytes() == (tmp_path / "two" / MARKER).read_bytes()


def kill_after(steps: int, out: Path) -> bool:
    """Run a publication in a process of its own, which ends at once after so many steps; False when it had fewer."""
    child = os.fork()
    if not child:
        countdown = iter(range(steps - 1, -1, -1))
        code = 1
        try:
            publish(files(NEW), out, lambda name: None if next(countdown) else os._exit(9))
            code = 0
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9)
    return code == 9


def test_killed_between_any_two_steps_it_leaves_a_whole_site(tmp_path: Path, way: str) -> None:
    seen = []
    for steps in range(1, 100):
        out = tmp_path / str(steps) / "site"
        publish(files(OLD), out)
        killed = kill_after(steps, out)
        if way == "renames" and not out.exists():  # the instant between the two renames
            recover(out)
        assert tree(out) in (OLD, NEW), f"after step {steps}"
        seen.append(tree(out) == NEW)
        recover(out)
        assert tree(out) == (NEW if seen[-1] else OLD)
        assert beside(out) == []
        assert publish(files(NEW), out).removed == (() if seen[-1] else (PurePosixPath("gone.html"),))
        assert tree(out) == NEW
        if not killed:
            break
    assert seen == sorted(seen), "once new, the site stays new"
    assert seen.count(False) >= len(NEW) + 3
    assert seen.count(True) >= 2


def test_killed_between_any_two_steps_of_the_first_publication(tmp_path: Path, way: str) -> None:
    for steps in range(1, 100):
        out = tmp_path / str(steps) / "site"
        out.parent.mkdir()
        killed = kill_after(steps, out)
        assert not out.exists() or tree(out) == NEW
        publish(files(NEW), out)
        assert (tree(out), beside(out)) == (NEW, [])
        if not killed:
            break


def test_a_step_that_fails_leaves_the_old_site_and_nothing_beside(tmp_path: Path, way: str) -> None:
    out = tmp_path / "site"
    publish(files(OLD), out)
    names: list[str] = []
    publish(files(OLD), out, names.append)
    assert len(names) == len(set(names))
    for failing in names:

        def step(name: str, failing: str = failing) -> None:
            if name == failing:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            publish(files(OLD), out, step)
        assert (tree(out), beside(out)) == (OLD, [])


def test_a_full_disk_is_a_publish_error_and_the_old_site_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "site"
    publish(files(OLD), out)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PublishError, match=r"\[publish-disk\].*No space left"):
        publish(files(NEW), out)
    assert (tree(out), beside(out)) == (OLD, [])


def test_files_that_fail_to_come_leave_the_old_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(files(OLD), out)
    with pytest.raises(ZeroDivisionError):
        publish((File(PurePosixPath(f"{n}.html"), bytes([1 // (2 - n)])) for n in range(3)), out)
    assert (tree(out), beside(out)) == (OLD, [])


def test_a_second_build_at_the_same_time_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(files(OLD), out)
    with swap.locked(out), pytest.raises(PublishError) as refusal:
        publish(files(NEW), out)
    assert refusal.value.problem.code == "publish-busy"
    assert "autre construction" in refusal.value.problem.text("fr")
    assert tree(out) == OLD
    assert publish(files(NEW), out).removed


@pytest.mark.parametrize("name", ["notes.txt", "en/mine.html", "deep/er/x"])
def test_a_file_that_we_did_not_write_is_never_lost(tmp_path: Path, name: str) -> None:
    out = tmp_path / "site"
    publish(files(OLD), out)
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    (out / name).write_text("mine")
    with pytest.raises(PublishError, match=r"publish-foreign.*" + name):
        publish(files(NEW), out)
    assert (out / name).read_text() == "mine"
    assert tree(out) == OLD | {name: b"mine"}


def test_a_folder_without_our_marker_is_refused_even_with_the_same_names(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("somebody's page")
    with pytest.raises(PublishError, match="publish-foreign"):
        publish(files(OLD), tmp_path)
    assert (tmp_path / "index.html").read_text() == "somebody's page"


def test_a_reader_s_root_is_refused(tmp_path: Path) -> None:
    (tmp_path / "build.py").write_bytes(b"")
    with pytest.raises(PublishError, match=r"publish-foreign.*build\.py"):
        publish(files(OLD), tmp_path)


def test_an_empty_folder_is_taken_and_what_file_browsers_drop_is_no_obstacle(tmp_path: Path) -> None:
    out = tmp_path / "site"
    out.mkdir()
    publish(files(OLD), out)
    (out / ".DS_Store").write_bytes(b"x")
    publish(files(NEW), out)
    assert tree(out) == NEW


def test_a_link_in_the_place_of_the_site_or_in_it_is_refused(tmp_path: Path) -> None:
    out, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    publish(files(OLD), elsewhere)
    out.symlink_to(elsewhere)
    with pytest.raises(PublishError, match="publish-place"):
        publish(files(NEW), out)
    (elsewhere / "en/index.html").unlink()
    (elsewhere / "en").rmdir()
    (tmp_path / "outside").mkdir()
    (elsewhere / "en").symlink_to(tmp_path / "outside")
    with pytest.raises(PublishError, match="publish-foreign"):
        publish(files(NEW), elsewhere)
    assert list((tmp_path / "outside").iterdir()) == []


@pytest.mark.parametrize("path", ["", ".", "..", "/"])
def test_places_that_cannot_hold_a_site_are_refused(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PublishError, match="publish-place"):
        publish(files(OLD), Path(path))


@pytest.mark.parametrize(
    "path",
    [
        "/etc/x",
        "../x",
        "a/../../x",
        ".",
        "a\\b",
        "c:x",
        "a\nb",
        "what?",
        "dot./x",
        "space ",
        "#x",
        ".arpentage",
        "a\ud800",
    ],
)
def test_unsafe_paths_are_refused_before_anything_is_written(tmp_path: Path, path: str) -> None:
    with pytest.raises(PublishError, match="publish-path"):
        publish([File(PurePosixPath(path), b"")], tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "paths", [("a.html", "a.html"), ("a.html", "A.html"), ("é", "e\u0301"), ("a", "a/b"), ("A/b", "a")]
)
def test_paths_in_each_other_s_way_are_refused(tmp_path: Path, paths: tuple[str, str]) -> None:
    with pytest.raises(PublishError, match="publish-twice"):
        publish([File(PurePosixPath(path), b"") for path in paths], tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


SITES = st.dictionaries(st.sampled_from(["a", "b/c", "b/d", "e/f/g", "h"]), st.binary(max_size=3))


@settings(deadline=None, max_examples=40)
@given(st.lists(SITES, max_size=5))
def test_any_series_of_publications_ends_in_the_last_one(
    tmp_path_factory: pytest.TempPathFactory, series: list[dict[str, bytes]]
) -> None:
    out = tmp_path_factory.mktemp("series") / "site"
    before: dict[str, bytes] = {}
    for site in series:
        done = publish(files(site), out)
        assert tree(out) == site
        assert {str(path) for path in done.kept} == {path for path in site if before.get(path) == site[path]}
        assert {str(path) for path in done.removed} == before.keys() - site.keys()
        before = site
