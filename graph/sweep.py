"""Rows of lower positions, and the sweep that makes a closure of them.

Every row points to lower positions only, so one sweep from the highest wanted position
downwards finds everything below: no queue, no sorting, no set. It marks two flags a
position: wanted, and wanted at ``why``.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from conceptpath.graph.model import LEVEL, Depth, Need


class Row(NamedTuple):
    """The lower positions that one position wants, by the depth it wants them at."""

    what: tuple[int, ...] = ()
    why: tuple[int, ...] = ()

    def __or__(self, other: "Row") -> "Row":
        return Row(self.what + other.what, self.why + other.why)

    def __sub__(self, other: "Row") -> "Row":
        what = tuple(place for place in self.what if place not in other.what)
        return Row(what, tuple(place for place in self.why if place not in other.why))


#: A row for each position, first where it is wanted at ``what``, then at ``why``.
Rows = tuple[Sequence[Row], Sequence[Row]]
#: For each position whether it is wanted, and whether at ``why``.
Flags = tuple[bytes | bytearray, bytes | bytearray]


def rows(
    needs: Iterable[Sequence[Need]],
    position: Mapping[str, int],
    *,
    alternatives: bool,
) -> Rows:
    """Return the rows of some needs.

    :param needs: The settled needs of each concept, by position.
    :param position: The position of each concept.
    :param alternatives: Whether needs with alternatives want all of them, or none.

    >>> rows([(), (Need(id="a", depth="why"),)], {"a": 0, "b": 1}, alternatives=True)[1]
    [Row(what=(), why=()), Row(what=(0,), why=())]
    """

    def lower(of: Sequence[Need], depth: Depth, at: Depth) -> tuple[int, ...]:
        return tuple(
            position[low]
            for need in of
            if need.at == at and LEVEL[need.depth] <= LEVEL[depth]
            if need.id or alternatives
            for low in need.prerequisites
        )

    def row(of: Sequence[Need], depth: Depth) -> Row:
        return Row(lower(of, depth, "what"), lower(of, depth, "why"))

    needs = list(needs)
    return [row(of, "what") for of in needs], [row(of, "why") for of in needs]


def deepened(table: Rows) -> Rows:
    """Return rows that want everything at ``why``, where nothing is wanted at less."""
    deep = [Row(why=row.what + row.why) for row in table[1]]
    return [Row()] * len(deep), deep


def with_choices(table: Rows, choices: Iterable[tuple[int, Need, int]]) -> Rows:
    """Return rows in which some needs with alternatives want a chosen one.

    :param choices: The position of each dependent, its need, and the chosen position.
    """
    what, why = list(table[0]), list(table[1])
    for place, need, lower in choices:
        row = Row(why=(lower,)) if need.at == "why" else Row(what=(lower,))
        why[place] |= row
        if need.depth == "what":
            what[place] |= row
    return what, why


def cut_at(table: Rows, known: Mapping[int, Depth]) -> Rows:
    """Return rows without what lies below known positions.

    Known at ``what``, a position still wants what only its ``why`` takes.
    """
    what, why = list(table[0]), list(table[1])
    for place, depth in known.items():
        why[place] = Row() if depth == "why" else why[place] - what[place]
        what[place] = Row()
    return what, why


def sweep(table: Rows, seeds: Mapping[int, Depth]) -> Flags:
    """Return the flags of everything below some positions, themselves included.

    >>> wanted, _ = sweep(([Row(), Row((0,)), Row((0,))], []), {1: "what"})
    >>> list(wanted)
    [1, 1, 0]
    """
    shallow_rows, deep_rows = table
    wanted, deeply = bytearray(len(shallow_rows)), bytearray(len(shallow_rows))
    for place, depth in seeds.items():
        wanted[place] = 1
        deeply[place] = depth == "why"
    for place in range(max(seeds, default=-1), -1, -1):
        if wanted[place]:
            what, why = deep_rows[place] if deeply[place] else shallow_rows[place]
            for lower in what:
                wanted[lower] = 1
            for lower in why:
                wanted[lower] = deeply[lower] = 1
    return wanted, deeply


def dependents(lower: Sequence[Sequence[int]]) -> list[int]:
    """Return for each position how many others lead down to it.

    The sets are integers with a bit a position, the highest position first, so that
    those of high positions, which are most in use at a time, are short.

    :param lower: The lower positions that each position wants.

    >>> dependents([(), (0,), (0,), (1, 2)])
    [3, 1, 1, 0]
    """
    above = [0] * len(lower)
    counts = [0] * len(lower)
    for number, place in enumerate(range(len(lower) - 1, -1, -1)):
        counts[place] = above[place].bit_count()
        whole = above[place] | 1 << number
        above[place] = 0
        for low in lower[place]:
            above[low] = above[low] | whole if above[low] else whole
    return counts
