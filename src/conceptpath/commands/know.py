"""``conceptpath know``: mark concepts as known."""

from collections.abc import Mapping
from pathlib import Path

import click

from conceptpath.commands.known import known_marks
from conceptpath.commands.output import json_option, print_json
from conceptpath.graph import profile
from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.profile import Profile
from conceptpath.graph.search import resolve
from conceptpath.graph.words import count
from conceptpath.loading import load_graph


@click.command(name="know")
@click.argument("names", nargs=-1, metavar="CONCEPT...")
@click.option(
    "--from",
    "plan",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="PLAN",
    help="What is ticked in a plan that path wrote as markdown.",
)
@click.option(
    "--depth",
    type=click.Choice(["what", "why"]),
    default="what",
    help="How deep the named concepts: use them, or derive them.",
)
@json_option
def command(
    names: tuple[str, ...], plan: Path | None, depth: Depth, as_json: bool
) -> None:
    """Mark concepts as known; plans leave them out, with all they imply.

    \b
    conceptpath know vector matrix
    conceptpath know "chain rule" --depth why
    conceptpath know --from plan.md
    """
    if not names and not plan:
        raise click.UsageError("name concepts, or a plan with --from")
    graph = load_graph()
    marks = known_marks(graph).depths()
    ticks = _ticks(graph, plan, marks) if plan else {}
    named: dict[str, Depth] = {resolve(graph, name).id: depth for name in names}
    after = profile.update(
        lambda before: before.marked(ticks, basis="ticked").marked(named)
    )
    if as_json:
        print_json(after)
    else:
        click.echo(_told(graph, after, tuple({**ticks, **named})))


def _ticks(graph: Graph, plan: Path, marks: Mapping[str, Depth]) -> dict[str, Depth]:
    """Return what is newly ticked: an old tick makes nothing surer than it is now."""
    from conceptpath.graph.planning.depth.outline import covers
    from conceptpath.graph.planning.learning.ticks import ticked

    found = ticked(graph, plan.read_bytes(), str(plan))
    return {id_: at for id_, at in found.items() if not covers(marks, id_, at)}


def _told(graph: Graph, after: Profile, ids: tuple[str, ...]) -> str:
    if not ids:
        return "nothing new is ticked, so nothing was marked"
    implied = graph.required({id_: after.known[id_].depth for id_ in ids})
    every = graph.required(after.on(graph).depths())
    return (
        f"marked {', '.join(ids)} as known, which implies {len(implied) - len(ids)} "
        f"more; {count(len(every), 'concept')} known now"
    )
