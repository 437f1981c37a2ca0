"""``conceptpath forget``: take back that concepts are known."""

from collections.abc import Iterable, Mapping

import click

from conceptpath.commands.output import json_option, print_json
from conceptpath.graph import profile
from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import Depth
from conceptpath.graph.near import near
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.learning.knowledge import forget
from conceptpath.graph.search import resolve
from conceptpath.loading import load_graph


@click.command(name="forget")
@click.argument("names", nargs=-1, required=True, metavar="CONCEPT...")
@json_option
def command(names: tuple[str, ...], as_json: bool) -> None:
    """Take back that concepts are known, and what rests on them.

    What else was known stays so. A concept that was only implied can be taken back too.

    \b
    conceptpath forget vector
    conceptpath forget "chain rule" matrix
    """
    graph = load_graph()
    before = profile.load()
    have = graph.required(before.on(graph).depths())
    ids = [_known(graph, name, have, before.gone(graph)) for name in names]
    after = profile.update(lambda marks: forget(graph, marks, ids))
    if as_json:
        print_json(after)
        return
    left = graph.required(after.on(graph).depths())
    lost = [id_ for id_ in have if left.get(id_) != have[id_] and id_ not in ids]
    rested = f", and with it what rests on it: {', '.join(lost)}" if lost else ""
    click.echo(f"forgot {', '.join(ids)}{rested}")


def _known(
    graph: Graph, name: str, have: Mapping[str, Depth], gone: Iterable[str]
) -> str:
    if name in gone:
        return name
    id_ = resolve(graph, name).id
    if id_ not in have:
        raise UnknownNameError("known concept", name, near(name, have))
    return id_
