"""The author's server: what it sends, what it refuses, and the loop of building again on every change."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath

import pytest

from arpentage.model import File
from arpentage.publish import publish
from arpentage.serve import fresh_build, serve, stamps
from arpentage.web import Edition, Server, live

PATIENCE = 60
"""Seconds that an answer or a new build may take on a loaded machine."""
POLICY = "default-src 'none'; script-src 'self'"
PAGE = f"""<!doctype html><html lang="fr"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}"><title>t</title></head><body>%s</body></html>"""


@pytest.fixture
def out(tmp_path: Path) -> Path:
    site = tmp_path / "my site"
    names = ("a.js", "pf/b.wasm", "c.woff2", "d.css", "texts/é.html", "e.unknown")
    publish(
        [
            File(PurePosixPath("index.html"), (PAGE % "home").encode()),
            File(PurePosixPath("en/index.html"), b"english"),
            *(File(PurePosixPath(name), name.encode()) for name in names),
        ],
        site,
    )
    (tmp_path / "secret.txt").write_text("secret")
    return site


@pytest.fixture(params=[False, True], ids=["plain", "live"])
def server(out: Path, request: pytest.FixtureRequest) -> Iterator[Server]:
    with Server(out, edition=Edition() if request.param else None) as running:
        running.start()
        yield running
        running.shutdown()


def ask(server: Server, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=PATIENCE)
    connection.putrequest(method, path, skip_host="Host" in headers)
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), content


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/a.js", "text/javascript; charset=utf-8"),
        ("/pf/b.wasm", "application/wasm"),
        ("/c.woff2", "font/woff2"),
        ("/d.css", "text/css; charset=utf-8"),
        ("/texts/%C3%A9.html?q=x", "text/html; charset=utf-8"),
        ("/e.unknown", "application/octet-stream"),
        ("/en/", "text/html; charset=utf-8"),
        ("/", "text/html; charset=utf-8"),
    ],
)
def test_files_come_with_their_kind_and_are_never_cached(server: Server, path: str, kind: str) -> None:
    status, headers, content = ask(server, path)
    assert (status, headers["Content-Type"], headers["Cache-Control"]) == (200, kind, "no-store")
    status, headers, nothing = ask(server, path, "HEAD")
    assert (status, int(headers["Content-Length"]), nothing) == (200, len(content), b"")


def test_a_folder_without_its_slash_is_sent_there_query_included(server: Server) -> None:
    status, headers, _ = ask(server, "//en?q=x")
    assert (status, headers["Location"]) == (301, "/en/?q=x")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "//../secret.txt",
        "/en/../../secret.txt",
        "/link.txt",
        "/linked/secret.txt",
        "/linked",
        "/%00",
        "/" + "x" * 5000,
        "/texts/",
        "/none.html",
        "/index.html/",
        "/a.js/x",
    ],
)
def test_nothing_outside_the_site_is_sent_nor_lists_of_folders(server: Server, out: Path, path: str) -> None:
    (out / "link.txt").symlink_to(out.parent / "secret.txt")
    (out / "linked").symlink_to(out.parent)
    status, _, content = ask(server, path)
    assert (status, content) == (404, b"404\n")


def test_only_this_machine_s_own_names_are_answered(server: Server) -> None:
    assert ask(server, "/", Host="evil.example")[0] == 403
    assert ask(server, "/", Host=f"localhost:{server.server_port}")[0] == 200
    with socket.socket() as other, pytest.raises(ConnectionRefusedError):
        other.connect(("127.0.0.2", server.server_port))


def test_the_folder_may_be_replaced_at_any_time(server: Server, out: Path) -> None:
    assert b"home" in ask(server, "/")[2]
    publish([File(PurePosixPath("index.html"), (PAGE % "again").encode())], out)
    assert b"again" in ask(server, "/")[2]
    assert ask(server, "/a.js")[0] == 404


def test_only_a_live_server_adds_its_script_and_nothing_on_the_disk(server: Server, out: Path) -> None:
    content = ask(server, "/")[2]
    assert (content == (out / "index.html").read_bytes()) == (server.edition is None)
    assert ask(server, "/_reload.js")[0] == (404 if server.edition is None else 200)
    assert ask(server, "/a.js")[2] == b"a.js"


def test_a_live_page_may_listen_and_nothing_else_is_relaxed() -> None:
    page = live((PAGE % "x").encode(), "7").decode()
    assert f'content="connect-src &#39;self&#39;; {POLICY}"' in page
    assert page.count('<script src="/_reload.js?7"></script></head>') == 1
    strict = b"""<meta http-equiv="Content-Security-Policy" content="connect-src 'none'">"""
    assert b"content=\"connect-src &#39;self&#39; 'none'\"" in live(strict, "7")
    assert live(b"bare", "7").endswith(b"</script>")


def test_the_stream_tells_the_edition_at_once_and_again_when_it_is_renewed(out: Path) -> None:
    edition = Edition()
    with Server(out, edition=edition) as running:
        running.start()
        first = str(edition)
        connection = http.client.HTTPConnection("127.0.0.1", running.server_port, timeout=PATIENCE)
        connection.request("GET", "/_reload")
        stream = connection.getresponse()
        assert stream.getheader("Content-Type") == "text/event-stream"
        assert stream.readline().decode() == f"data: {first}\n"
        stream.readline()
        edition.renew()
        assert stream.readline().decode() == f"data: {edition}\n" != f"data: {first}\n"
        connection.close()
        running.shutdown()


def test_a_port_that_is_taken_is_said_with_its_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert serve(tmp_path, lambda: True, tmp_path / "site", port, "en") == 1
    assert f"Port {port} is not free" in capsys.readouterr().err


def test_stamps_leave_out_what_no_site_is_built_from(tmp_path: Path) -> None:
    kept = ("seeds/a.txt", "annotations/texts/a/source.yaml", "arpentage/b.py", "build.py")
    left = ("site/x.html", "seeds/.a.txt.swp", "seeds/a.txt~", "arpentage/__pycache__/b.pyc", "other.py")
    for name in (*kept, *left):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "seeds" / "nowhere").symlink_to(tmp_path / "gone")
    assert set(stamps(tmp_path)) == set(kept)


def test_a_fresh_build_tells_whether_it_succeeded(tmp_path: Path) -> None:
    (tmp_path / "build.py").write_text("import sys; sys.exit(sys.argv[1:] != ['site', '--out', 'x y'])")
    assert fresh_build(tmp_path, "--out", "x y")()
    assert not fresh_build(tmp_path)()


BUILD = """
import sys
from pathlib import Path, PurePosixPath
from arpentage.model import File
from arpentage.publish import publish
root = Path(__file__).parent
words = (root / "seeds" / "a.txt").read_text()
if "bad" in words:
    sys.exit(1)
publish([File(PurePosixPath("index.html"), f"<p>{words} MARK</p>".encode())], root / "site")
"""
RUN = """
import signal, sys
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)
if sys.argv[2] == "polling":
    sys.modules["watchfiles"] = None
from arpentage.serve import fresh_build, serve
root = Path(sys.argv[1])
sys.exit(serve(root, fresh_build(root), root / "site", 0, "en"))
"""


@pytest.mark.parametrize("how", ["watchfiles", "polling"])
def test_each_change_is_built_again_and_a_failed_build_keeps_the_last_good_site(
    tmp_path: Path, how: str, repo: Path
) -> None:
    root = tmp_path / "a reader"
    (root / "seeds").mkdir(parents=True)
    (root / "seeds" / "a.txt").write_text("one")
    (root / "build.py").write_text(BUILD)
    path = {"PYTHONPATH": str(repo), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, str(root), how],
        env=os.environ | path,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        assert process.stdout
        first = process.stdout.readline()
        address = re.search(r"http://127\.0\.0\.1:(\d+)/", first)
        assert address, first
        port = int(address[1])
        wait_until(lambda: "one MARK" in read(port))
        (root / "seeds" / "a.txt").write_text("two")
        wait_until(lambda: "two MARK" in read(port))
        (root / "seeds" / "a.txt").write_text("bad")
        assert any("The build failed" in line for line in process.stdout)
        assert "two MARK" in read(port)
        (root / "seeds" / "a.txt").write_text("three")
        wait_until(lambda: "three MARK" in read(port))
        replaced = root / "build.new"  # as an editor saves: written beside, then renamed
        replaced.write_text(BUILD.replace("MARK", "changed code"))
        replaced.rename(root / "build.py")
        wait_until(lambda: "three changed code" in read(port))
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=PATIENCE)
        assert process.returncode == 0, rest
        assert "Done." in rest
        assert "Traceback" not in rest
    finally:
        process.kill()
        process.wait()


def read(port: int) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.request("GET", "/")
    content = connection.getresponse().read().decode()
    connection.close()
    return content


def wait_until(true: Callable[[], bool], seconds: float = PATIENCE) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "still not so"
        time.sleep(0.05)
