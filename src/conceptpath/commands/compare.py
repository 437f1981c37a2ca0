"""``conceptpath compare``: specializations side by side."""

import sys
from collections.abc import Iterator, Sequence

import click

from conceptpath.commands.known import known_marks, known_options
from conceptpath.commands.output import WIDTH, heading, json_option, print_json, wrapped
from conceptpath.graph.model import Paper
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.compare import Comparison, Side, compare
from conceptpath.graph.planning.depth.parts import Part
from conceptpath.graph.words import count
from conceptpath.loading import load_graph

#: How many areas and papers are named; ``--json`` has them all.
AREAS, PAPERS = 6, 3
COLUMNS = ("", "steps", "hours", "after the trunk", "known already")


@click.command(name="compare")
@click.argument("names", nargs=-1, required=True, metavar="SPECIALIZATION...")
@known_options
@json_option
def command(
    names: tuple[str, ...], known: str, no_profile: bool, as_json: bool
) -> None:
    """Choose: specializations side by side, what they share and cost.

    The trunk is what all of them need; the fork is where it ends. Concepts can be
    compared as well.

    \b
    conceptpath compare language-models image-recognition
    conceptpath compare tabular-prediction statistical-foundations --known probability
    conceptpath compare random-forest gradient-boosting support-vector-machine
    """
    graph = load_graph()
    marks = known_marks(graph, known, no_profile)
    found = compare(graph, names, known=marks.depths())
    if as_json:
        print_json(found)
        return
    click.echo(heading(wrapped(_title(found))) + "\n")
    _print_table(list(_rows(found)))
    click.echo("\n".join(_text(graph, found)))


def _title(found: Comparison) -> str:
    names = ", ".join(side.name for side in found.sides)
    return f"{names}: {found.together.hours:g} h together, shared hours counted once"


def _rows(found: Comparison) -> Iterator[tuple[str, ...]]:
    """Yield the table: its head, a line a side, the trunk, and all together."""
    columns = len(COLUMNS) - (not any(side.saved for side in found.sides))
    yield COLUMNS[:columns]
    for side in found.sides:
        steps = {*found.trunk.steps, *side.extra.steps}
        numbers = (len(steps), side.hours, side.extra.hours, side.saved)
        yield (side.name, *(f"{number:g}" for number in numbers))[:columns]
    for name, part in (("trunk", found.trunk), ("together", found.together)):
        blank = ("",) * (columns - 3)
        yield (name, str(len(part.steps)), f"{part.hours:g}", *blank)


def _print_table(rows: Sequence[tuple[str, ...]]) -> None:
    """Print rows as a table on a terminal, as aligned text in a pipe."""
    if not sys.stdout.isatty():
        click.echo("\n".join(_aligned(rows)))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    head, *body = rows
    table = Table(head[0])
    for column in head[1:]:
        table.add_column(column, justify="right")
    for row in body:
        table.add_row(*map(Text, row))
    Console(width=WIDTH).print(table)


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for name, *numbers in rows:
        cells = zip(numbers, widths[1:], strict=True)
        line = "  ".join(cell.rjust(width) for cell, width in cells)
        yield f"{name:{widths[0]}}  {line}".rstrip()


def _text(graph: Graph, found: Comparison) -> Iterator[str]:
    yield from ("", *_trunk(graph, found))
    names = {side.id: side.name for side in found.sides}
    shared = [overlap for overlap in found.overlaps if overlap.shared.steps]
    if shared:
        yield from ("", heading("Shared by two, beyond the trunk"))
    for overlap in shared:
        pair = " and ".join(names[id_] for id_ in overlap.sides)
        yield wrapped(f"{pair}: {_size(overlap.shared)}", "  ")
        yield _areas(overlap.shared, "    ")
    for side in found.sides:
        yield from ("", *_part(f"Only {side.name}", side.own), *_about(graph, side))


def _trunk(graph: Graph, found: Comparison) -> Iterator[str]:
    if not found.fork:
        yield heading("They share nothing.")
        return
    yield from _part("The trunk, which all need", found.trunk, "nothing left to learn")
    known = {id_ for id_ in found.fork if id_ not in found.trunk.steps}
    tops = (graph[id_].name + " (known)" * (id_ in known) for id_ in found.fork)
    yield wrapped(f"They part after {', '.join(tops)}.", "  ")


def _about(graph: Graph, side: Side) -> Iterator[str]:
    if side.alone != side.hours:
        other = "its own plan takes other alternatives"
        yield wrapped(f"By itself it takes {side.alone:g} h: {other}.", "  ")
    for label, values in _facts(graph, side):
        if values:
            yield wrapped(f"{label}: {'; '.join(values)}", "  ")


def _facts(graph: Graph, side: Side) -> Iterator[tuple[str, Sequence[str]]]:
    projects = {project.id: project for project in graph.records.projects}
    papers = {paper.id: paper for paper in graph.records.papers}
    yield (
        "Toward",
        [
            graph[id_].name + " (why)" * (depth == "why")
            for id_, depth in side.targets.items()
            if id_ in side.extra.steps and id_ != side.id
        ],
    )
    yield "Axes", [f"{axis} {', '.join(values)}" for axis, values in side.axes.items()]
    first = [projects[id_] for id_ in side.projects[:1]]
    yield "First project", [f"{build.name} ({build.hours:g} h)" for build in first]
    yield "First papers", [_paper(papers[id_]) for id_ in side.reading[:PAPERS]]


def _paper(paper: Paper) -> str:
    return f"{paper.title} ({paper.year})" if paper.year else paper.title


def _part(name: str, part: Part, empty: str = "nothing") -> list[str]:
    """Return a part of the plans with its hours, in words."""
    if not part.steps:
        return [heading(f"{name}: {empty}")]
    return [heading(f"{name}: {_size(part)}"), _areas(part, "  ")]


def _size(part: Part) -> str:
    return f"{count(len(part.steps), 'step')}, {part.hours:g} h"


def _areas(part: Part, indent: str) -> str:
    areas = [f"{area.name} {area.hours:g} h" for area in part.areas[:AREAS]]
    if rest := part.areas[AREAS:]:
        hours = sum(area.hours for area in rest)
        areas.append(f"{count(len(rest), 'area')} more {hours:g} h")
    # No line may begin with the unit.
    text = ", ".join(areas).replace(" h", "\xa0h")
    return wrapped(text, indent).replace("\xa0", " ")
