"""Middleware: what every page has in its head, and what every answer may load."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from conceptpath.ui.settings import HOSTS

#: The style sheet comes before the first paint; the script spares deep links two
#: requests that fail.
HEAD = (
    b'<head><script src="/assets/page/origin.js"></script>'
    b'<link rel="stylesheet" href="/assets/page/page.css">'
)
#: A page that came compressed or from the browser's cache could not be added to.
WITHHELD = (b"accept-encoding", b"if-none-match", b"if-modified-since")

#: A script inside the page.
INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
#: Files, which have no head.
UNTOUCHED = ("/assets/", "/static/")


def policy(port: int) -> str:
    """Return the content security policy: nothing from or to another host.

    Components arrive as blobs and styles inline. Scripts inside the page are allowed
    as they are in Streamlit's own file, and no others. The socket is named because not
    every browser counts it as ``self``.
    """
    page = (Path(st.__file__).parent / "static" / "index.html").read_bytes()
    sockets = " ".join(f"ws://{host}:{port}" for host in HOSTS)
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self' blob:", *map(_digest, INLINE.findall(page)))),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' {sockets}",
            "frame-ancestors 'none'",
            "object-src 'none'",
            "base-uri 'self'",
        )
    )


class Guard:
    """Adds the security headers to every answer."""

    def __init__(self, app: ASGIApp, port: int) -> None:
        self.app, self.policy = app, policy(port)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["content-security-policy"] = self.policy
                headers["x-content-type-options"] = "nosniff"
                headers["referrer-policy"] = "no-referrer"
                if scope["path"].startswith("/assets/"):
                    # A newer version must not meet scripts of an older one.
                    headers["cache-control"] = "no-cache"
            await send(message)

        await self.app(scope, receive, guarded)


class Head:
    """Adds style sheet and script to the head of the page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope.get("method") != "GET" or scope["path"].startswith(UNTOUCHED):
            await self.app(scope, receive, send)
            return
        headers = [pair for pair in scope["headers"] if pair[0] not in WITHHELD]
        await self.app({**scope, "headers": headers}, receive, _Insertion(send))


class _Insertion:
    """Passes an answer on; that of a page it holds back until its body is there."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_page(message):
            self.start = message
        elif self.start and message["type"] == "http.response.body":
            await self._collect(self.start, message)
        else:
            await self.send(message)

    async def _collect(self, start: Message, message: Message) -> None:
        self.body += message.get("body", b"")
        if message.get("more_body"):
            return
        body = self.body.replace(b"<head>", HEAD, 1)
        if "content-length" in (headers := MutableHeaders(scope=start)):
            headers["content-length"] = str(len(body))
        await self.send(start)
        await self.send({**message, "body": body})


def _is_page(message: Message) -> bool:
    return Headers(scope=message).get("content-type", "").startswith("text/html")


def _digest(script: bytes) -> str:
    return f"'sha256-{b64encode(sha256(script).digest()).decode()}'"
