"""``conceptpath explore``: what lies around a domain or below a concept."""

from collections.abc import Mapping, Sequence
from typing import TypedDict

import click

from conceptpath.commands import starting
from conceptpath.commands.known import known_marks, known_options
from conceptpath.commands.output import faint, heading, json_option, print_json, wrapped
from conceptpath.graph.errors import InputError, UnknownNameError
from conceptpath.graph.model import Domain
from conceptpath.graph.near import did_you_mean, near
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.explore import (
    FOUNDATIONS,
    Foundation,
    Levels,
    explore,
    fits,
    members,
)
from conceptpath.graph.planning.breadth.starters import Starters, starters
from conceptpath.graph.search import fold, resolve
from conceptpath.graph.words import count
from conceptpath.loading import load_graph


class Area(TypedDict):
    """An area of the map, and how many of its concepts fit the contrasts."""

    id: str
    name: str
    parent: str | None
    concepts: int


@click.command(name="explore")
@click.argument("start", required=False, metavar="[DOMAIN]")
@click.option("--levels", type=click.IntRange(1, 20), default=4, show_default=True)
@click.option(
    "--starters",
    "k",
    type=int,
    default=5,
    show_default=True,
    help="The most algorithms to start with.",
)
@click.option("--hours", type=float, metavar="H", help="The most hours for these.")
@click.option("--axis", "axes", multiple=True, metavar="AXIS=VALUE", help="A contrast.")
@known_options
@json_option
def command(
    start: str | None,
    levels: int,
    k: int,
    hours: float | None,
    axes: tuple[str, ...],
    known: str,
    no_profile: bool,
    as_json: bool,
) -> None:
    """Look around: what to start with in a domain, and its levels.

    Without a domain it lists the areas of the map, and how many concepts of each fit
    the contrasts. From a concept it shows the levels below it.

    \b
    conceptpath explore
    conceptpath explore statistical-learning --hours 60
    conceptpath explore fields --axis data=text --levels 2
    """
    graph = load_graph()
    values = _axes(graph, axes)
    if start is None:
        _only_for_domains(hours)
        areas = [_area(graph, domain, values) for domain in graph.records.domains]
        print_json(areas) if as_json else click.echo(_areas(areas))
        return
    name = _start(graph, start)
    have = known_marks(graph, known, no_profile).depths()
    first = None
    if name in {domain.id for domain in graph.records.domains}:
        first = starters(graph, name, k=k, hours=hours, axes=values, known=have)
    else:
        _only_for_domains(hours)
    around = explore(graph, name, levels=levels, axes=values)
    if as_json:
        print_json({"starters": first, "levels": around})
    else:
        click.echo(as_text(graph, around, first))


def as_text(graph: Graph, around: Levels, first: Starters | None = None) -> str:
    """Return what to start with, and levels, for reading in a terminal."""
    lines = [heading(around.name)]
    if around.foundations:
        lines += [faint(wrapped(f"Rests on: {_resting(around.foundations)}"))]
    if first:
        lines += ["", starting.as_text(graph, first)]
    for level in around.levels:
        lines += ["", heading(f"Level {level.number}: {level.title}")]
        lines += [faint(wrapped(level.reason))]
        for id_ in level.shown:
            sign = "■" if graph[id_].kind == "algorithm" else "□"
            lines.append(f"  {sign} {graph[id_].name}  " + faint(id_))
        if level.folded:
            lines.append(faint(f"    +{len(level.folded)} more"))
    if around.deeper:
        lines += ["", faint(f"{around.deeper} more below; see --levels")]
    return "\n".join(lines)


def _resting(areas: Sequence[Foundation]) -> str:
    shown = [f"{area.name} {len(area.concepts)}" for area in areas[:FOUNDATIONS]]
    if folded := areas[FOUNDATIONS:]:
        number = sum(len(area.concepts) for area in folded)
        shown.append(f"{count(len(folded), 'more area')} {number}")
    return ", ".join(shown)


def _only_for_domains(hours: float | None) -> None:
    if hours is not None:
        raise InputError(
            "--hours chooses among the algorithms of a domain: name a domain, or for "
            "a concept see: conceptpath path CONCEPT --hours H"
        )


def _start(graph: Graph, name: str) -> str:
    domains = graph.records.domains
    ids = {fold(word): area.id for area in domains for word in (area.name, area.id)}
    if fold(name) in ids:
        return ids[fold(name)]
    try:
        return resolve(graph, name).id
    except UnknownNameError as error:
        nearest = (*near(name, {*ids.values()}, limit=2), *error.near)
        raise UnknownNameError("domain or concept", name, nearest) from None


def _axes(graph: Graph, given: tuple[str, ...]) -> dict[str, str]:
    values = {axis.id: axis.values for axis in graph.records.axes}
    chosen = {}
    for pair in given:
        axis, _, value = pair.partition("=")
        if axis not in values:
            raise InputError(
                f"there is no axis {axis!r}; there are {', '.join(values)}"
            )
        if value not in values[axis]:
            hint = did_you_mean(value, values[axis]) or f"try {values[axis][0]}"
            raise InputError(f"axis {axis} has no value {value!r}; {hint}")
        chosen[axis] = value
    return chosen


def _area(graph: Graph, domain: Domain, axes: Mapping[str, str]) -> Area:
    inside = members(graph, domain.id)
    return Area(
        id=domain.id,
        name=domain.name,
        parent=domain.parent,
        concepts=sum(fits(graph[id_], axes) for id_ in inside),
    )


def _areas(areas: Sequence[Area], parent: str | None = None, indent: str = "") -> str:
    lines = []
    for area in areas:
        if area["parent"] == parent:
            name = f"{indent}{area['name']}"
            lines.append(f"{name:44}{area['concepts']:4}  {faint(area['id'])}")
            lines += filter(None, [_areas(areas, area["id"], indent + "  ")])
    return "\n".join(lines)
