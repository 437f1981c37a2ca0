"""``conceptpath ui``: the explorer."""

import click

from conceptpath.commands.servers import signed_in
from conceptpath.graph.errors import StoreError
from conceptpath.graph.stores import open_store
from conceptpath.graph.stores.address import EMBEDDED, Address
from conceptpath.loading import load_graph


@click.command(name="ui")
@click.option("--port", type=click.IntRange(1, 65535), help="8501, or a free one.")
@click.option("--no-browser", is_flag=True, help="Only serve; do not open a browser.")
@click.option(
    "--store",
    default=EMBEDDED,
    show_default=True,
    metavar="URL",
    help="The server that Ask talks to.",
)
def command(port: int | None, no_browser: bool, store: str) -> None:
    """Open the explorer in the browser.

    With --store, Ask talks to that server; user and password come from NEO4J_USERNAME
    and NEO4J_PASSWORD, or are asked for here, and never reach the browser.

    \b
    conceptpath ui
    conceptpath ui --port 8600 --no-browser
    conceptpath ui --store bolt://localhost:7687
    """
    from conceptpath.ui.app import serve

    asked = signed_in(store)
    _tell_if_unavailable(asked)
    serve(port, asked=asked, open_browser=not no_browser)


def _tell_if_unavailable(asked: Address) -> None:
    """Say at once what Ask would say; the rest of the explorer needs no database."""
    if asked.url == EMBEDDED:
        return
    try:
        open_store(asked, load_graph()).close()
    except StoreError as error:
        click.echo(f"conceptpath: Ask has no answers yet: {error}", err=True)
