"""The algorithms of a domain: what each covers, and what it takes to learn it.

The hours of a set are those of the union of its plans. Where needs have alternatives,
each algorithm is planned alone; one plan for all of the set may share more and is never
longer, so once a set is chosen, it is told by that (:meth:`Scope.together`).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import chain
from typing import NamedTuple

from conceptpath.graph.model import Depth, Domain
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.coverage import (
    Item,
    Items,
    Share,
    labels,
    named,
    shares,
    worth,
)
from conceptpath.graph.planning.breadth.explore import fits, members, subtree
from conceptpath.graph.planning.breadth.weighted_sets import WeightedSets
from conceptpath.graph.planning.depth.choices import (
    SECONDS,
    Choice,
    choose,
    choose_each,
)
from conceptpath.graph.planning.depth.outline import DEEP, covers

#: The share of algorithms from which on one begins with them, whatever stands for it.
METHODS = 1 / 4
#: One thing to learn: a concept, or what depth ``why`` adds to it.
Piece = tuple[str, Depth]


class Chosen(NamedTuple):
    """Some algorithms: what they cover and take as bits, and what these weigh."""

    ids: tuple[str, ...]
    items: int
    work: int
    worth: int
    seconds: int


class Scope:
    """The algorithms of a domain; where it has none, the concepts that stand for it.

    :param graph: The graph.
    :param domain: The domain; what is below it belongs to it.
    :param axes: For each contrast the value that an algorithm must have.
    :param known: What the learner knows; it counts as covered and takes no time.
    :param choices: The plan of each algorithm, if not the cheapest for it alone.
    """

    def __init__(
        self,
        graph: Graph,
        domain: Domain,
        axes: Mapping[str, str],
        known: Mapping[str, Depth],
        choices: Mapping[str, Choice] | None = None,
    ) -> None:
        self.graph, self.domain, self.axes = graph, domain, axes
        self.known = graph.required(known)
        self.ids = _starting_points(graph, domain.id, axes)
        self._inside = subtree(graph, domain.id)
        ideas = (id_ for id_, concept in graph.items() if concept.kind == "concept")
        self._ideas = {id_: Item("ideas", id_) for id_ in ideas}
        #: Those that are deep and not statistical.
        self.deep = {id_ for id_ in self.ids if self.tradition(id_) == DEEP}
        self._choices = choices or _cheapest_alone(graph, self.ids)
        self.plans = {id_: choice.depths for id_, choice in self._choices.items()}
        left = self._left() if known else self.plans
        items = {id_: dict.fromkeys(self._items_of(id_)) for id_ in self.ids}
        work = {id_: list(_pieces(plan, self.known)) for id_, plan in left.items()}
        self._count = Counter(chain(*items.values()))
        self.items = WeightedSets(items, worth(self._count))
        self.work = WeightedSets(work, _seconds(graph, chain(*work.values())))

    def empty(self) -> Chosen:
        """Return the set of no algorithm, which covers what is known."""
        items = self.items.bits(item for item in self._count if self._knows(item))
        return Chosen((), items, 0, self.items.weigh(items), 0)

    def add(self, chosen: Chosen, id_: str) -> Chosen:
        """Return a set with one algorithm more."""
        items, work = chosen.items | self.items[id_], chosen.work | self.work[id_]
        worth, seconds = self.items.weigh(items), self.work.weigh(work)
        return Chosen((*chosen.ids, id_), items, work, worth, seconds)

    def union(self, ids: Iterable[str]) -> Chosen:
        """Return the set of some algorithms."""
        return reduce(self.add, ids, self.empty())

    def together(self, ids: Collection[str]) -> "Scope":
        """Return the same with one plan for some algorithms, if that is shorter."""
        wanted: Mapping[str, Depth] = dict.fromkeys(ids, "what")
        chosen = choose(self.graph, wanted).chosen
        left = self.graph.required(wanted, chosen=chosen, known=self.known)
        pieces = _pieces(left, self.known)
        if sum(_seconds(self.graph, pieces).values()) >= self.union(ids).seconds:
            return self
        choices = dict(self._choices)
        for id_ in ids:
            depths = self.graph.required({id_: "what"}, chosen=chosen)
            choices[id_] = Choice(chosen, depths)
        return Scope(self.graph, self.domain, self.axes, self.known, choices)

    def coverage(self, chosen: Chosen) -> float:
        """Return the mean of the shares that a set covers."""
        return chosen.worth / (self.items.weigh(self.items.whole) or 1)

    def shares(self, items: int) -> tuple[Share, ...]:
        """Return how much of each share some items are."""
        return shares(self._count, self.items.things(items))

    def named(self, items: int) -> Items:
        """Return some items by their names, ideas in learning order."""
        things = self.items.things(items)
        ideas = [item for item in things if item.sort == "ideas"]
        ideas.sort(key=lambda idea: self.graph.position(idea.name))
        return named([*ideas, *(item for item in things if item.sort != "ideas")])

    def areas(self, id_: str) -> set[str]:
        """Return the area a concept lives in; of a guest, those it is seen from."""
        concept = self.graph[id_]
        home = self._inside & {concept.domain}
        return home or self._inside.intersection(concept.also_in)

    def tradition(self, id_: str) -> tuple[str, ...]:
        """Return the traditions of a concept."""
        return self.graph[id_].axes.get("tradition", ())

    def _left(self) -> dict[str, dict[str, Depth]]:
        """Return what of each plan is followed beside what is known."""
        return {
            id_: self.graph.required(
                {id_: "what"}, chosen=choice.chosen, known=self.known
            )
            for id_, choice in self._choices.items()
        }

    def _items_of(self, id_: str) -> Iterator[Item]:
        yield from (self._ideas[low] for low in self.plans[id_] if low in self._ideas)
        areas = sorted(self.areas(id_) - {self.domain.id})
        yield from (Item("areas", area) for area in areas)
        yield from labels(self.graph[id_], self.axes)

    def _knows(self, item: Item) -> bool:
        """Tell whether an item is known: by itself, or by an algorithm that has it."""
        if item.sort == "ideas":
            return item.name in self.known
        bit = self.items.bits([item])
        return any(bit & self.items[id_] for id_ in self.ids if id_ in self.known)


def stand_for_areas(graph: Graph) -> set[str]:
    """Return the representatives of all domains."""
    return {id_ for domain in graph.records.domains for id_ in domain.representatives}


def _starting_points(
    graph: Graph, domain: str, axes: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the algorithms of a domain, or what stands for it where ideas do.

    Of linear algebra nobody begins with one of its few algorithms.
    """
    inside = members(graph, domain)
    algorithms = [id_ for id_ in inside if graph[id_].kind == "algorithm"]
    stand = stand_for_areas(graph)
    own = next(d.representatives for d in graph.records.domains if d.id == domain)
    few = len(algorithms) < METHODS * len(inside)
    if few and all(graph[id_].kind == "concept" for id_ in own):
        algorithms = [id_ for id_ in inside if id_ in stand] or algorithms
    return tuple(id_ for id_ in algorithms if fits(graph[id_], axes))


def _cheapest_alone(graph: Graph, ids: Sequence[str]) -> dict[str, Choice]:
    choices = choose_each(graph, [{id_: "what"} for id_ in ids])
    return dict(zip(ids, choices, strict=True))


def _pieces(plan: Mapping[str, Depth], known: Mapping[str, Depth]) -> Iterator[Piece]:
    """Yield what of a plan is not known."""
    for id_, depth in plan.items():
        if id_ not in known:
            yield id_, "what"
        if depth == "why" and not covers(known, id_, "why"):
            yield id_, "why"


def _seconds(graph: Graph, pieces: Iterable[Piece]) -> dict[Piece, int]:
    """Return how long each of some pieces takes."""

    def hours(id_: str, depth: Depth) -> float:
        return graph[id_].hours if depth == "what" else graph[id_].hours_why

    different = dict.fromkeys(pieces)
    return {piece: round(hours(*piece) * SECONDS) for piece in different}
