"""The plan for some goals: everything needed, nothing known, in learning order.

A plan is a closure, never a shortest path: needs are conjunctive, so all of them are
followed. What is known is left out, with everything that served only it; the order, the
modules and the alternatives are those of the whole (:mod:`.outline`), so marking a
concept as known takes steps out and changes nothing else.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from conceptpath.graph.errors import InputError
from conceptpath.graph.model import LEVEL, Depth, Need
from conceptpath.graph.network import Graph, Group
from conceptpath.graph.planning.depth.outline import Outline, hours_left
from conceptpath.graph.planning.depth.routes import Route
from conceptpath.graph.planning.result import Result

if TYPE_CHECKING:
    from conceptpath.graph.planning.depth.pace import Finish


class Reason(Result, frozen=True, gc=False):
    """Why a step is in a plan: a concept that needs it.

    That is a step as well, or known where what it implies is kept.
    """

    dependent: str
    name: str
    reason: str
    #: The alternatives that were not taken.
    instead_of: tuple[str, ...] = ()


class Step(Result, frozen=True, gc=False):
    """One concept of a plan, at one depth; ``hours`` is what is left to learn."""

    id: str
    name: str
    depth: Depth
    hours: float
    module: str
    reasons: tuple[Reason, ...]
    #: The goals that this step serves; a goal serves itself.
    serves: tuple[str, ...]


class Missed(Result, frozen=True):
    """A goal that a budget does not reach."""

    id: str
    #: The hours that are missing, those of the postponed steps that serve it.
    hours: float
    #: The hours of all steps that serve it: within these it is reached as only goal.
    alone: float


class Plan(Result, frozen=True):
    """The ordered steps to some goals, and what was left out because it is known.

    What stands below ``gap`` is empty unless a budget, other ways or a pace were asked
    for. Within a budget ``steps`` are kept, in the order of the plan; ``postponed`` are
    the others, what would be kept next first. What it costs to postpone a step stands
    in it: the goals that it ``serves`` are not reached, and its ``reasons`` name what
    builds on it. Reasons of a kept step that lead to kept steps come first.
    """

    goals: tuple[str, ...]
    hours: float
    steps: tuple[Step, ...]
    known: tuple[str, ...] = ()
    #: The most hours that other alternatives may save; 0 where the choice is exact.
    gap: float = 0.0
    postponed: tuple[Step, ...] = ()
    budget: float | None = None
    #: The share of the worth of the whole plan that is kept.
    worth: float = 1.0
    missed: tuple[Missed, ...] = ()
    routes: tuple[Route, ...] = ()
    #: When it is done at a pace.
    finish: "Finish | None" = None

    def modules(self) -> list[tuple[str, tuple[Step, ...]]]:
        """Return the steps in stretches that belong together, each with its name."""
        runs = groupby(self.steps, lambda step: step.module)
        return [(name, tuple(steps)) for name, steps in runs]


def path(
    graph: Graph,
    goals: Iterable[str] | Mapping[str, Depth],
    *,
    depth: Depth = "what",
    deep: bool = False,
    known: Iterable[str] | Mapping[str, Depth] = (),
    keep_implied: bool = False,
    via: Collection[str] = (),
) -> Plan:
    """Return the plan for some goals.

    :param goals: Ids of concepts; a mapping gives each its own depth.
    :param depth: How deep goals without a depth of their own are wanted.
    :param deep: Whether everything is to be learned at depth ``why``.
    :param known: What the learner knows, at ``what`` unless a mapping says more.
        It implies the needs that count at its depth, and of alternatives none.
    :param keep_implied: Whether only what is marked is left out, and what it implies
        stays in the plan, with what is marked among its reasons.
    :param via: Alternatives to take wherever a need has them, instead of the cheapest.
    :returns: A plan, without steps where all goals are known.
    :raises InputError: If there is no goal, or a need cannot go by way of ``via``.
    :raises UnknownNameError: If a goal or a known concept is not in the graph.

    >>> from conceptpath.graph.build import build
    >>> from conceptpath.graph.model import Concept, Domain, Need, Records
    >>> needs = (Need(id="vector", reason="Its rows are vectors."),)
    >>> graph = build([Records(
    ...     concepts=(
    ...         Concept(id="vector", name="Vector", domain="algebra"),
    ...         Concept(id="matrix", name="Matrix", domain="algebra", needs=needs),
    ...     ),
    ...     domains=(Domain(id="algebra", name="Algebra"),),
    ... )])
    >>> [step.name for step in path(graph, ["matrix"]).steps]
    ['Vector', 'Matrix']
    >>> path(graph, ["matrix"], known=["vector"]).hours
    1.0
    """
    wanted, marks = _depths(goals, depth), _depths(known, "what")
    if not wanted:
        raise InputError("a plan needs a goal: name one or more concepts")
    outline = Outline(graph, wanted, deep=deep, via=via)
    if strange := set(via).difference(outline.choice.chosen.values()):
        raise InputError(_no_way_by(sorted(strange), outline))
    have = marks if keep_implied else graph.required(marks)
    left = outline.todo(have, keep_implied=keep_implied)
    todo: dict[str, Depth] = {id_: left[id_] for id_ in outline.order if id_ in left}
    users: Mapping[str, Depth] = todo
    if keep_implied:
        users = {id_: outline.depths[id_] for id_ in outline.order}
    steps = tuple(_steps(outline, todo, have, users))
    return Plan(
        goals=tuple(wanted),
        hours=sum(step.hours for step in steps),
        steps=steps,
        known=tuple(id_ for id_ in outline.order if id_ in have and id_ not in todo),
        gap=outline.choice.gap,
    )


def _no_way_by(names: Sequence[str], outline: Outline) -> str:
    ways = {id_ for group in outline.choice.chosen for id_ in group.need.any_of}
    there = (
        f"the alternatives are {', '.join(sorted(ways))}" if ways else "there is none"
    )
    return f"no alternative of this plan is {' or '.join(map(repr, names))}; {there}"


def _steps(
    outline: Outline,
    todo: Mapping[str, Depth],
    have: Mapping[str, Depth],
    users: Mapping[str, Depth],
) -> Iterator[Step]:
    reasons, serves = _why(outline, users)
    for id_, depth in todo.items():
        concept = outline.graph[id_]
        yield Step(
            id=id_,
            name=concept.name,
            depth=depth,
            hours=hours_left(concept, depth, have),
            module=outline.modules[id_],
            reasons=tuple(reasons[id_]),
            serves=tuple(goal for goal in outline.goals if goal in serves[id_]),
        )


def _why(
    outline: Outline, users: Mapping[str, Depth]
) -> tuple[Mapping[str, list[Reason]], Mapping[str, set[str]]]:
    """Return the reasons and the goals of what is used, from the goals down.

    :param users: What uses it, in a valid order: the steps, or what is known as well.
    """
    graph, chosen = outline.graph, outline.choice.chosen
    reasons: dict[str, list[Reason]] = {id_: [] for id_ in users}
    serves = {id_: {id_} if id_ in outline.goals else set() for id_ in users}
    for id_ in reversed(tuple(users)):
        name, level = graph[id_].name, LEVEL[users[id_]]
        for need in graph.needs(id_):
            lower = need.id or chosen.get(Group(id_, need), "")
            if lower in users and LEVEL[need.depth] <= level:
                others = _others(need, lower) if need.any_of else ()
                reasons[lower].append(Reason(id_, name, need.reason, others))
                serves[lower] |= serves[id_]
    return reasons, serves


def _others(need: Need, taken: str) -> tuple[str, ...]:
    return tuple(id_ for id_ in need.any_of if id_ != taken)


def _depths(
    ids: Iterable[str] | Mapping[str, Depth], depth: Depth
) -> Mapping[str, Depth]:
    return ids if isinstance(ids, Mapping) else dict.fromkeys(ids, depth)
