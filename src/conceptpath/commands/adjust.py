"""``conceptpath adjust``: own hours, notes and needs, for the learner alone."""

from collections.abc import Iterator

import click

from conceptpath.commands.output import (
    faint,
    heading,
    json_option,
    print_json,
    wrapped,
)
from conceptpath.graph import adjustments
from conceptpath.graph.adjustments import Adjustment, Adjustments
from conceptpath.graph.errors import InputError
from conceptpath.graph.network import Graph
from conceptpath.graph.search import resolve
from conceptpath.loading import load_graph


@click.command(name="adjust")
@click.argument("name", required=False, metavar="[CONCEPT]")
@click.option("--hours", type=float, help="How long it takes you, at depth what.")
@click.option("--note", help="What you want to remember; empty takes it back.")
@click.option(
    "--without",
    multiple=True,
    metavar="PREREQUISITE",
    help="A need that you set aside; can be given several times.",
)
@click.option("--clear", is_flag=True, help="Take back all of it.")
@json_option
def command(
    name: str | None,
    hours: float | None,
    note: str | None,
    without: tuple[str, ...],
    clear: bool,
    as_json: bool,
) -> None:
    """Set own hours, a note or a need aside for a concept; list them without one.

    Your plans, and what show says, follow. The map itself stays as it is.

    \b
    conceptpath adjust
    conceptpath adjust matrix --hours 3 --note "chapter 2 was enough"
    conceptpath adjust backpropagation --without jacobian
    conceptpath adjust matrix --clear
    """
    wanted = hours is not None or note is not None or bool(without)
    if (clear and wanted) or (name is None and (clear or wanted)):
        raise InputError("name one concept, and either what to adjust or --clear")
    graph = load_graph(adjusted=False)
    id_ = _id(graph, name) if name else ""
    if clear:
        found = adjustments.update(lambda before: before.cleared(graph, id_))
    elif wanted:
        found = adjustments.update(
            lambda before: before.adjusted(
                graph, id_, hours=hours, note=note, without=without
            )
        )
    else:
        found = adjustments.load()
    print_json(found) if as_json else click.echo(_text(graph, found, id_))


def told(graph: Graph, found: Adjustments, id_: str) -> Iterator[str]:
    """Yield what a learner sees differently in a concept, a sentence each.

    :param graph: The graph as it is for everybody.
    :param found: All adjustments.
    :param id_: The concept.
    """
    own = found.on(graph).concepts.get(id_, Adjustment())
    if own.hours:
        yield f"Your hours: {own.hours:g} instead of {graph[id_].hours:g}."
    if own.note:
        yield f"Your note: {own.note}"
    for lower in own.without:
        yield f"Set aside by you: {_need(graph, found.applied(graph), id_, lower)}"


def _need(graph: Graph, mine: Graph, id_: str, lower: str) -> str:
    reasons = [n.reason for n in graph.needs(id_) if lower in n.prerequisites]
    if not reasons:
        return f"{lower}, which is no need of it any more."
    others = [need for need in mine.needs(id_) if need.id]
    via = [n.id for n in others if lower in mine.required({n.id: n.at})]
    still = f" It stays in plans, as {mine[via[0]].name} needs it." if via else ""
    return f"{graph[lower].name}. The map says: {reasons[0]}{still}"


def _id(graph: Graph, name: str) -> str:
    gone = adjustments.load().gone(graph)
    return name if name in gone else resolve(graph, name).id


def _text(graph: Graph, found: Adjustments, id_: str) -> str:
    ids = [other for other in found.on(graph).concepts if id_ in ("", other)]
    lines = [line for other in ids for line in _entry(graph, found, other)]
    if gone := found.gone(graph):
        lines.append(f"Not in the map any more, kept and ignored: {', '.join(gone)}")
    return "\n".join(lines) or f"Nothing is adjusted{f' for {id_}' if id_ else ''}."


def _entry(graph: Graph, found: Adjustments, id_: str) -> Iterator[str]:
    yield f"{heading(graph[id_].name)}  {faint(id_)}"
    yield from (wrapped(sentence, "  ") for sentence in told(graph, found, id_))
