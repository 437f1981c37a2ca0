"""``conceptpath explore``: what lies around a domain or below a concept."""

import click

from conceptpath.commands.output import faint, heading, json_option, print_json, wrapped
from conceptpath.graph.errors import InputError, UnknownNameError
from conceptpath.graph.model import Domain
from conceptpath.graph.near import did_you_mean, near
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.explore import Levels, explore, members
from conceptpath.graph.search import resolve
from conceptpath.loading import load_graph


@click.command(name="explore")
@click.argument("start", required=False, metavar="[DOMAIN]")
@click.option("--levels", type=click.IntRange(1, 20), default=4, show_default=True)
@click.option("--axis", "axes", multiple=True, metavar="AXIS=VALUE", help="A contrast.")
@json_option
def command(
    start: str | None, levels: int, axes: tuple[str, ...], as_json: bool
) -> None:
    """Look around: the levels of a domain or below a concept.

    Without a domain it lists the areas of the map.

    \b
    conceptpath explore
    conceptpath explore trees-and-ensembles
    conceptpath explore fields --axis data=text --levels 2
    """
    graph = load_graph()
    if start is None:
        areas = [_area(graph, domain) for domain in graph.records.domains]
        print_json(areas) if as_json else click.echo(_areas(graph))
        return
    around = explore(
        graph, _start(graph, start), levels=levels, axes=_axes(graph, axes)
    )
    print_json(around) if as_json else click.echo(as_text(graph, around))


def as_text(graph: Graph, around: Levels) -> str:
    """Return levels for reading in a terminal."""
    lines = [heading(around.name)]
    if around.foundations:
        resting = ", ".join(f"{f.name} {len(f.concepts)}" for f in around.foundations)
        lines += [faint(wrapped(f"Rests on: {resting}"))]
    for level in around.levels:
        lines += ["", heading(f"Level {level.number}")]
        for id_ in level.shown:
            sign = "■" if graph[id_].kind == "algorithm" else "□"
            lines.append(f"  {sign} {graph[id_].name}  " + faint(id_))
        if level.folded:
            lines.append(faint(f"    +{len(level.folded)} more"))
    if around.deeper:
        lines += ["", faint(f"{around.deeper} more below; see --levels")]
    return "\n".join(lines)


def _start(graph: Graph, name: str) -> str:
    domains = {domain.id for domain in graph.records.domains}
    if name in domains:
        return name
    try:
        return resolve(graph, name).id
    except UnknownNameError as error:
        nearest = (*near(name, domains, limit=2), *error.near)
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


def _area(graph: Graph, domain: Domain) -> dict[str, object]:
    return {
        "id": domain.id,
        "name": domain.name,
        "parent": domain.parent,
        "concepts": len(members(graph, domain.id)),
    }


def _areas(graph: Graph, parent: str | None = None, indent: str = "") -> str:
    lines = []
    for domain in graph.records.domains:
        if domain.parent == parent:
            name = f"{indent}{domain.name}"
            number = len(members(graph, domain.id))
            lines.append(f"{name:44}{number:4}  {faint(domain.id)}")
            lines += filter(None, [_areas(graph, domain.id, indent + "  ")])
    return "\n".join(lines)
