"""Pagefind's service protocol: `base64(JSON {message_id, payload}) + ","` both ways, one answer a question.

Pagefind's own Python wrapper waits 0.1 s for each answer; speaking to the program takes 0.1 ms.
Source: the wrappers of Pagefind 1.5 (`pagefind --service`).
"""

import base64
import json
import subprocess
import tempfile
from collections.abc import Mapping
from io import BufferedReader
from pathlib import Path
from threading import Timer
from types import TracebackType
from typing import Any, Self

import pagefind_bin

from .error import SearchError

Payload = Mapping[str, Any]

LONGEST = 600.0
"""Seconds after which the program is taken for hung (10,000 records take 13)."""


def program() -> Path:
    """Where the installed Pagefind program is; raises `SearchError` when there is none."""
    try:
        return Path(pagefind_bin.get_executable())
    except FileNotFoundError as error:
        raise SearchError(f"the pagefind program is missing ({error}); install pagefind-bin again") from error


class Service:
    """A running Pagefind, for use in a `with` block, which always ends the program."""

    def __init__(self, binary: Path) -> None:
        self._binary = binary
        self._sent = 0

    def __enter__(self) -> Self:
        self._complaints = tempfile.TemporaryFile()
        try:
            self._process = subprocess.Popen(
                [self._binary, "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._complaints,
            )
        except OSError as error:
            self._complaints.close()
            raise SearchError(f"pagefind did not start: {error}") from error
        self._watch = Timer(LONGEST, self._process.kill)
        self._watch.daemon = True
        self._watch.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._watch.cancel()
        self._process.kill()  # nothing is on disk: what it holds in memory is of no more use
        self._process.communicate()
        self._complaints.close()

    def ask(self, payload: Payload) -> dict[str, Any]:
        """Send one request and return the payload of its answer; raises `SearchError` on an error or silence."""
        self._sent += 1
        self._write({"message_id": self._sent, "payload": payload})
        answer = self._read()
        body: dict[str, Any] = answer["payload"]
        if body["type"] == "Error":
            raise SearchError(f"pagefind refused {payload['type']}: {body.get('message')}")
        if answer.get("message_id") != self._sent:
            raise SearchError(f"pagefind answered message {answer.get('message_id')}, not {self._sent}")
        return body

    def _write(self, message: Payload) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(base64.b64encode(json.dumps(message).encode()) + b",")
            self._process.stdin.flush()
        except OSError as error:
            raise self._ended() from error

    def _read(self) -> dict[str, Any]:
        assert isinstance(self._process.stdout, BufferedReader)
        line = bytearray()
        while not line.endswith(b","):
            piece = self._process.stdout.read1()
            if not piece:
                raise self._ended()
            line += piece
        answer: dict[str, Any] = json.loads(base64.b64decode(line[:-1]))
        return answer

    def _ended(self) -> SearchError:
        status = self._process.wait()
        self._complaints.seek(0)
        said = self._complaints.read().decode(errors="replace").strip()[-500:]
        return SearchError(f"pagefind ended before its answer (status {status}): {said or 'it said nothing'}")
