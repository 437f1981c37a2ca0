"""What a click, a tick or a key changes: from one visit to the next."""

from collections.abc import Callable, Mapping
from typing import NotRequired, TypedDict, TypeVar

from msgspec.structs import replace

from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.explore import explore, fits, members
from conceptpath.graph.planning.depth.outline import covers
from conceptpath.graph.planning.learning.knowledge import forget, toggled
from conceptpath.graph.profile import Profile
from conceptpath.ui.models.look import domain_of, look, stages
from conceptpath.ui.state import LEVELS, NOTHING, Visit

T = TypeVar("T")


class Action(TypedDict):
    """What a component reports: what to do with which concept, stage or area."""

    do: str
    id: str
    depth: NotRequired[Depth]


def perform(graph: Graph, visit: Visit, action: Action) -> Visit:
    """Return the visit after an action of the map or of a sheet."""
    return DEEDS[action["do"]](graph, visit, action)


def remembered(graph: Graph, profile: Profile, action: Action) -> Profile:
    """Return the profile after a concept was marked as known, or no longer is."""
    id_, depth = action["id"], action.get("depth", "what")
    if covers(graph.required(profile.on(graph).depths()), id_, depth):
        return forget(graph, profile, {id_: "what"})
    return profile.marked({id_: depth})


def _select(_graph: Graph, visit: Visit, action: Action) -> Visit:
    return replace(visit, selected=action["id"] or NOTHING)


def _know(graph: Graph, visit: Visit, action: Action) -> Visit:
    depth = action.get("depth", "what")
    return replace(visit, known=toggled(graph, visit.known, action["id"], depth))


def _goal(_graph: Graph, visit: Visit, action: Action) -> Visit:
    return replace(visit, goals=_switched(visit.goals, action["id"]))


def _fold(_graph: Graph, visit: Visit, action: Action) -> Visit:
    return replace(visit, opened=_switched(visit.opened, int(action["id"])))


def _area(_graph: Graph, visit: Visit, action: Action) -> Visit:
    return replace(visit, domain=action["id"], selected=None, opened=())


def reveal(graph: Graph, visit: Visit, id_: str) -> Visit:
    """Return a visit that shows a concept on the map and has it selected.

    Domain, contrasts, levels and folds are changed only as far as they hide it.
    """
    visit = replace(visit, selected=id_)
    if id_ not in members(graph, domain_of(graph, visit).id):
        visit = replace(visit, domain=graph[id_].domain, axes={}, opened=())
    if not fits(graph[id_], visit.axes):
        visit = replace(visit, axes={})
    return _opened_at(graph, visit, id_)


def _opened_at(graph: Graph, visit: Visit, id_: str) -> Visit:
    domain = domain_of(graph, visit).id
    around = explore(graph, domain, levels=LEVELS[-1], axes=visit.axes)
    far = [lv.number for lv in around.levels if id_ in (*lv.shown, *lv.folded)]
    visit = replace(visit, levels=max([visit.levels, *far]))
    if id_ in look(graph, visit).board.drawn():
        return visit
    return replace(visit, opened=(*visit.opened, stages(graph, domain)[id_]))


def _switched(items: tuple[T, ...], item: T) -> tuple[T, ...]:
    rest = tuple(other for other in items if other != item)
    return rest if item in items else (*items, item)


DEEDS: Mapping[str, Callable[[Graph, Visit, Action], Visit]] = {
    "select": _select,
    "know": _know,
    "goal": _goal,
    "fold": _fold,
    "area": _area,
    "reveal": lambda graph, visit, action: reveal(graph, visit, action["id"]),
}
