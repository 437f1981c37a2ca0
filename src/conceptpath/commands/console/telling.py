"""Asking a store, and telling what it answers in one of the forms."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict

import msgspec

from conceptpath.commands.console.formats import WRITERS, tabbed_lines
from conceptpath.commands.console.output import notes, on_terminal, write_all
from conceptpath.commands.console.pointed import pointed
from conceptpath.commands.output import deliver, indented_json
from conceptpath.graph.errors import QueryError, UnknownNameError
from conceptpath.graph.near import near
from conceptpath.graph.network import Graph

if TYPE_CHECKING:
    from conceptpath.graph.stores.answer import Answer
    from conceptpath.graph.stores.bolt import Store

#: The forms that ``--format`` names; the one of ``--json`` is ``record``.
FORMS = ("table", *WRITERS, "plan")


class _Limits(TypedDict):
    timeout: float
    limit: int


class Manner(msgspec.Struct, frozen=True):
    """How answers are told, and what a query may take."""

    form: str = "table"
    target: Path | None = None
    timeout: float = 10.0
    limit: int = 10_000


def form(name: str) -> str:
    """Return the form of a name.

    :raises UnknownNameError: If there is none; it holds near names, or else all.
    """
    if name not in FORMS:
        raise UnknownNameError("format", name, near(name, FORMS) or FORMS)
    return name


def tell(
    graph: Graph,
    store: "Store",
    cypher: str,
    parameters: Mapping[str, Any],
    manner: Manner,
) -> None:
    """Ask a store, and tell what it answers.

    :raises QueryError: If it cannot make sense of the query; it shows where.
    """
    writer = WRITERS.get(manner.form)
    if manner.form == "table" and not on_terminal(manner.target):
        writer = tabbed_lines
    limits = _Limits(timeout=manner.timeout, limit=manner.limit)
    try:
        if writer:
            with store.stream(cypher, parameters, **limits) as rows:
                write_all(writer(rows.columns, rows), manner.target)
                notes(rows.hints, manner.limit, truncated=rows.truncated)
        else:
            answer = store.query(cypher, parameters, **limits)
            _tell_whole(graph, answer, manner)
            notes(answer.hints, manner.limit, truncated=answer.truncated)
    except QueryError as error:
        raise pointed(error, cypher) from error


def _tell_whole(graph: Graph, answer: "Answer", manner: Manner) -> None:
    """Tell an answer in a form that needs all of it at once."""
    if manner.form == "record":
        write_all([indented_json(answer), "\n"], manner.target)
    elif manner.form == "plan":
        from conceptpath.commands.console.plan import concepts, plan_text

        deliver(plan_text(graph, concepts(graph, answer.rows)), manner.target)
    else:
        from conceptpath.commands.console.table import print_table

        print_table(answer)
