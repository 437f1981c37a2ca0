"""The server of the explorer: routes, security, port, browser."""

import asyncio
import socket
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import click
import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from conceptpath.graph.errors import InputError
from conceptpath.graph.stores.address import Address
from conceptpath.loading import load_graph
from conceptpath.ui import database
from conceptpath.ui.head import Guard, Head
from conceptpath.ui.map.network import vis_folder
from conceptpath.ui.settings import settings

ROOM = Path(__file__).parent
PORT = 8501


def serve(
    port: int | None = None,
    *,
    asked: Address | None = None,
    open_browser: bool = True,
) -> None:
    """Serve the explorer on this machine until it is stopped.

    :param port: The port; without one it is 8501, or a free one where that is busy.
    :param asked: The database that Ask talks to, if not the embedded one.
    :param open_browser: Whether to open the page in the browser.
    :raises InputError: If the port that was asked for is busy.
    :raises ConceptpathError: If the content cannot be loaded.
    """
    load_graph()  # its faults end the command here, not each page later
    if asked:
        database.choose(asked)
    chosen = choose_port(port)
    url = f"http://localhost:{chosen}"
    click.echo(f"conceptpath is at {url} (Ctrl+C stops it)")
    application(chosen, url if open_browser else "").run(config=settings(chosen))


def choose_port(port: int | None) -> int:
    """Return the port to serve on.

    :raises InputError: If the port that was asked for is busy.
    """
    if _is_free(port or PORT):
        return port or PORT
    if port:
        raise InputError(
            f"port {port} is busy; choose another, or leave it out to get a free one"
        )
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        free: int = probe.getsockname()[1]
        return free


def application(port: int, url: str = "") -> st.App:
    """Return the explorer as an application.

    :param port: The port it is going to be served on.
    :param url: What to open in the browser once it runs; nothing where it is empty.
    """

    @asynccontextmanager
    async def opening(_app: st.App) -> AsyncIterator[None]:
        if url:
            asyncio.get_running_loop().call_soon(webbrowser.open, url)
        yield

    return st.App(
        ROOM / "main.py",
        routes=[
            Mount("/assets/page", StaticFiles(directory=ROOM / "assets")),
            Mount("/assets/map", StaticFiles(directory=ROOM / "map" / "web")),
            Mount("/assets/sheet", StaticFiles(directory=ROOM / "sheet" / "web")),
            Mount("/assets/vis", StaticFiles(directory=vis_folder())),
        ],
        middleware=[Middleware(Guard, port=port), Middleware(Head)],
        lifespan=opening,
    )


def _is_free(port: int) -> bool:
    with closing(socket.socket()) as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
