"""The graph: an immutable mapping from id to concept, in learning order.

Every need points to a lower position, so a closure is one sweep from the highest
wanted position downwards and comes out in learning order (:mod:`.sweep`).
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from conceptpath.graph.closures import Closures
from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import LEVEL, Concept, Depth, Need, Records
from conceptpath.graph.sweep import cut_at, with_choices

if TYPE_CHECKING:
    import networkx as nx


class Group(NamedTuple):
    """A need with alternatives: the concept that has it, and the need."""

    dependent: str
    need: Need


class Graph(Mapping[str, Concept]):
    """Concepts by id, in learning order, with everything that hangs on them.

    Made by :func:`conceptpath.graph.build.build`, which checks what this class
    takes for granted: that every need points to an earlier concept.

    :param records: Everything the graph holds, its concepts in learning order.
    :param version: A digest of the content; two graphs with the same are equal.
    """

    def __init__(self, records: Records, version: str = "") -> None:
        self.records = records
        self.version = version
        self._ids = [concept.id for concept in records.concepts]
        self._position = {id_: place for place, id_ in enumerate(self._ids)}

    def __getitem__(self, id_: str) -> Concept:
        return self.records.concepts[self._position[id_]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    def position(self, id_: str) -> int:
        """Return the place of a concept in the learning order, from 0."""
        return self._position[id_]

    def needs(self, id_: str) -> tuple[Need, ...]:
        """Return the settled needs of a concept, those with alternatives too."""
        return self._settled[id_]

    def prerequisites(self, id_: str) -> tuple[str, ...]:
        """Return what a concept names in its settled needs, each alternative too."""
        return self._prerequisites[id_]

    def unlocks(self, id_: str) -> tuple[str, ...]:
        """Return the concepts that name this one in a settled need."""
        return self._unlocks.get(id_, ())

    def dependents(self, id_: str) -> int:
        """Return how many concepts rest on this one, directly or not."""
        return self._closures.dependents[self._position[id_]]

    def stage(self, id_: str) -> int:
        """Return the length of the longest chain of needs down to a root."""
        return self._closures.stages[self._position[id_]]

    def closure(
        self, ids: Iterable[str], depth: Depth = "what", *, deep: bool = False
    ) -> dict[str, Depth]:
        """Return all that any way to some concepts uses, themselves included.

        Every alternative of a need is followed; :meth:`required` follows none.

        :param ids: The concepts to start from.
        :param depth: How deep they are wanted.
        :param deep: Whether everything, below them too, is wanted at ``why``.
        :returns: Depths by id, in learning order.
        :raises UnknownNameError: If there is no concept of such an id.
        """
        wanted: dict[str, Depth] = dict.fromkeys(ids, "why" if deep else depth)
        return self._closures.below(self._seeds(wanted), deep=deep, alternatives=True)

    def required(
        self,
        wanted: Mapping[str, Depth],
        *,
        deep: bool = False,
        chosen: Mapping[Group, str] | None = None,
        known: Mapping[str, Depth] | None = None,
    ) -> dict[str, Depth]:
        """Return what some concepts need: of alternatives only the chosen ones.

        :param wanted: How deep each concept to start from is wanted.
        :param deep: Whether everything, below them too, is wanted at ``why``.
        :param chosen: Which alternative meets a need; other groups are not followed.
        :param known: Concepts below which nothing is followed, and to which depth.
        :returns: Depths by id, in learning order; what is known stands in it, too.
        :raises UnknownNameError: If there is no concept of such an id.
        """
        if deep:
            wanted = dict.fromkeys(wanted, "why")
        seeds, closures = self._seeds(wanted), self._closures
        if not chosen and not known:
            return closures.below(seeds, deep=deep, alternatives=False)
        table = with_choices(
            closures.rows(deep=deep, alternatives=False),
            self._choices(chosen or {}, deep),
        )
        return closures.below_in(cut_at(table, self._seeds(known or {})), seeds)

    def groups(self, wanted: Mapping[str, Depth]) -> Iterator[Group]:
        """Yield the needs with alternatives that count at the given depths."""
        for id_, depth in wanted.items():
            for group in self._groups.get(id_, ()):
                if LEVEL[group.need.depth] <= LEVEL[depth]:
                    yield group

    def to_networkx(self) -> "nx.DiGraph[str]":
        """Return the graph for networkx: an edge leads from dependent to need.

        A node has the fields of its concept but its needs; an edge has those of
        its need, and ``group`` where it is one of several alternatives.
        """
        import networkx as nx

        view: nx.DiGraph[str] = nx.DiGraph(version=self.version)
        for concept in self.records.concepts:
            fields = structs.asdict(concept)
            del fields["id"], fields["needs"]
            view.add_node(concept.id, **fields)
            for number, need in enumerate(self.needs(concept.id)):
                edge = structs.asdict(need)
                del edge["id"], edge["any_of"]
                if need.any_of:
                    edge["group"] = f"{concept.id}.{number}"
                for lower in need.prerequisites:
                    view.add_edge(concept.id, lower, **edge)
        return view

    @cached_property
    def _settled(self) -> dict[str, tuple[Need, ...]]:
        return {
            concept.id: tuple(
                need for need in concept.needs if need.status == "settled"
            )
            for concept in self.records.concepts
        }

    @cached_property
    def _prerequisites(self) -> dict[str, tuple[str, ...]]:
        return {
            id_: tuple(lower for need in needs for lower in need.prerequisites)
            for id_, needs in self._settled.items()
        }

    @cached_property
    def _groups(self) -> dict[str, tuple[Group, ...]]:
        groups = {
            id_: tuple(Group(id_, need) for need in needs if need.any_of)
            for id_, needs in self._settled.items()
        }
        return {id_: found for id_, found in groups.items() if found}

    @cached_property
    def _unlocks(self) -> dict[str, tuple[str, ...]]:
        above: dict[str, list[str]] = {}
        for id_, lower in self._prerequisites.items():
            for low in lower:
                above.setdefault(low, []).append(id_)
        return {id_: tuple(dependents) for id_, dependents in above.items()}

    @cached_property
    def _closures(self) -> Closures:
        return Closures(self._ids, list(self._settled.values()), self._position)

    def _choices(
        self, chosen: Mapping[Group, str], deep: bool
    ) -> Iterator[tuple[int, Need, int]]:
        for (dependent, need), id_ in chosen.items():
            counts = structs.replace(need, at="why", depth="why") if deep else need
            yield self._place(dependent), counts, self._place(id_)

    def _seeds(self, depths: Mapping[str, Depth]) -> dict[int, Depth]:
        return {self._place(id_): depth for id_, depth in depths.items()}

    def _place(self, id_: str) -> int:
        if id_ not in self._position:
            raise UnknownNameError("concept", id_)
        return self._position[id_]
