"""The plan for some goals: everything needed, nothing known, in learning order.

A plan is a closure, never a shortest path: needs are conjunctive, so all of them
are followed. Of alternatives the one that adds the fewest hours is taken, need by
need from the goals down; the choice is made as if nothing were known, so marking a
concept as known never changes it. (The cheapest *shared* closure is NP-hard, as
it contains set cover; this greedy choice is an upper bound.)
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from conceptpath.graph.errors import InputError
from conceptpath.graph.model import LEVEL, Depth, Need
from conceptpath.graph.network import Graph, Group
from conceptpath.graph.planning.result import Result


class Reason(Result, frozen=True):
    """Why a step is in a plan: a concept of the plan that needs it."""

    dependent: str
    name: str
    reason: str
    #: The alternatives that were not taken.
    instead_of: tuple[str, ...] = ()


class Step(Result, frozen=True):
    """One concept of a plan, at one depth; ``hours`` is what is left to learn."""

    id: str
    name: str
    depth: Depth
    hours: float
    module: str
    reasons: tuple[Reason, ...]
    #: The goals that this step serves; a goal serves itself.
    serves: tuple[str, ...]


class Plan(Result, frozen=True):
    """The ordered steps to some goals, and what was left out because it is known.

    ``postponed`` and ``routes`` are empty unless a budget or other ways were asked
    for.
    """

    goals: tuple[str, ...]
    hours: float
    steps: tuple[Step, ...]
    known: tuple[str, ...] = ()
    postponed: tuple[Step, ...] = ()
    routes: tuple[tuple[str, ...], ...] = ()

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
) -> Plan:
    """Return the plan for some goals.

    :param goals: Ids of concepts; a mapping gives each its own depth.
    :param depth: How deep goals without a depth of their own are wanted.
    :param deep: Whether everything is to be learned at depth ``why``.
    :param known: What the learner knows, at ``what`` unless a mapping says more.
        It implies the needs that count at its depth, and of alternatives none.
    :returns: A plan, without steps where all goals are known.
    :raises InputError: If there is no goal.
    :raises UnknownNameError: If a goal or a known concept is not in the graph.

    >>> from conceptpath.graph.build import build
    >>> from conceptpath.graph.model import Concept, Domain, Records
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
    wanted = _depths(goals, depth)
    if not wanted:
        raise InputError("a plan needs a goal: name one or more concepts")
    chosen = choices(graph, wanted, deep=deep)
    have = graph.required(_depths(known, "what"))
    whole = graph.required(wanted, deep=deep, chosen=chosen, known=have)
    todo: dict[str, Depth] = {
        id_: at for id_, at in whole.items() if not covers(have, id_, at)
    }
    return Plan(
        goals=tuple(wanted),
        hours=sum(_hours(graph, id_, at, have) for id_, at in todo.items()),
        steps=tuple(_steps(graph, wanted, todo, have, chosen)),
        known=tuple(id_ for id_ in whole if id_ not in todo),
    )


def covers(known: Mapping[str, Depth], id_: str, depth: Depth) -> bool:
    """Tell whether a concept is known at least so deep."""
    return id_ in known and LEVEL[known[id_]] >= LEVEL[depth]


def choices(
    graph: Graph, wanted: Mapping[str, Depth], *, deep: bool = False
) -> dict[Group, str]:
    """Return the alternative that meets each need with alternatives of a closure.

    :param wanted: How deep each goal is wanted.
    :param deep: Whether everything is wanted at ``why``.
    :returns: The chosen prerequisite by group; the first listed one wins a tie.
    """
    chosen: dict[Group, str] = {}

    def cost(group: Group, lower: str) -> float:
        trial = {**chosen, group: lower}
        closure = graph.required(wanted, deep=deep, chosen=trial)
        return sum(_hours(graph, id_, at, {}) for id_, at in closure.items())

    while group := _last_open(graph, wanted, chosen, deep):
        prices = [(cost(group, lower), lower) for lower in group.need.any_of]
        chosen[group] = min(prices, key=lambda price: price[0])[1]
    return chosen


def _last_open(
    graph: Graph, wanted: Mapping[str, Depth], chosen: Mapping[Group, str], deep: bool
) -> Group | None:
    closure = graph.required(wanted, deep=deep, chosen=chosen)
    still = (group for group in graph.groups(closure) if group not in chosen)
    return max(still, key=lambda group: graph.position(group.dependent), default=None)


def _steps(
    graph: Graph,
    wanted: Mapping[str, Depth],
    todo: Mapping[str, Depth],
    have: Mapping[str, Depth],
    chosen: Mapping[Group, str],
) -> Iterator[Step]:
    names = {domain.id: domain.name for domain in graph.records.domains}
    reasons, serves = _why(graph, wanted, todo, chosen)
    for id_, depth in todo.items():
        concept = graph[id_]
        yield Step(
            id=id_,
            name=concept.name,
            depth=depth,
            hours=_hours(graph, id_, depth, have),
            module=names[concept.domain],
            reasons=tuple(reasons[id_]),
            serves=tuple(goal for goal in wanted if goal in serves[id_]),
        )


def _why(
    graph: Graph,
    wanted: Mapping[str, Depth],
    todo: Mapping[str, Depth],
    chosen: Mapping[Group, str],
) -> tuple[Mapping[str, list[Reason]], Mapping[str, set[str]]]:
    """Return the reasons and the goals of each step, from the goals down."""
    reasons: defaultdict[str, list[Reason]] = defaultdict(list)
    serves: defaultdict[str, set[str]] = defaultdict(set)
    for id_ in reversed(tuple(todo)):
        serves[id_] |= {id_} & set(wanted)
        for need in graph.needs(id_):
            lower = need.id or chosen.get(Group(id_, need))
            if lower and LEVEL[need.depth] <= LEVEL[todo[id_]]:
                reasons[lower].append(_reason(graph, id_, need, lower))
                serves[lower] |= serves[id_]
    return reasons, serves


def _reason(graph: Graph, dependent: str, need: Need, lower: str) -> Reason:
    others = tuple(other for other in need.any_of if other != lower)
    return Reason(dependent, graph[dependent].name, need.reason, others)


def _hours(graph: Graph, id_: str, depth: Depth, have: Mapping[str, Depth]) -> float:
    concept = graph[id_]
    known = 0.0 if id_ not in have else concept.hours
    return concept.hours + (concept.hours_why if depth == "why" else 0.0) - known


def _depths(
    ids: Iterable[str] | Mapping[str, Depth], depth: Depth
) -> Mapping[str, Depth]:
    return ids if isinstance(ids, Mapping) else dict.fromkeys(ids, depth)
