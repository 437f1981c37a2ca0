"""``conceptpath forget``: take back that concepts are known."""

from collections.abc import Collection, Iterable, Iterator, Mapping

import click

from conceptpath.commands.known import named
from conceptpath.commands.output import json_option, print_json
from conceptpath.graph import profile
from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import Depth
from conceptpath.graph.near import near
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.learning.knowledge import forget, lost
from conceptpath.graph.search import resolve
from conceptpath.loading import load_graph


@click.command(name="forget")
@click.argument("names", nargs=-1, required=True, metavar="CONCEPT...")
@json_option
def command(names: tuple[str, ...], as_json: bool) -> None:
    """Take back that concepts are known, and what rests on them.

    What else was known stays so, unless nothing but the mark that goes had implied it.
    A concept that was only implied can be taken back too.

    \b
    conceptpath forget vector
    conceptpath forget "chain rule" matrix
    """
    graph = load_graph()
    before = profile.load()
    have = graph.required(before.on(graph).depths())
    ids = [_known(graph, name, have, before.gone(graph)) for name in names]
    after = profile.update(
        lambda marks: forget(graph, marks, dict.fromkeys(ids, "what"))
    )
    if as_json:
        print_json(after)
    else:
        click.echo("; ".join(_told(graph, ids, lost(graph, before, after))))


def _told(
    graph: Graph, ids: Collection[str], gone: Mapping[str, Depth]
) -> Iterator[str]:
    """Yield what was forgotten, and what is not known with it any more, and why."""
    yield f"forgot {', '.join(ids)}"
    others: dict[str, Depth] = {id_: at for id_, at in gone.items() if id_ not in ids}
    below = {id_: graph.required({id_: at}).keys() for id_, at in others.items()}
    resting = [id_ for id_ in others if not below[id_].isdisjoint(ids)]
    alone = [id_ for id_ in others if id_ not in resting]
    for why, some in (("rests on it", resting), ("nothing else implies", alone)):
        if some:
            names = ", ".join(named(id_, others[id_]) for id_ in some)
            yield f"what {why} is forgotten too: {names}"


def _known(
    graph: Graph, name: str, have: Mapping[str, Depth], gone: Iterable[str]
) -> str:
    if name in gone:
        return name
    id_ = resolve(graph, name).id
    if id_ not in have:
        raise UnknownNameError("known concept", name, near(name, have))
    return id_
