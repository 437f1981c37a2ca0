"""The graph: an immutable mapping from id to concept, in learning order.

Every need points to a lower position, so a closure is one sweep from the highest
wanted position downwards and comes out in learning order: no queue, no sorting,
no set. The sweep marks two bits a concept: wanted, and wanted at ``why``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import LEVEL, Concept, Depth, Need, Records

if TYPE_CHECKING:
    import networkx as nx


class Row(NamedTuple):
    """The lower positions that one position wants, by the depth it wants them at."""

    what: tuple[int, ...] = ()
    why: tuple[int, ...] = ()

    def __or__(self, other: "Row") -> "Row":
        return Row(self.what + other.what, self.why + other.why)


#: A row for each position, first where it is wanted at ``what``, then at ``why``.
Rows = tuple[Sequence[Row], Sequence[Row]]


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
        wanted: dict[str, Depth] = dict.fromkeys(ids, "why" if deep else depth)
        return self._sweep(wanted, self._rows_by_depth(deep, alternatives=True))

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
        if known:
            rows = self._cut_at(rows, known)
        if deep:
            wanted = dict.fromkeys(wanted, "why")
        return self._sweep(wanted, rows)

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
    def _stages(self) -> list[int]:
        stages: list[int] = []
        for what, why in self._all_rows[1]:
            below = (stages[lower] + 1 for lower in what + why)
            stages.append(max(below, default=0))
        return stages

    @cached_property
    def _all_rows(self) -> Rows:
        return self._rows("what", alternatives=True), self._rows(
            "why", alternatives=True
        )

    @cached_property
    def _mandatory_rows(self) -> Rows:
        return self._rows("what"), self._rows("why")

    @cached_property
    def _deep_rows(self) -> Mapping[bool, Rows]:
        tables = {True: self._all_rows, False: self._mandatory_rows}
        deepened = {
            key: [Row(why=row.what + row.why) for row in rows]
            for key, (_, rows) in tables.items()
        }
        return {key: (rows, rows) for key, rows in deepened.items()}

    def _rows_by_depth(self, deep: bool, *, alternatives: bool) -> Rows:
        if deep:
            return self._deep_rows[alternatives]
        return self._all_rows if alternatives else self._mandatory_rows

    def _rows(self, depth: Depth, *, alternatives: bool = False) -> Sequence[Row]:
        def lower(id_: str, at: Depth) -> tuple[int, ...]:
            return tuple(
                self._position[lower]
                for need in self.needs(id_)
                if need.at == at and LEVEL[need.depth] <= LEVEL[depth]
                if need.id or alternatives
                for lower in need.prerequisites
            )

        return [Row(lower(id_, "what"), lower(id_, "why")) for id_ in self]

    def _with_choices(
        self, rows: Rows, chosen: Mapping[Group, str], *, deep: bool
    ) -> Rows:
        what, why = list(rows[0]), list(rows[1])
        for (dependent, need), id_ in chosen.items():
            place, lower = self._place(dependent), (self._place(id_),)
            row = Row(why=lower) if deep or need.at == "why" else Row(what=lower)
            why[place] |= row
            if need.depth == "what":
                what[place] |= row
        return what, why

    def _cut_at(self, rows: Rows, known: Mapping[str, Depth]) -> Rows:
        """Return the rows without what lies below known concepts."""
        what, why = list(rows[0]), list(rows[1])
        for id_, depth in known.items():
            place = self._place(id_)
            what[place] = Row()
            if depth == "why":
                why[place] = Row()
        return what, why

    def _sweep(self, seeds: Mapping[str, Depth], rows: Rows) -> dict[str, Depth]:
        wanted, deeply = bytearray(len(self._ids)), bytearray(len(self._ids))
        for id_, depth in seeds.items():
            wanted[self._place(id_)] = 1
            deeply[self._place(id_)] = depth == "why"
        shallow_rows, deep_rows = rows
        for place in range(len(wanted.rstrip(b"\0")) - 1, -1, -1):
            if wanted[place]:
                what, why = (deep_rows if deeply[place] else shallow_rows)[place]
                for lower in what:
                    wanted[lower] = 1
                for lower in why:
                    wanted[lower] = deeply[lower] = 1
        depths: dict[str, Depth] = dict.fromkeys(compress(self._ids, wanted), "what")
        depths.update(dict.fromkeys(compress(self._ids, deeply), "why"))
        return depths

    def _place(self, id_: str) -> int:
        if id_ not in self._position:
            raise UnknownNameError("concept", id_)
        return self._position[id_]
