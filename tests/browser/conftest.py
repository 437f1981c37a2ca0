"""A server of the explorer, and a Chromium that tells what went wrong in it."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

import msgspec
import pytest

from conceptpath.graph.files import write_aside
from conceptpath.graph.model import Concept, Domain, Need, Question, Records

if TYPE_CHECKING:
    from playwright.sync_api import (
        Browser,
        BrowserContext,
        Locator,
        Page,
    )
    from playwright.sync_api._generated import LocatorAssertions

CHROMIUM = which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: Milliseconds that a busy machine may take to answer a click.
PATIENCE = 20_000
DESKTOP, PHONE = (1440, 900), (375, 812)
#: What runs or loads something wherever text is taken for markup.
EVIL = (
    "<img src=x onerror=alert(1)> ![x](https://attacker.example/x.png) "
    "</script> :red[red] $x$ href"
)
HOSTILE = Records(
    concepts=(
        Concept(id="evil-root", name=f"Root {EVIL}", domain="evil", what=EVIL),
        Concept(
            id="evil",
            name=f"Evil {EVIL}",
            domain="evil",
            kind="algorithm",
            aliases=(EVIL,),
            what=EVIL,
            why=EVIL,
            needs=(Need(id="evil-root", reason=EVIL),),
            questions=(Question(id="evil", ask=EVIL, answer=EVIL),),
        ),
    ),
    domains=(Domain(id="evil", name=EVIL, summary=EVIL),),
)


@pytest.fixture(scope="package")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that the explorer keeps its files in."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="package")
def url(kept: Path) -> Iterator[str]:
    """Return where the explorer is served, on the content and a hostile source."""
    hostile = kept / "data" / "workspace" / "hostile.json"
    write_aside(hostile, msgspec.json.encode(HOSTILE))
    start = "from conceptpath.ui.app import *; serve(choose_port(None), open_browser=0)"
    with subprocess.Popen(
        [sys.executable, "-u", "-c", start],
        cwd=kept,
        env={**os.environ, "CONCEPTPATH_HOME": str(kept)},
        stdout=subprocess.PIPE,
        text=True,
    ) as server:
        try:
            yield _address(server)
        finally:
            _stop(server)


def _stop(server: subprocess.Popen[str]) -> None:
    """End the server; it may wait for connections that the browser opened unused."""
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()


def _address(server: subprocess.Popen[str]) -> str:
    assert server.stdout
    said = server.stdout.readline()
    found = re.search(r"http://\S+", said)
    assert found, f"the server said {said!r}"
    port = int(found[0].rpartition(":")[2])
    while server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return found[0]
        time.sleep(0.1)
    raise AssertionError(f"the server ended with status {server.returncode}")


@pytest.fixture(scope="package")
def browser(require_all: bool) -> Iterator["Browser"]:
    """Return a Chromium; without one the test is skipped, or fails if all must run."""
    # It ends with this package: while it lives, no test can run an event loop.
    give_up = pytest.fail if require_all else pytest.skip
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        give_up("playwright is not installed")
    if not Path(CHROMIUM).exists():
        give_up(f"there is no Chromium at {CHROMIUM}")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield launched
        launched.close()


def expect(locator: "Locator") -> "LocatorAssertions":
    """Return what can be expected of an element, which is waited for."""
    from playwright.sync_api import expect as expect_of

    expect_of.set_options(timeout=PATIENCE)
    return expect_of(locator)


class Visitor(NamedTuple):
    """A page of the explorer, and what went wrong in it so far."""

    page: "Page"
    url: str
    #: Errors and warnings of the console, and errors that nothing caught.
    complaints: list[str]
    hosts: set[str]

    def open(self, path: str) -> None:
        """Open a path of the explorer and wait for its heading."""
        self.page.goto(f"{self.url}{path}")
        self.page.locator("h1").wait_for()
        self.settle()

    def settle(self) -> None:
        """Wait until the server has answered and everything is drawn."""
        running = self.page.get_by_test_id("stApp").and_(
            self.page.locator("[data-test-script-state=running]")
        )
        self.page.wait_for_timeout(300)
        running.wait_for(state="detached")
        self.page.wait_for_timeout(300)

    def click_card(self, id_: str) -> None:
        """Click a card of the map and wait for the answer."""
        canvas = self.page.locator(".map")
        canvas.locator("canvas").wait_for()
        place = canvas.evaluate("(map, id) => map.positions[id]", id_)
        canvas.click(position={"x": place["x"], "y": place["y"]})
        self.settle()


Visit = Callable[..., Visitor]


@pytest.fixture
def visit(browser: "Browser", url: str, kept: Path) -> Iterator[Visit]:
    """Return a function that gives a new visitor a screen and a colour scheme.

    What one test marks as known, the next one does not know.
    """
    contexts: list[BrowserContext] = []

    def come(size: tuple[int, int] = DESKTOP, scheme: str = "light") -> Visitor:
        width, height = size
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        contexts.append(context)
        return _watched(context.new_page(), url)

    yield come
    for context in contexts:
        context.close()
    (kept / "data" / "profile.json").unlink(missing_ok=True)


def _watched(page: "Page", url: str) -> Visitor:
    visitor = Visitor(page, url, [], set())
    page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    page.on("request", lambda sent: visitor.hosts.add(urlsplit(sent.url).netloc))
    page.on(
        "console",
        lambda message: (
            visitor.complaints.append(message.text)
            if message.type in ("error", "warning")
            else None
        ),
    )
    return visitor
