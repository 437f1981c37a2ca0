"""``conceptpath load``: the graph, in a Neo4j of one's own."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from conceptpath.commands.output import json_option, print_json
from conceptpath.commands.servers import opened
from conceptpath.graph.errors import InputError
from conceptpath.graph.stores.address import EMBEDDED, shown
from conceptpath.graph.words import count
from conceptpath.loading import load_graph

if TYPE_CHECKING:
    from conceptpath.graph.stores.loader import Progress
    from conceptpath.graph.stores.transfer.difference import Loaded


NOTHING = "nothing to do, it holds this graph already"


@click.command(name="load")
@click.argument("url", required=False, envvar="NEO4J_URI")
@click.option("--prune", is_flag=True, help="Remove what is no part of it any more.")
@click.option("--database", metavar="NAME", help="Which database of the server.")
@json_option
def command(url: str | None, prune: bool, database: str | None, as_json: bool) -> None:
    """Write the graph into a Neo4j server.

    Only what differs is written, all of it or nothing. What others keep in the
    database is never touched.

    User and password come from the address, from NEO4J_USERNAME and NEO4J_PASSWORD, or
    are asked for; without URL, NEO4J_URI is used. What goes to an address with +s is
    encrypted; with +ssc, too, but whoever answers is trusted.

    \b
    conceptpath load bolt://localhost:7687
    conceptpath load neo4j+s://neo4j@example.org --database maps --prune
    """
    graph = load_graph()
    with opened(_server(url), graph, database) as store, _bar() as progress:
        done = store.write(graph, prune=prune, progress=progress)
    if as_json:
        print_json(done)
        return
    click.echo(f"{shown(store.address, store.database)}: {told(done)}")


def told(done: "Loaded") -> str:
    """Return what a load has done, and what it has left.

    >>> from conceptpath.graph.stores.transfer.difference import Loaded, Tally
    >>> told(Loaded(nodes=Tally(2, 1, 0, 0), relationships=Tally(3, 0, 0, 1)))
    'added 2 nodes and 3 relationships, changed 1 node; 1 relationship is no part of the graph any more: --prune removes it'
    >>> told(Loaded(nodes=Tally(0, 0, 0, 0), relationships=Tally(0, 0, 0, 0)))
    'nothing to do, it holds this graph already'
    """  # noqa: E501
    nodes, relationships = done.nodes, done.relationships
    parts = {
        "added": _both(nodes.added, relationships.added),
        "changed": _both(nodes.changed, relationships.changed),
        "removed": _both(nodes.removed, relationships.removed),
    }
    did = ", ".join(f"{verb} {what}" for verb, what in parts.items() if what)
    return (did or NOTHING) + _left(nodes.left, relationships.left)


def _left(nodes: int, relationships: int) -> str:
    if not (what := _both(nodes, relationships)):
        return ""
    is_, it = ("is", "it") if nodes + relationships == 1 else ("are", "them")
    return f"; {what} {is_} no part of the graph any more: --prune removes {it}"


def _both(nodes: int, relationships: int) -> str:
    numbers = {"node": nodes, "relationship": relationships}
    return " and ".join(count(n, word) for word, n in numbers.items() if n)


def _server(url: str | None) -> str:
    if not url:
        raise InputError(
            "name the server to load into, like bolt://localhost:7687, or set NEO4J_URI"
        )
    if url == EMBEDDED:
        raise InputError(
            "the embedded database always holds the graph; name a server to load it "
            "into, like bolt://localhost:7687"
        )
    return url


@contextmanager
def _bar() -> Iterator["Progress | None"]:
    """Show how far the work is, where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Loading", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
