"""Which alternative meets each need: the cheapest closure that shares its hours.

Needs are conjunctive and some of them have alternatives, so the concepts form an AND/OR
graph (a directed hypergraph). Finding the cheapest closure in which shared hours count
once is NP-hard, as it contains set cover. Closures only grow as choices are made, so a
uniform-cost search (Dijkstra 1959) over partly chosen closures finds the cheapest one:
it is exact as long as it ends within :data:`LIMIT` closures, which holds wherever the
product of the alternatives is at most half of them. Beyond, what is still open is
chosen greedily, and the cheapest unfinished closure is a lower bound, from which the
gap is told.

A closure is one integer with two bits a concept: wanted, and wanted at ``why``.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import chain, compress
from typing import NamedTuple

from conceptpath.graph.model import LEVEL, Depth
from conceptpath.graph.network import Graph, Group
from conceptpath.graph.planning.depth.max_closure import places

#: The most closures that are looked at.
LIMIT = 4096
#: Hours as whole seconds, so that sums do not depend on their order.
SECONDS = 3600


class Choice(NamedTuple):
    """The alternative taken by each need that has some, and the closure it makes."""

    chosen: Mapping[Group, str]
    #: How deep each concept of the closure is wanted, in learning order.
    depths: Mapping[str, Depth]
    #: The most hours by which another choice may be cheaper; 0 where it is exact.
    gap: float = 0.0


def choose(
    graph: Graph,
    wanted: Mapping[str, Depth],
    *,
    deep: bool = False,
    via: Collection[str] = (),
) -> Choice:
    """Return the choice among alternatives with the cheapest closure.

    :param wanted: How deep each goal is wanted.
    :param deep: Whether everything is wanted at ``why``.
    :param via: Alternatives that are taken wherever a need has them.
    :returns: Of equally cheap choices the one with the fewest concepts, then the one
        that takes what is listed first.
    :raises UnknownNameError: If there is no concept of such an id.

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
    >>> list(choose(graph, {"town": "what"}).chosen.values())
    ['tram']
    """
    [choice] = choose_each(graph, [wanted], deep=deep, via=via)
    return choice


def choose_each(
    graph: Graph,
    wishes: Sequence[Mapping[str, Depth]],
    *,
    deep: bool = False,
    via: Collection[str] = (),
) -> list[Choice]:
    """Return for each of some wishes the choice that :func:`choose` makes for it alone.

    What the wishes need is looked at once for all, so this is faster.

    :param wishes: For each wish how deep each of its goals is wanted.
    :param deep: Whether everything is wanted at ``why``.
    :param via: Alternatives that are taken wherever a need has them.
    :raises UnknownNameError: If there is no concept of such an id.
    """
    plain = [Choice({}, graph.required(wanted, deep=deep)) for wanted in wishes]
    is_open = [any(graph.groups(choice.depths)) for choice in plain]
    ids = set(chain.from_iterable(compress(wishes, is_open)))
    space = _Space(graph, graph.closure(ids, "why", deep=deep), deep=deep, via=via)
    return [
        space.choice(wanted) if has_ways else choice
        for wanted, choice, has_ways in zip(wishes, plain, is_open, strict=True)
    ]


class _Ways(NamedTuple):
    """A need with alternatives: the bits that make it count, and what meets it."""

    group: Group
    trigger: int
    #: For each alternative itself and all its mandatory needs.
    options: Mapping[str, int]

    def met_by(self, closure: int) -> str | None:
        """Return the first alternative that a closure holds."""
        held = (id_ for id_, way in self.options.items() if not way & ~closure)
        return next(held, None)


class _Space:
    """The closures that can be reached from some goals by choosing alternatives.

    :param region: All that any of the closures may hold, and how deep at most.
    """

    def __init__(
        self,
        graph: Graph,
        region: Mapping[str, Depth],
        *,
        deep: bool,
        via: Collection[str],
    ) -> None:
        self.graph, self.deep, self.via = graph, deep, via
        self.bits = {id_: 1 << 2 * place for place, id_ in enumerate(region)}
        self.concepts = sum(self.bits.values())
        hours = ((graph[id_].hours, graph[id_].hours_why) for id_ in region)
        self.seconds = [round(each * SECONDS) for each in chain.from_iterable(hours)]
        self.below: dict[str, dict[Depth, int]] = {}
        for id_, deepest in region.items():
            self.below[id_] = {}
            for depth in ("what", deepest):
                self.below[id_][depth] = self._below(id_, depth)
        #: From the goals down, so that no choice is made that another one saves.
        self.ways = [self._ways(group) for group in graph.groups(region)][::-1]

    def choice(self, wanted: Mapping[str, Depth]) -> Choice:
        """Return the choice with the cheapest closure of some goals."""
        found, gap = self.cheapest(self.closure(wanted))
        taken = self.taken(found)
        depths = self.graph.required(wanted, deep=self.deep, chosen=taken)
        chosen = {group: taken[group] for group in self.graph.groups(depths)}
        return Choice(chosen, depths, gap / SECONDS)

    def closure(self, wanted: Mapping[str, Depth]) -> int:
        """Return what some goals need before anything is chosen."""
        whole = 0
        for id_, depth in wanted.items():
            whole |= self._wanted(id_, depth)
        return whole

    def cheapest(self, start: int) -> tuple[int, int]:
        """Return the cheapest closure found, and the most seconds it can be off."""
        queue: list[tuple[int, int, tuple[int, ...], int]] = [(0, 0, (), start)]
        seen = {start}
        while True:
            spent, size, turns, closure = heappop(queue)
            options = self._options(closure)
            if not options or len(seen) > LIMIT:
                found = self._completed(closure)
                return found, self.cost(found & ~closure)[0]
            for number, option in enumerate(options):
                if (grown := closure | option) not in seen:
                    seen.add(grown)
                    seconds, concepts = self.cost(option & ~closure)
                    further = spent + seconds, size + concepts, (*turns, number), grown
                    heappush(queue, further)

    def taken(self, closure: int) -> dict[Group, str]:
        """Return what meets each need that counts in a closure."""
        met = ((way.group, way.met_by(closure)) for way in self._counting(closure))
        return {group: id_ for group, id_ in met if id_}

    def cost(self, bits: int) -> tuple[int, int]:
        """Return the seconds of some bits, and how many concepts they are."""
        seconds = sum(self.seconds[place] for place in places(bits))
        return seconds, (bits & self.concepts).bit_count()

    def _completed(self, closure: int) -> int:
        while options := self._options(closure):
            missing = (option & ~closure for option in options)
            closure |= min(missing, key=self.cost)
        return closure

    def _options(self, closure: int) -> list[int]:
        """Return the ways to meet the highest need that is not met yet."""
        for way in self._counting(closure):
            if not way.met_by(closure):
                return list(way.options.values())
        return []

    def _counting(self, closure: int) -> Iterator[_Ways]:
        return (way for way in self.ways if not way.trigger & ~closure)

    def _ways(self, group: Group) -> _Ways:
        need = group.need
        ways = [id_ for id_ in need.any_of if id_ in self.via] or need.any_of
        options = {id_: self._wanted(id_, need.at) for id_ in ways}
        return _Ways(group, self._bits(group.dependent, need.depth), options)

    def _wanted(self, id_: str, depth: Depth) -> int:
        return self.below[id_]["why" if self.deep else depth]

    def _bits(self, id_: str, depth: Depth) -> int:
        return self.bits[id_] * (3 if depth == "why" else 1)

    def _below(self, id_: str, depth: Depth) -> int:
        whole = self._bits(id_, depth)
        for need in self.graph.needs(id_):
            if need.id and LEVEL[need.depth] <= LEVEL[depth]:
                whole |= self._wanted(need.id, need.at)
        return whole
