"""Which papers can be read with what is known, and what the others lack.

A paper can be read when each of its needs (:mod:`.papers`) is met, by one alternative
where there are several. What it lacks otherwise is the closure of the needs that are
not met, less what is known (:mod:`..depth.outline`), so that papers are ranked by the
hours until they can be read.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from conceptpath.graph.model import LEVEL, Depth, Need, Paper, Specialization
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.outline import Outline, covers, hours_left
from conceptpath.graph.planning.goals import goals, meant
from conceptpath.graph.planning.learning.papers import Linked, introducing, links, needs
from conceptpath.graph.planning.result import Result


class Readiness(Result, frozen=True):
    """A paper and how far it is; concepts are given by id, in learning order."""

    paper: Paper
    introduces: tuple[str, ...]
    about: tuple[str, ...]
    #: Its needs that are not met; of alternatives the nearest.
    lacks: tuple[str, ...]
    #: All that is to be learned to meet them, and how long that takes.
    missing: tuple[str, ...]
    hours: float


class Shelf(Result, frozen=True):
    """The papers that can be read now, and the others, the nearest first."""

    now: tuple[Readiness, ...]
    later: tuple[Readiness, ...]


class ReadingList(Result, frozen=True):
    """The papers of a goal in the order to read them.

    What one of them lacks is what it takes beyond those before it.
    """

    name: str
    papers: tuple[Readiness, ...]


class Gap(NamedTuple):
    """The needs of a paper that are not met, and all there is to learn for them."""

    lacks: Mapping[str, Depth]
    todo: Mapping[str, Depth]


def shelf(graph: Graph, known: Mapping[str, Depth]) -> Shelf:
    """Return all papers by how far they are.

    A paper that no concept is linked to is left out, as nothing tells what it takes.

    :param known: How deep each concept is known; what that implies counts as known.
    :returns: First of those that can be read are the ones that introduce something new,
        then the most advanced.
    :raises UnknownNameError: If a known concept is not in the graph.

    >>> from conceptpath.graph.model import Concept, Records
    >>> number = Concept(id="number", name="Number", domain="d", papers=("euclid",))
    >>> papers = (Paper(id="euclid", title="Elements"),)
    >>> graph = Graph(Records(concepts=(number,), papers=papers))
    >>> [found.missing for found in shelf(graph, {}).later]
    [('number',)]
    >>> [found.paper.title for found in shelf(graph, {"number": "what"}).now]
    ['Elements']
    """
    have = graph.required(known)
    linked = [one for one in links(graph).values() if one.introduces or one.about]
    found = [_readiness(graph, one, gap(graph, one, have), have) for one in linked]
    now = [ready for ready in found if not ready.lacks]
    later = [ready for ready in found if ready.lacks]
    now.sort(key=lambda ready: _rank(graph, ready, have))
    later.sort(key=_distance)
    return Shelf(tuple(now), tuple(later))


def reading_list(graph: Graph, goal: str, known: Mapping[str, Depth]) -> ReadingList:
    """Return the papers of a goal, one after another.

    For a specialization it is the list of its own. For a concept, or where that list is
    empty, it is the nearest papers that introduce what the goal needs, then those that
    introduce the goal, then others about it, each by year.

    :param goal: A concept or a specialization, by id or name.
    :param known: How deep each concept is known; what that implies counts as known.
    :returns: Each paper with what it lacks beyond what those before it took.
    :raises UnknownNameError: If there is no such goal, or no such known concept.
    :raises AmbiguousNameError: If several concepts are called like the goal.
    """
    found = meant(graph, goal)
    own = found.reading if isinstance(found, Specialization) else ()
    papers = own or _around(graph, goals(graph, [goal]))
    return ReadingList(found.name, tuple(_one_after_another(graph, papers, known)))


def gap(graph: Graph, linked: Linked, have: Mapping[str, Depth]) -> Gap:
    """Return what somebody lacks to read a paper, in learning order.

    :param have: Everything that is known, what is implied included.
    """
    lacks: dict[str, Depth] = {}
    for need in needs(graph, linked, known=have):
        if not any(covers(have, id_, need.at) for id_ in need.prerequisites):
            id_ = _nearest(graph, need, have)
            lacks[id_] = max(need.at, lacks.get(id_, need.at), key=LEVEL.__getitem__)
    left = Outline(graph, lacks).todo(have)
    return Gap(
        lacks={id_: lacks[id_] for id_ in sorted(lacks, key=graph.position)},
        todo={id_: at for id_, at in left.items() if id_ not in linked.teaches},
    )


def _around(graph: Graph, wanted: Iterable[str]) -> Iterable[str]:
    """Return the papers that lead to some concepts, introduce them, or use them."""
    year = {paper.id: paper.year or 0 for paper in graph.records.papers}
    own = [paper for id_ in wanted for paper in graph[id_].introduced_by]
    about = [paper for id_ in wanted for paper in graph[id_].papers]
    parts = (introducing(graph, wanted, own), own, about)
    ordered = (sorted(part, key=lambda id_: (year[id_], id_)) for part in parts)
    return dict.fromkeys(chain.from_iterable(ordered))


def _one_after_another(
    graph: Graph, papers: Iterable[str], known: Mapping[str, Depth]
) -> Iterator[Readiness]:
    linked, have = links(graph), graph.required(known)
    for id_ in papers:
        missing = gap(graph, linked[id_], have)
        yield _readiness(graph, linked[id_], missing, have)
        have |= missing.todo


def _nearest(graph: Graph, need: Need, have: Mapping[str, Depth]) -> str:
    """Return the prerequisite that takes the fewest hours to learn."""
    ways = {id_: Outline(graph, {id_: need.at}) for id_ in need.prerequisites}
    return min(ways, key=lambda id_: _hours(graph, ways[id_].todo(have), have))


def _readiness(
    graph: Graph, linked: Linked, missing: Gap, have: Mapping[str, Depth]
) -> Readiness:
    return Readiness(
        paper=linked.paper,
        introduces=linked.introduces,
        about=linked.about,
        lacks=tuple(missing.lacks),
        missing=tuple(missing.todo),
        hours=_hours(graph, missing.todo, have),
    )


def _rank(
    graph: Graph, ready: Readiness, have: Container[str]
) -> tuple[bool, int, str]:
    stages = map(graph.stage, (*ready.introduces, *ready.about))
    return all(id_ in have for id_ in ready.introduces), -max(stages), ready.paper.id


def _distance(ready: Readiness) -> tuple[float, int, int, str]:
    return ready.hours, len(ready.missing), ready.paper.year or 0, ready.paper.id


def _hours(
    graph: Graph, depths: Mapping[str, Depth], have: Mapping[str, Depth]
) -> float:
    return sum(hours_left(graph[id_], at, have) for id_, at in depths.items())
