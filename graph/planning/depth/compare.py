"""Several goals side by side: what they share, where they part, what each adds.

Everything is set arithmetic on the closures of the goals (:mod:`.parts`). The *trunk*
is their intersection, what all of them need; the *fork* is the top of the trunk, the
concepts that nothing else in the trunk builds on: learn up to these, then decide.

The choice among alternatives is made once, on the closure of all goals together. So the
trunk holds all that it needs itself and can be learned before anything is decided, and
the hours of the trunk and of the parts add up. A goal decided for at once may go by
cheaper alternatives; its hours are then told beside the others, as ``alone``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from conceptpath.graph.errors import InputError
from conceptpath.graph.model import Depth, Specialization
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.outline import Outline
from conceptpath.graph.planning.depth.parts import (
    Closure,
    Part,
    closure,
    depths,
    hours,
    part,
    tops,
)
from conceptpath.graph.planning.goals import goals
from conceptpath.graph.planning.named import named, targets
from conceptpath.graph.planning.result import Result


class Side(Result, frozen=True):
    """One of the goals that are compared; a concept is a goal of one target."""

    id: str
    name: str
    axes: Mapping[str, tuple[str, ...]]
    targets: Mapping[str, Depth]
    #: Hours left when what is shared goes the same way for all.
    hours: float
    #: Hours left when only this goal is planned: those of its path.
    alone: float
    #: Hours that are saved because something is known.
    saved: float
    #: What comes after the trunk, and of that what no other goal needs.
    extra: Part
    own: Part
    projects: tuple[str, ...]
    #: Ids of papers, in the order of reading.
    reading: tuple[str, ...]


class Overlap(Result, frozen=True):
    """What two of the goals share beyond the trunk."""

    sides: tuple[str, str]
    shared: Part


class Comparison(Result, frozen=True):
    """Goals side by side; ``together`` counts what they share once."""

    sides: tuple[Side, ...]
    trunk: Part
    #: The top of the trunk, whether known or not.
    fork: tuple[str, ...]
    overlaps: tuple[Overlap, ...]
    together: Part


def compare(
    graph: Graph, names: Sequence[str], *, known: Mapping[str, Depth] | None = None
) -> Comparison:
    """Return some specializations or concepts side by side.

    :param names: Specializations or concepts, as :func:`.goals.goals` takes them.
    :param known: How deep each concept is known; it implies its needs.
    :returns: Hours and steps are what is left to learn. Overlaps are told where there
        are more than two sides.
    :raises InputError: If there are fewer than two different goals.
    :raises UnknownNameError: If a name or a known concept is not in the graph.
    :raises AmbiguousNameError: If a name means several concepts.

    >>> from conceptpath.graph.build import build
    >>> from conceptpath.graph.model import Concept, Domain, Need, Records
    >>> needs = (Need(id="flour"),)
    >>> graph = build([Records(
    ...     concepts=(
    ...         Concept(id="flour", name="Flour", domain="food", hours=3),
    ...         Concept(id="bread", name="Bread", domain="food", needs=needs),
    ...         Concept(id="cake", name="Cake", domain="food", hours=2, needs=needs),
    ...     ),
    ...     domains=(Domain(id="food", name="Food"),),
    ... )])
    >>> both = compare(graph, ["bread", "cake"])
    >>> both.trunk.hours, [side.extra.hours for side in both.sides]
    (3.0, [1.0, 2.0])
    >>> both.fork, both.together.hours
    (('flour',), 6.0)
    """
    different = _different(graph, names)
    outline = Outline(graph, goals(graph, names))
    have = graph.required(known or {})
    ways = [_way(outline, goal, have) for goal in different]
    trunk = _shared(way.left for way in ways)
    return Comparison(
        sides=tuple(_side(graph, way, ways, have) for way in ways),
        trunk=part(graph, trunk),
        fork=tops(graph, depths(_shared(way.whole for way in ways))),
        overlaps=tuple(_overlaps(graph, ways, trunk)) if len(ways) > 2 else (),
        together=part(graph, frozenset().union(*(way.left for way in ways))),
    )


class _Way(NamedTuple):
    """A goal, all that it needs, and what of that is left to learn."""

    goal: Specialization
    whole: Closure
    left: Closure


def _different(graph: Graph, names: Sequence[str]) -> list[Specialization]:
    found: list[Specialization] = []
    for name in names:
        goal = named(graph, name)
        if goal not in found:
            found.append(goal)
    if len(found) < 2:
        given = ", ".join(map(repr, names)) or "none"
        raise InputError(
            f"a comparison needs two different goals, not just {given}; name another"
        )
    return found


def _way(outline: Outline, goal: Specialization, have: Mapping[str, Depth]) -> _Way:
    required, chosen = outline.graph.required, outline.choice.chosen
    whole = required(targets(goal), chosen=chosen)
    left = required(targets(goal), chosen=chosen, known=have)
    return _Way(goal, closure(whole), closure(left) - closure(have))


def _shared(closures: Iterable[Closure]) -> Closure:
    return frozenset.intersection(*closures)


def _side(
    graph: Graph, way: _Way, ways: Sequence[_Way], have: Mapping[str, Depth]
) -> Side:
    others = [other.left for other in ways if other is not way]
    alone = closure(Outline(graph, targets(way.goal)).todo(have)) - closure(have)
    return Side(
        id=way.goal.id,
        name=way.goal.name,
        axes=way.goal.axes,
        targets=targets(way.goal),
        hours=hours(graph, way.left),
        alone=hours(graph, alone),
        saved=hours(graph, way.whole - way.left),
        extra=part(graph, way.left - _shared(others)),
        own=part(graph, way.left.difference(*others)),
        projects=way.goal.projects,
        reading=way.goal.reading,
    )


def _overlaps(graph: Graph, ways: Sequence[_Way], trunk: Closure) -> Iterator[Overlap]:
    for one, other in combinations(ways, 2):
        shared = part(graph, (one.left & other.left) - trunk)
        yield Overlap((one.goal.id, other.goal.id), shared)
