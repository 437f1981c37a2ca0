"""``conceptpath query``: Cypher, on the embedded database or any other."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from conceptpath.commands.console.asked import given, parameters
from conceptpath.commands.console.telling import FORMS, Manner, form, tell
from conceptpath.commands.output import (
    deliver,
    json_option,
    output_option,
    print_json,
)
from conceptpath.commands.servers import opened
from conceptpath.graph.errors import InputError
from conceptpath.graph.stores.address import EMBEDDED
from conceptpath.loading import load_graph

if TYPE_CHECKING:
    from conceptpath.graph.network import Graph

FILE = click.Path(path_type=Path)


@click.command(name="query")
@click.argument("cypher", required=False)
@click.option("-f", "--file", type=FILE, help="Read the query from this file.")
@click.option(
    "--param",
    "pairs",
    multiple=True,
    metavar="NAME=VALUE",
    help="For $NAME: JSON or text.",
)
@click.option("--list", "as_list", is_flag=True, help="List the named questions.")
@click.option("--question", metavar="NAME", help="Ask a named question.")
@click.option(
    "--format",
    "format_",
    metavar="FORMAT",
    help=f"{', '.join(FORMS[:-1])} or {FORMS[-1]} (of the concepts found).",
)
@output_option
@click.option("--limit", default=10_000, show_default=True, help="The most rows.")
@click.option(
    "--timeout",
    default=10.0,
    show_default=True,
    metavar="SECONDS",
    help="When a query is stopped.",
)
@click.option(
    "--store",
    default=EMBEDDED,
    show_default=True,
    metavar="URL",
    help="The server to ask.",
)
@click.option("--serve", is_flag=True, help="Keep the embedded one open for others.")
@json_option
def command(
    cypher: str | None,
    file: Path | None,
    pairs: tuple[str, ...],
    as_list: bool,
    question: str | None,
    format_: str | None,
    target: Path | None,
    limit: int,
    timeout: float,
    store: str,
    serve: bool,
    as_json: bool,
) -> None:
    """Ask the graph in Cypher; without a query, at a prompt.

    CYPHER may be - for standard input. Queries only read. A server's user and password
    come from NEO4J_USERNAME and NEO4J_PASSWORD, or are asked for.

    The embedded database differs from Neo4j in places: test what is counted or
    collected in a WITH of its own, as in WITH count(*) AS n WHERE n > 5.

    \b
    conceptpath query "MATCH (c:Algorithm) RETURN c.name ORDER BY c.name LIMIT 5"
    conceptpath query 'MATCH (c:Concept {id: $goal})-[:REQUIRES]->(p)
        RETURN p.id' --param goal=transformer
    conceptpath query --question closure --param goal=k-means --format plan
    conceptpath query
    """
    queries = {"CYPHER": cypher, "--file": file}
    _only_one({**queries, "--question": question, "--serve": serve})
    _only_one({**queries, "--list": as_list, "--serve": serve})
    _only_one({"--json": as_json, "--format": format_})
    _only_one({"--list": as_list, "--format": format_})
    _only_one({"--serve": serve, "--store": store != EMBEDDED})
    if as_list:
        _list(question, target, as_json=as_json)
        return
    graph = load_graph()
    if serve:
        from conceptpath.commands.console.serving import serve as keep_open

        keep_open(graph, as_json=as_json)
        return
    chosen = "record" if as_json else form(format_ or "table")
    manner = Manner(chosen, target, timeout, limit)
    text, values = _asked(graph, cypher, file, question, parameters(pairs))
    with opened(store, graph) as database:
        if text is not None:
            tell(graph, database, text, values, manner)
        else:
            from conceptpath.commands.console.prompt import prompt

            prompt(graph, database, manner, values)


def _only_one(options: Mapping[str, object]) -> None:
    """Refuse options that cannot go together.

    :raises InputError: If more than one of them is given.
    """
    given = [name for name, value in options.items() if value]
    if len(given) > 1:
        raise InputError(f"{' and '.join(given)} cannot go together; choose one")


def _list(question: str | None, target: Path | None, *, as_json: bool) -> None:
    from conceptpath.commands.console.named import about, as_list, named
    from conceptpath.graph.stores.questions import questions

    if question is None:
        found: Any = list(questions().values())
        text = as_list()
    else:
        found = named(question)
        text = about(found)
    print_json(found, target) if as_json else deliver(text, target)


def _asked(
    graph: "Graph",
    cypher: str | None,
    file: Path | None,
    question: str | None,
    values: dict[str, Any],
) -> tuple[str | None, dict[str, Any]]:
    """Return the query, nothing where one is to be typed, and its parameters."""
    if question is None:
        return given(cypher, file), values
    from conceptpath.commands.console.named import named
    from conceptpath.graph.stores.questions import bound

    asked = named(question)
    return asked.cypher.strip(), bound(asked, graph, values)
