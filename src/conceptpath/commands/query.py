"""``conceptpath query``: Cypher, on the embedded database or any other."""

import json
import os
import sys
from typing import TYPE_CHECKING

import click

from conceptpath.commands.output import json_option, print_json
from conceptpath.graph.errors import InputError
from conceptpath.loading import load_graph

if TYPE_CHECKING:
    from conceptpath.graph.stores.answer import Answer


@click.command(name="query")
@click.argument("cypher")
@click.option(
    "--param", "pairs", multiple=True, metavar="NAME=VALUE", help="For $NAME."
)
@click.option("--store", default="embedded", show_default=True, metavar="URL")
@click.option("--timeout", default=10.0, show_default=True, metavar="SECONDS")
@click.option("--limit", default=10_000, show_default=True, help="The most rows.")
@json_option
def command(
    cypher: str,
    pairs: tuple[str, ...],
    store: str,
    timeout: float,
    limit: int,
    as_json: bool,
) -> None:
    """Ask the graph in Cypher.

    A server's user and password come from NEO4J_USERNAME and NEO4J_PASSWORD.

    \b
    conceptpath query "MATCH (c:Algorithm) RETURN c.name ORDER BY c.name LIMIT 5"
    conceptpath query 'MATCH (c:Concept {id: $goal})-[:REQUIRES]->(p)
        RETURN p.id' --param goal=transformer
    """
    from conceptpath.graph.stores import open_store

    with open_store(store, load_graph(), auth=credentials()) as database:
        answer = database.query(
            cypher, dict(map(parameter, pairs)), timeout=timeout, limit=limit
        )
    if as_json:
        print_json(answer)
        return
    print_table(answer)
    if answer.truncated:
        note = f"only the first {limit:,} rows are shown; there are more (see --limit)"
        click.echo(note, err=True)


def credentials() -> tuple[str, str] | None:
    """Return user and password from the environment, if they are there."""
    user, password = map(os.environ.get, ("NEO4J_USERNAME", "NEO4J_PASSWORD"))
    return (user, password) if user and password else None


def parameter(pair: str) -> tuple[str, object]:
    """Return the name and the value of ``NAME=VALUE``; the value is JSON, or text.

    >>> parameter("goal=transformer"), parameter("ids=[1, 2]")
    (('goal', 'transformer'), ('ids', [1, 2]))

    :raises InputError: If there is no ``=`` or no name.
    """
    name, equals, text = pair.partition("=")
    if not name or not equals:
        raise InputError(f"--param takes NAME=VALUE, not {pair!r}")
    try:
        return name, json.loads(text)
    except json.JSONDecodeError:
        return name, text


def print_table(answer: "Answer") -> None:
    """Print an answer: a table on a terminal, tab-separated lines in a pipe."""
    rows = [[_cell(value) for value in row] for row in answer.rows]
    if not sys.stdout.isatty():
        for row in ([*answer.columns], *rows):
            click.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(
        *answer.columns, caption=f"{len(rows)} rows in {answer.seconds:.2f} s"
    )
    for row in rows:
        table.add_row(*map(Text, row))
    Console().print(table)


def _cell(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return " ".join(text.split())
