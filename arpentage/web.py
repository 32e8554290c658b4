"""The built site over http, for its authors on this machine: always fresh, never cached."""

import gzip
import re
import sys
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from typing import Any
from urllib.parse import quote, unquote, urlsplit

HOST = "127.0.0.1"
_STREAM, _SCRIPT = "/_reload", "/_reload.js"
_HEARTBEAT = 10.0  # seconds: a write is how a page that went away is noticed

_HTML = "text/html; charset=utf-8"
_KINDS = {
    ".html": _HTML,
    ".xhtml": "application/xhtml+xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".jsonld": "application/ld+json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".yaml": "application/yaml; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
    ".zip": "application/zip",
}
_PACKED = ("text/", "application/json", "application/xml", "image/svg")
"""Kinds that travel gzipped, as static hosts send them: what is measured here is what readers get."""
_POLICY = re.compile(rb"""<meta http-equiv=["']?Content-Security-Policy["']? content=["'][^>]*>""", re.IGNORECASE)
_SELF = b"connect-src &#39;self&#39;"


class Edition:
    """Which build of the site is shown; pages wait on it for the next one."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._number = time.time_ns()  # a server started again is later than any page still open

    def __str__(self) -> str:
        return str(self._number)

    def renew(self) -> None:
        """Another build is in place: wake every page that waits."""
        with self._changed:
            self._number += 1
            self._changed.notify_all()

    def wait(self, shown: str, seconds: float) -> str:
        """The edition, as soon as it is not the one shown, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: str(self) != shown, seconds)
            return str(self)


class Server(ThreadingHTTPServer):
    """Serves the folder `out` on 127.0.0.1; with an `edition`, its pages load again when that is renewed.

    `port` 0 takes a free one. The folder may be replaced at any time. Raises OSError when the port is taken.
    """

    daemon_threads = True

    def __init__(self, out: Path, port: int = 0, edition: Edition | None = None) -> None:
        self.out, self.edition = out, edition
        super().__init__((HOST, port), _Handler)

    @property
    def url(self) -> str:
        """Address of the site, with its final slash."""
        return f"http://{HOST}:{self.server_port}/"

    def start(self) -> None:
        """Serve from now on, in a thread of its own, until `shutdown`."""
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that hangs up is no news."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def live(page: bytes, edition: str) -> bytes:
    """A page that loads again when its edition is over: one script more, which its policy lets listen."""

    def relax(policy: re.Match[bytes]) -> bytes:
        text = policy[0]
        if b"connect-src" in text:
            return text.replace(b"connect-src", _SELF, 1)
        return re.sub(rb"""(content=["'])""", rb"\1" + _SELF + b"; ", text, count=1)

    script = f'<script src="{_SCRIPT}?{edition}"></script>'.encode()
    head, end, rest = _POLICY.sub(relax, page).partition(b"</head>")
    return head + script + end + rest


def find(out: Path, path: str) -> Path | None:
    """The file or folder of a site at a path; None when there is none, or when it lies outside."""
    try:
        found = (out / path.lstrip("/")).resolve()
        return found if found.is_relative_to(out.resolve()) and found.exists() else None
    except (OSError, ValueError):  # a name too long for the disk, a null in it
        return None


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        path, edition = unquote(address.path), self.server.edition
        if not self._asked_here():
            self._send(HTTPStatus.FORBIDDEN, b"127.0.0.1\n")
        elif edition and path == _STREAM:
            self._stream(edition)
        elif edition and path == _SCRIPT:
            script = Path(__file__).with_name("reload.js").read_bytes()
            self._send(HTTPStatus.OK, script, _KINDS[".js"])
        else:
            self._send_path(path, address.query)

    do_HEAD = do_GET  # noqa: N815  (both are the names that http.server calls)

    def log_message(self, format: str, *args: Any) -> None:
        """Requests are no news."""

    def _asked_here(self) -> bool:
        """Whether the address names this machine: any other name that leads here is a trick to read drafts."""
        return self.headers.get("Host", HOST).rsplit(":", 1)[0] in (HOST, "localhost")

    def _send_path(self, path: str, query: str) -> None:
        edition = str(self.server.edition or "")
        found = find(self.server.out, path)
        if path.endswith("/"):
            found = find(self.server.out, f"{path}index.html")
        elif found and found.is_dir():
            self._redirect(found, query)
            return
        try:
            content = found.read_bytes() if found else None
        except OSError:  # replaced meanwhile by a folder, or gone
            content = None
        if not found or content is None:
            self._send(HTTPStatus.NOT_FOUND, b"404\n")
            return
        kind = _KINDS.get(found.suffix.lower(), "application/octet-stream")
        self._send(HTTPStatus.OK, live(content, edition) if edition and kind == _HTML else content, kind)

    def _redirect(self, folder: Path, query: str) -> None:
        parts = (*folder.relative_to(self.server.out.resolve()).parts, "")
        address = "/" + quote("/".join(parts)) + (f"?{query}" if query else "")
        self._send(HTTPStatus.MOVED_PERMANENTLY, b"", location=address)

    def _send(self, status: HTTPStatus, content: bytes, kind: str = _KINDS[".txt"], location: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if kind.startswith(_PACKED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if location:
            self.send_header("Location", location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _stream(self, edition: Edition) -> None:
        """Server-sent events: the edition at once, and again each time that it changes."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        shown = ""
        while self.command == "GET":
            shown = edition.wait(shown, _HEARTBEAT)
            self.wfile.write(f"data: {shown}\n\n".encode())
