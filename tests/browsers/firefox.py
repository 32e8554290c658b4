"""The system's Firefox, driven by WebDriver BiDi; it can reach this machine only.

The protocol: https://w3c.github.io/webdriver-bidi/
"""

import json
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.browsers.page import PATIENCE, Leaving, wait_for

PREFERENCES: dict[str, bool | int | str] = {
    "remote.prefs.recommended": False,  # else WebDriver relaxes the file policy, and file:// tests prove nothing
    "ui.prefersReducedMotion": 1,  # what is scrolled to is there at once
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "browser.chrome.site_icons": False,
    "browser.aboutwelcome.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.startup.page": 0,
    "browser.tabs.warnOnClose": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "app.update.disabledForTesting": True,
    "app.normandy.enabled": False,
    "browser.safebrowsing.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "http://127.0.0.1:9/",
    "extensions.getAddons.cache.enabled": False,
}
ABORTED = "status=2152398850"
"""NS_BINDING_ABORTED: the page was left while it loaded something, which is no fault of its own."""
STILL = """(async (element) => {
  const box = () => JSON.stringify(element.getBoundingClientRect());
  element.scrollIntoView({block: 'center', behavior: 'instant'});
  for (let last = ''; last !== box(); ) {
    last = box();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  }
})(document.querySelector(%s))"""
"""Brings an element into view and waits until it stands still: the pointer goes where it was last seen."""
KEYS = {
    "Backspace": "\ue003",
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Shift": "\ue008",
    "Control": "\ue009",
    "Alt": "\ue00a",
    "Escape": "\ue00c",
    "Space": " ",
    "PageUp": "\ue00e",
    "PageDown": "\ue00f",
    "End": "\ue010",
    "Home": "\ue011",
    "ArrowLeft": "\ue012",
    "ArrowUp": "\ue013",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
    "Delete": "\ue017",
}


def executable() -> str | None:
    """Path of the system's Firefox, or None."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Refused(Exception):
    """Firefox answered a command with an error."""


class Session:
    """A conversation with one running Firefox."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._ids = socket, count(1)
        self.events: list[dict[str, Any]] = []
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])

    def ask(self, method: str, **parameters: Any) -> dict[str, Any]:
        """Send a command and wait for its result; events that come meanwhile are kept. Raises Refused or Leaving."""
        number = next(self._ids)
        self._socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            message: dict[str, Any] = json.loads(self._socket.recv(timeout=2 * PATIENCE))
            if message["type"] == "event":
                self.events.append(message)
            elif message["id"] == number:
                break
        if message["type"] == "error":
            gone = any(word in message["message"] for word in ("destroyed", "discarded"))
            raise (Leaving if gone else Refused)(f"{method}: {message['error']}: {message['message']}")
        result: dict[str, Any] = message["result"]
        return result


class Firefox:
    """A `Page`: one tab, with a storage that no other tab shares."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._user: str = session.ask("browser.createUserContext")["userContext"]
        self._tab: str = session.ask("browsingContext.create", type="tab", userContext=self._user)["context"]

    def open(self, url: str) -> None:
        self._session.ask("browsingContext.navigate", context=self._tab, url=url, wait="complete")

    def evaluate(self, expression: str) -> Any:
        text = self._value(f"(async () => JSON.stringify(await ({expression})) ?? 'null')()")["value"]
        return json.loads(text)

    def _value(self, expression: str) -> dict[str, Any]:
        answer = self._session.ask(
            "script.evaluate", expression=expression, target={"context": self._tab}, awaitPromise=True
        )
        if answer["type"] == "exception":
            raise Refused(f"{answer['exceptionDetails']['text']} in {expression}")
        value: dict[str, Any] = answer["result"]
        return value

    def wait_for(self, predicate: str, seconds: float = PATIENCE) -> Any:
        return wait_for(self, predicate, seconds)

    def resize(self, width: int, height: int) -> None:
        """Give the page a size, in CSS pixels."""
        size = {"width": width, "height": height}
        self._session.ask("browsingContext.setViewport", context=self._tab, viewport=size)

    def click(self, css: str) -> None:
        found = self._value(f"document.querySelector({json.dumps(css)})")
        if found["type"] != "node":
            raise Refused(f"nothing matches {css}")
        self.evaluate(STILL % json.dumps(css))
        origin = {"type": "element", "element": {"sharedId": found["sharedId"]}}
        self._act(
            "pointer",
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        )

    def press(self, key: str) -> None:
        keys = [key] if key == "+" else key.split("+")
        values = [KEYS.get(name, name) for name in keys]
        down = [{"type": "keyDown", "value": value} for value in values]
        self._act("key", *down, *({"type": "keyUp", "value": value} for value in reversed(values)))

    def _act(self, device: str, *actions: dict[str, Any]) -> None:
        source = {"type": device, "id": device, "actions": actions}
        self._session.ask("input.performActions", context=self._tab, actions=[source])
        self._session.ask("input.releaseActions", context=self._tab)

    def errors(self) -> list[str]:
        self._value("0")  # what was said before it has come too
        told = [event for event in self._session.events if event["params"]["source"].get("context") == self._tab]
        self._session.events = [event for event in self._session.events if event not in told]
        texts = [event["params"]["text"] for event in told if event["params"]["level"] == "error"]
        return [text for text in texts if ABORTED not in text]

    def close(self) -> None:
        """Close the tab and forget its storage."""
        self._session.ask("browser.removeUserContext", userContext=self._user)


@contextmanager
def launched(path: str, seconds: float = 60) -> Iterator[Session]:
    """A Firefox without a window, on a profile of its own; ended with the block."""
    with tempfile.TemporaryDirectory(prefix="firefox-", ignore_cleanup_errors=True) as profile:
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in PREFERENCES.items())
        Path(profile, "user.js").write_text("".join(lines), "utf-8")
        process = subprocess.Popen(
            [path, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            with connect(_address(Path(profile), process, seconds), max_size=None, proxy=None) as socket:
                session = Session(socket)
                yield session
                session.ask("browser.close")
            process.wait(timeout=PATIENCE)
        finally:
            process.kill()
            process.wait()


def _address(profile: Path, process: subprocess.Popen[bytes], seconds: float) -> str:
    """Where Firefox listens, as it writes it in its profile once it is ready."""
    told, end = profile / "WebDriverBiDiServer.json", time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            raise Refused(f"Firefox ended at once with code {process.returncode}")
        try:
            server = json.loads(told.read_text("utf-8"))
            return f"ws://{server['ws_host']}:{server['ws_port']}/session"
        except (FileNotFoundError, json.JSONDecodeError):
            time.sleep(0.05)
    raise TimeoutError(f"Firefox did not listen within {seconds} s")
