"""What can be learned now, and what to check again: the fringes of what is known.

What is known is a state of a knowledge space (Doignon and Falmagne 1985). Its *outer
fringe* is what can be learned next: not known, and every need met, of alternatives any.
Its *inner fringe* is what was learned last: known, and nothing known builds on it. A
learner who is stuck checks the inner fringe again, the least sure first.

Toward goals the outer fringe is that of their plan, and a step is ranked by the hours
of the steps that it makes ready, or nearer, per hour of its own: a step that waits for
three needs counts a third of its hours for each, and a goal that is reached counts its
own. On the whole map a concept is ranked by how many build on it, directly or not, per
hour. Among equals the domain of what was learned last comes first, then the learning
order.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from conceptpath.graph.model import LEVEL, Depth, Need
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.order import closures
from conceptpath.graph.planning.depth.outline import covers, hours_left
from conceptpath.graph.planning.depth.parts import tops
from conceptpath.graph.planning.depth.path import path
from conceptpath.graph.planning.result import Result

#: Hours below this count as this, so that the smallest step is not always the first.
LEAST = 0.25


class Ready(Result, frozen=True):
    """A concept that can be learned now, to a depth, and what that opens."""

    id: str
    name: str
    depth: Depth
    hours: float
    domain: str
    #: What is ready as soon as this is known, and what still misses something else.
    unlocks: tuple[str, ...]
    nearer: tuple[str, ...]
    #: How many of the concepts that are left build on it, directly or not.
    dependents: int
    #: Hours of what it unlocks, brings nearer or reaches, per hour of its own.
    gain: float
    #: The goals that it is needed for.
    serves: tuple[str, ...]


class Check(Result, frozen=True):
    """A known concept to check again when stuck, and how surely it is known, 0 to 1."""

    id: str
    name: str
    depth: Depth
    confidence: float


class Fringe(Result, frozen=True):
    """What is ready, the best first, and what to check again, the least sure first.

    ``steps`` and ``hours`` are all that is left to learn: for the goals, or of the map.
    """

    goals: tuple[str, ...]
    steps: int
    hours: float
    outer: tuple[Ready, ...]
    inner: tuple[Check, ...]


def ready(
    graph: Graph,
    known: Mapping[str, Depth],
    goals: Mapping[str, Depth] | None = None,
    *,
    confidence: Mapping[str, float] | None = None,
    last: str | None = None,
) -> Fringe:
    """Return the outer and the inner fringe of what is known.

    :param known: How deep each concept is known; it implies its needs.
    :param goals: How deep each goal is wanted. Without any it is about the whole map,
        each concept as deep as others want it.
    :param confidence: How surely something is known; what is not in it, surely.
    :param last: The concept that was learned last.
    :returns: An outer fringe that is empty only where nothing is left to learn.
    :raises UnknownNameError: If a goal or a known concept is not in the graph.

    >>> from conceptpath.graph.build import build
    >>> from conceptpath.graph.model import Concept, Domain, Records
    >>> needs = (Need(id="vector"),)
    >>> graph = build([Records(
    ...     concepts=(
    ...         Concept(id="vector", name="Vector", domain="algebra"),
    ...         Concept(id="matrix", name="Matrix", domain="algebra", needs=needs),
    ...     ),
    ...     domains=(Domain(id="algebra", name="Algebra"),),
    ... )])
    >>> [(step.id, step.unlocks) for step in ready(graph, {}).outer]
    [('vector', ('matrix',))]
    >>> now = ready(graph, {"vector": "what"}, {"matrix": "what"})
    >>> [step.id for step in now.outer], [check.id for check in now.inner]
    (['matrix'], ['vector'])
    """
    have = graph.required(known)
    scope = _scope(graph, known, have, goals or {})
    outer = list(_outer(graph, scope, have))
    subject = graph[last].domain if last else ""
    outer.sort(key=lambda step: (-_rank(step, scope), step.domain != subject))
    hours = (hours_left(graph[id_], at, have) for id_, at in scope.todo.items())
    return Fringe(
        goals=tuple(goals or ()),
        steps=len(scope.todo),
        hours=sum(hours),
        outer=tuple(outer),
        inner=_inner(graph, scope, confidence or {}),
    )


class _Scope(NamedTuple):
    """What is left to learn, in a valid order, what is known, and what it is for."""

    todo: Mapping[str, Depth]
    known: Mapping[str, Depth]
    serves: Mapping[str, tuple[str, ...]]


def _scope(
    graph: Graph,
    known: Mapping[str, Depth],
    have: Mapping[str, Depth],
    goals: Mapping[str, Depth],
) -> _Scope:
    todo: dict[str, Depth]
    if not goals:
        whole = graph.closure(graph)
        todo = {id_: at for id_, at in whole.items() if not covers(have, id_, at)}
        return _Scope(todo, have, {})
    plan = path(graph, goals, known=known)
    todo = {step.id: step.depth for step in plan.steps}
    serves = {step.id: step.serves for step in plan.steps}
    return _Scope(todo, {id_: have[id_] for id_ in plan.known}, serves)


def _outer(graph: Graph, scope: _Scope, have: Mapping[str, Depth]) -> Iterator[Ready]:
    todo = scope.todo.items()
    waiting = {id_: _waits_for(graph, id_, at, have) for id_, at in todo}
    helped = _helped(scope.todo, waiting)
    # In the order of the graph, as that of a plan minds only the alternatives it takes.
    downward = sorted(scope.todo, key=graph.position, reverse=True)
    above = closures({id_: helped[id_] for id_ in downward})
    hours = {id_: hours_left(graph[id_], at, have) for id_, at in todo}
    for id_, depth in todo:
        if not waiting[id_]:
            serves = scope.serves.get(id_, ())
            gained = sum(hours[up] / len(waiting[up]) for up in helped[id_])
            gained += hours[id_] if id_ in serves else 0.0
            yield Ready(
                id=id_,
                name=graph[id_].name,
                depth=depth,
                hours=hours[id_],
                domain=graph[id_].domain,
                unlocks=tuple(up for up in helped[id_] if len(waiting[up]) == 1),
                nearer=tuple(up for up in helped[id_] if len(waiting[up]) > 1),
                dependents=above[id_].bit_count() - 1,
                gain=gained / max(hours[id_], LEAST),
                serves=serves,
            )


def _helped(
    todo: Mapping[str, Depth], waiting: Mapping[str, list[Need]]
) -> Mapping[str, list[str]]:
    """Return for each step those that wait for it, or could do with it."""
    helped: dict[str, list[str]] = {id_: [] for id_ in todo}
    for id_, needs in waiting.items():
        for need in needs:
            for lower in need.prerequisites:
                if covers(todo, lower, need.at):
                    helped[lower].append(id_)
    return helped


def _rank(step: Ready, scope: _Scope) -> float:
    """Return what a step is ranked by, as it is printed: what looks equal is equal."""
    if scope.serves:
        return round(step.gain, 1)
    return round(step.dependents / max(step.hours, LEAST), 1)


def _inner(
    graph: Graph, scope: _Scope, confidence: Mapping[str, float]
) -> tuple[Check, ...]:
    checks = [
        Check(id_, graph[id_].name, scope.known[id_], confidence.get(id_, 1.0))
        for id_ in tops(graph, scope.known)
    ]
    return tuple(sorted(checks, key=lambda check: check.confidence))


def _waits_for(
    graph: Graph, id_: str, depth: Depth, have: Mapping[str, Depth]
) -> list[Need]:
    """Return the needs that count at a depth and are not met yet."""
    return [
        need
        for need in graph.needs(id_)
        if LEVEL[need.depth] <= LEVEL[depth]
        and not any(covers(have, lower, need.at) for lower in need.prerequisites)
    ]
