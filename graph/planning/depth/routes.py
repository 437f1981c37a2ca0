"""Other ways to the same goals, told by what they take instead, and what they cost.

Where needs have alternatives, a plan takes those with the fewest hours. Each other
alternative of the plan, taken by itself, gives another cheapest closure; those that
differ by more than a twentieth of the hours are offered, the cheapest first. Hours are
what is left to learn, so a route that has become cheaper than the plan, because some of
it is known by now, is seen; it is never switched to by itself.
"""

from collections.abc import Collection, Iterator, Mapping

from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.outline import Outline, hours_left
from conceptpath.graph.planning.depth.parts import Closure, closure, hours
from conceptpath.graph.planning.result import Result

#: How many other ways are offered.
OFFERED = 2
#: The share of the hours by which a way must differ to be another one.
DIFFERENT = 0.05


class Route(Result, frozen=True):
    """Another way: what it goes by, instead of what, and what that changes."""

    via: str
    instead_of: tuple[str, ...]
    #: Hours left on this way, and how many more (or fewer, below 0) than in the plan.
    hours: float
    extra: float
    #: The steps that only this way has, and those of the plan that it saves.
    adds: tuple[str, ...]
    saves: tuple[str, ...]


def routes(
    graph: Graph,
    goals: Mapping[str, Depth],
    *,
    deep: bool = False,
    known: Mapping[str, Depth] | None = None,
    via: Collection[str] = (),
) -> tuple[Route, ...]:
    """Return up to two other ways to some goals.

    :param goals: Ids of concepts, and how deep each is wanted.
    :param deep: Whether everything is to be learned at depth ``why``.
    :param known: What the learner knows; it implies its needs.
    :param via: The alternatives that the plan goes by already.
    :raises UnknownNameError: If a goal or a known concept is not in the graph.

    >>> from conceptpath.graph.build import build
    >>> from conceptpath.graph.model import Concept, Domain, Need, Records
    >>> graph = build([Records(
    ...     concepts=(
    ...         Concept(id="bus", name="Bus", domain="d", hours=3),
    ...         Concept(id="tram", name="Tram", domain="d", hours=2),
    ...         Concept(id="town", name="Town", domain="d",
    ...                 needs=(Need(any_of=("bus", "tram")),)),
    ...     ),
    ...     domains=(Domain(id="d", name="D"),),
    ... )])
    >>> [(way.via, way.extra) for way in routes(graph, {"town": "what"})]
    [('bus', 1.0)]
    """
    have = graph.required(known or {})
    plan = Outline(graph, goals, deep=deep, via=via)
    found: dict[Closure, Route] = {}
    for other, way in _others(plan, via):
        if _is_different(way, plan):
            route = _route(other, way, plan, have)
            found.setdefault(closure(way.depths), route)
    return tuple(sorted(found.values(), key=lambda route: route.hours)[:OFFERED])


def _others(plan: Outline, via: Collection[str]) -> Iterator[tuple[str, Outline]]:
    """Yield each alternative that was not taken, and the whole of a plan by it.

    Asking for it may make the need itself go away; then there is no such plan.
    """
    for group, taken in plan.choice.chosen.items():
        kept = set(via).difference(group.need.any_of)
        for other in group.need.any_of:
            if other != taken:
                ways = {*kept, other}
                way = Outline(plan.graph, plan.goals, deep=plan.deep, via=ways)
                if way.choice.chosen.get(group) == other:
                    yield other, way


def _route(via: str, way: Outline, plan: Outline, have: Mapping[str, Depth]) -> Route:
    left, usual = _left(way, have), _left(plan, have)
    instead = {
        plan.choice.chosen[group]
        for group, id_ in way.choice.chosen.items()
        if id_ == via and plan.choice.chosen.get(group, via) != via
    }
    return Route(
        via=via,
        instead_of=tuple(sorted(instead, key=plan.graph.position)),
        hours=left,
        extra=left - usual,
        adds=tuple(id_ for id_ in way.depths if id_ not in plan.depths),
        saves=tuple(id_ for id_ in plan.depths if id_ not in way.depths),
    )


def _left(way: Outline, have: Mapping[str, Depth]) -> float:
    todo = way.todo(have)
    return sum(hours_left(way.graph[id_], at, have) for id_, at in todo.items())


def _is_different(way: Outline, plan: Outline) -> bool:
    one, other = closure(way.depths), closure(plan.depths)
    return hours(plan.graph, one ^ other) > DIFFERENT * hours(plan.graph, other)
