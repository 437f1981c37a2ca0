"""What lies around a domain or a concept, level by level.

A domain's levels are the stages of its own concepts: level 1 needs nothing inside
the domain, level 2 only level 1, and so on; what they need outside is folded into
*foundations*, one entry an area. A concept's levels lead down its needs: level 1 is
the concept, level 2 what it needs, each concept at its shortest distance. Distance
follows needs only, never sideways: hubs such as "vector" would pull everything near.

The first cards of a level are those that most concepts build on, directly or not.
Within a level they are put near what they are linked to (barycentre sweeps; Sugiyama,
Tagawa and Toda 1981), so that lines cross less.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import Concept, Domain
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.result import Result

#: How many concepts a level shows before the rest is folded.
CAP = 12
#: How many areas the foundations name.
FOUNDATIONS = 8


class Level(Result, frozen=True):
    """One level: the ids it shows and the ids it folds."""

    number: int
    shown: tuple[str, ...]
    folded: tuple[str, ...] = ()


class Foundation(Result, frozen=True):
    """An area outside the start that the levels rest on, and with which concepts."""

    domain: str
    name: str
    concepts: tuple[str, ...]


class Levels(Result, frozen=True):
    """What lies around a start; ``deeper`` counts what is beyond the last level."""

    start: str
    name: str
    levels: tuple[Level, ...]
    foundations: tuple[Foundation, ...] = ()
    deeper: int = 0

    def drawn(self) -> tuple[str, ...]:
        """Return the ids that are shown, level by level."""
        return tuple(id_ for level in self.levels for id_ in level.shown)


def explore(
    graph: Graph,
    start: str,
    *,
    levels: int = 4,
    cap: int = CAP,
    axes: Mapping[str, str] | None = None,
) -> Levels:
    """Return the levels around a domain or a concept.

    :param start: The id of a domain, or else of a concept.
    :param levels: The most levels to return.
    :param cap: The most concepts a level shows; the rest is folded.
    :param axes: For each contrast the value a concept must have; a concept that says
        nothing of a contrast passes.
    :raises UnknownNameError: If the start is neither a domain nor a concept.
    """
    domains = {domain.id: domain for domain in graph.records.domains}
    if start in domains:
        inside = [c for c in members(graph, start) if fits(graph[c], axes or {})]
        return _around_domain(graph, domains[start], inside, levels, cap)
    if start in graph:
        return _below_concept(graph, graph[start], levels, cap)
    raise UnknownNameError("domain or concept", start)


def members(graph: Graph, domain: str) -> list[str]:
    """Return the concepts of a domain and of all below it, in learning order."""
    inside = subtree(graph, domain)
    return [
        c.id for c in graph.values() if not inside.isdisjoint((c.domain, *c.also_in))
    ]


def subtree(graph: Graph, domain: str) -> set[str]:
    """Return the ids of a domain and of all domains below it."""
    below = {domain}
    while more := {d.id for d in graph.records.domains if d.parent in below} - below:
        below |= more
    return below


def fits(concept: Concept, axes: Mapping[str, str]) -> bool:
    """Tell whether a concept has the given values; without an axis it passes."""
    return all(
        value in concept.axes.get(axis, (value,)) for axis, value in axes.items()
    )


def _around_domain(
    graph: Graph, domain: Domain, inside: Sequence[str], count: int, cap: int
) -> Levels:
    stages = _stages_inside(graph, inside)
    columns = _columns(graph, stages, count, cap, domain.representatives)
    shown = [id_ for level in columns for id_ in level.shown]
    return Levels(
        start=domain.id,
        name=domain.name,
        levels=columns,
        foundations=_foundations(graph, shown, set(inside)),
        deeper=sum(stage > count for stage in stages.values()),
    )


def _below_concept(graph: Graph, concept: Concept, count: int, cap: int) -> Levels:
    distance = {concept.id: 1}
    for level in range(1, count):
        edge = [id_ for id_, far in distance.items() if far == level]
        for id_ in edge:
            for lower in prerequisites(graph, id_):
                distance.setdefault(lower, level + 1)
    columns = _columns(graph, distance, count, cap)
    beyond = len(graph.closure([concept.id], deep=True)) - len(distance)
    return Levels(concept.id, concept.name, columns, deeper=beyond)


def prerequisites(graph: Graph, id_: str) -> list[str]:
    """Return the direct prerequisites of a concept, each alternative included."""
    return [lower for need in graph.needs(id_) for lower in need.prerequisites]


def _stages_inside(graph: Graph, inside: Sequence[str]) -> dict[str, int]:
    stages: dict[str, int] = {}
    for id_ in inside:
        below = (stages.get(lower, 0) for lower in prerequisites(graph, id_))
        stages[id_] = 1 + max(below, default=0)
    return stages


def _columns(
    graph: Graph,
    number: Mapping[str, int],
    count: int,
    cap: int,
    first: Collection[str] = (),
) -> tuple[Level, ...]:
    weight = {id_: (id_ in first, _dependents(graph, id_)) for id_ in number}
    by_level: defaultdict[int, list[str]] = defaultdict(list)
    for id_ in sorted(number, key=lambda id_: weight[id_], reverse=True):
        by_level[number[id_]].append(id_)
    kept = {k: by_level[k][:cap] for k in range(1, count + 1) if k in by_level}
    uncross(graph, list(kept.values()))
    return tuple(Level(k, tuple(v), tuple(by_level[k][cap:])) for k, v in kept.items())


def _dependents(graph: Graph, id_: str) -> int:
    above: set[str] = set()
    edge = [id_]
    while edge:
        new = {up for low in edge for up in graph.unlocks(low)} - above
        above |= new
        edge = list(new)
    return len(above)


def uncross(graph: Graph, columns: Sequence[list[str]], sweeps: int = 8) -> None:
    """Sort each column, in place, by the mean row of what its cards are linked to."""
    row = {id_: place for column in columns for place, id_ in enumerate(column)}
    near = defaultdict(list)
    for id_ in row:
        for lower in prerequisites(graph, id_):
            if lower in row:
                near[id_].append(lower)
                near[lower].append(id_)
    for sweep in range(sweeps):
        for column in columns if sweep % 2 else columns[::-1]:
            mean = {id_: _mean([row[n] for n in near[id_]], row[id_]) for id_ in column}
            column.sort(key=lambda id_, mean=mean: (mean[id_], row[id_]))  # type: ignore[misc]
            row.update((id_, place) for place, id_ in enumerate(column))


def _mean(rows: Sequence[int], default: float) -> float:
    return sum(rows) / len(rows) if rows else default


def _foundations(
    graph: Graph, shown: Iterable[str], inside: Collection[str]
) -> tuple[Foundation, ...]:
    names = {domain.id: domain.name for domain in graph.records.domains}
    below = [id_ for id_ in graph.closure(shown, deep=True) if id_ not in inside]
    areas = Counter(graph[id_].domain for id_ in below)
    return tuple(
        Foundation(
            area, names[area], tuple(id_ for id_ in below if graph[id_].domain == area)
        )
        for area, _ in areas.most_common(FOUNDATIONS)
    )
