"""The server: port, head, and what a page may load."""

import asyncio
import socket
from collections.abc import Iterator
from typing import NamedTuple

import pytest
from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import Message

from conceptpath.graph.errors import InputError
from conceptpath.ui.app import PORT, choose_port
from conceptpath.ui.head import HEAD, Guard, Head, policy


@pytest.fixture
def busy() -> Iterator[int]:
    """Return a port that something listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


class Answer(NamedTuple):
    """What a server sent."""

    headers: Headers
    body: bytes


def get(path: str) -> Answer:
    """Return the answer for a path of a page, a text and an asset, guarded."""
    page = HTMLResponse("<html><head></head></html>")
    text = PlainTextResponse("<head>")
    pages = {"/": page, "/text": text, "/assets/page/a.html": page}
    app = Guard(Head(pages[path]), port=8501)
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "headers": []}
    asyncio.run(app(scope, receive, send))
    body = b"".join(message.get("body", b"") for message in sent)
    return Answer(Headers(raw=sent[0]["headers"]), body)


def test_a_busy_port_that_was_asked_for_is_an_error(busy: int) -> None:
    """Who asks for a port gets that one or a message that says what to do."""
    with pytest.raises(InputError, match=f"port {busy} is busy; choose another"):
        choose_port(busy)


def test_a_busy_default_gives_way(busy: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a wish a free port is found where the usual one is busy."""
    monkeypatch.setattr("conceptpath.ui.app.PORT", busy)
    assert choose_port(None) not in (busy, PORT)


def test_page_gets_style_and_script() -> None:
    """The head of the page is added to, and its length is told right."""
    answer = get("/")
    assert answer.body == b"<html>" + HEAD + b"</head></html>"
    assert answer.headers["content-length"] == str(len(answer.body))


@pytest.mark.parametrize("path", ["/text", "/assets/page/a.html"])
def test_other_answers_pass_untouched(path: str) -> None:
    """Only pages are added to."""
    assert HEAD not in get(path).body


def test_every_answer_is_guarded() -> None:
    """Nothing may load from, or send to, another host."""
    said = get("/text").headers["content-security-policy"]
    assert said == policy(8501)
    assert "default-src 'self'" in said
    assert "ws://localhost:8501" in said
    assert "unsafe-eval" not in said


def test_scripts_are_asked_for_anew() -> None:
    """A new version never meets the scripts of an older one."""
    assert get("/assets/page/a.html").headers["cache-control"] == "no-cache"
