"""The graph: an immutable mapping from id to concept, in learning order.

Every need points to a lower position, so a closure is one sweep from the highest
wanted position downwards and comes out in learning order: no queue, no sorting,
no set. The sweep works on levels (0 not wanted, 1 ``what``, 2 ``why``); a
prerequisite gets the highest level at which anything wants it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import DEPTH, LEVEL, Concept, Depth, Need, Records

if TYPE_CHECKING:
    import networkx as nx

#: For each position the (lower position, level) pairs it wants.
Rows = Sequence[tuple[tuple[int, int], ...]]


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
        return tuple(need for need in self[id_].needs if need.status == "settled")

    def unlocks(self, id_: str) -> tuple[str, ...]:
        """Return the concepts that name this one in a settled need."""
        return self._unlocks.get(id_, ())

    def stage(self, id_: str) -> int:
        """Return the length of the longest chain of needs down to a root."""
        return self._stages[self._position[id_]]

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
        wanted = dict.fromkeys(ids, "why" if deep else depth)
        return self._sweep(wanted, self._rows_by_depth(deep, alternatives=True), {})

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
        rows = self._rows_by_depth(deep, alternatives=False)
        if chosen:
            rows = self._with_choices(rows, chosen, deep=deep)
        if deep:
            wanted = dict.fromkeys(wanted, "why")
        return self._sweep(wanted, rows, known or {})

    def groups(self, wanted: Mapping[str, Depth]) -> Iterator[Group]:
        """Yield the needs with alternatives that count at the given depths."""
        for id_, depth in wanted.items():
            for need in self.needs(id_):
                if need.any_of and LEVEL[need.depth] <= LEVEL[depth]:
                    yield Group(id_, need)

    def to_networkx(self) -> "nx.DiGraph[str]":
        """Return the graph for networkx: an edge leads from dependent to need.

        A node has the fields of its concept but its needs; an edge has those of
        its need, and ``group`` where it is one of several alternatives.
        """
        import networkx as nx
        from msgspec import structs

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
    def _unlocks(self) -> dict[str, tuple[str, ...]]:
        above: dict[str, list[str]] = {}
        for id_ in self:
            for need in self.needs(id_):
                for lower in need.prerequisites:
                    above.setdefault(lower, []).append(id_)
        return {id_: tuple(dependents) for id_, dependents in above.items()}

    @cached_property
    def _stages(self) -> list[int]:
        stages: list[int] = []
        for row in self._all_rows[1]:
            stages.append(max((stages[lower] + 1 for lower, _ in row), default=0))
        return stages

    @cached_property
    def _all_rows(self) -> tuple[Rows, Rows]:
        return self._rows(1, alternatives=True), self._rows(2, alternatives=True)

    @cached_property
    def _mandatory_rows(self) -> tuple[Rows, Rows]:
        return self._rows(1, alternatives=False), self._rows(2, alternatives=False)

    @cached_property
    def _deep_rows(self) -> Mapping[bool, tuple[Rows, Rows]]:
        tables = {True: self._all_rows, False: self._mandatory_rows}
        return {key: (_deepened(rows),) * 2 for key, (_, rows) in tables.items()}

    def _rows_by_depth(self, deep: bool, *, alternatives: bool) -> tuple[Rows, Rows]:
        if deep:
            return self._deep_rows[alternatives]
        return self._all_rows if alternatives else self._mandatory_rows

    def _rows(self, level: int, *, alternatives: bool) -> Rows:
        return [
            tuple(
                (self._position[lower], LEVEL[need.at])
                for need in self.needs(concept.id)
                if LEVEL[need.depth] <= level and (need.id or alternatives)
                for lower in need.prerequisites
            )
            for concept in self.records.concepts
        ]

    def _with_choices(
        self, rows: tuple[Rows, Rows], chosen: Mapping[Group, str], *, deep: bool
    ) -> tuple[Rows, Rows]:
        what, why = list(rows[0]), list(rows[1])
        for (dependent, need), lower in chosen.items():
            place = self._position[dependent]
            pair = (self._position[lower], 2 if deep else LEVEL[need.at])
            why[place] += (pair,)
            if need.depth == "what":
                what[place] += (pair,)
        return what, why

    def _sweep(
        self,
        wanted: Mapping[str, Depth],
        rows: tuple[Rows, Rows],
        known: Mapping[str, Depth],
    ) -> dict[str, Depth]:
        levels = self._levels(wanted)
        have = self._levels(known)
        what, why = rows
        for place in range(len(levels) - 1, -1, -1):
            level = levels[place]
            if level > have[place]:
                for lower, at in why[place] if level == 2 else what[place]:
                    if levels[lower] < at:
                        levels[lower] = at
        ids = self._ids
        return {ids[k]: DEPTH[level] for k, level in enumerate(levels) if level}

    def _levels(self, depths: Mapping[str, Depth]) -> bytearray:
        levels = bytearray(len(self._ids))
        for id_, depth in depths.items():
            if id_ not in self._position:
                raise UnknownNameError("concept", id_)
            levels[self._position[id_]] = LEVEL[depth]
        return levels


def _deepened(rows: Rows) -> Rows:
    return [tuple((lower, 2) for lower, _ in row) for row in rows]
