"""Putting cards beside what they are linked to, so that lines cross less.

Barycentre sweeps (Sugiyama, Tagawa and Toda 1981): each column in turn is sorted by the
mean row of what its cards are linked to; in a tie the cards stay in their order.
"""

from collections import defaultdict
from collections.abc import Sequence

from conceptpath.graph.network import Graph


def uncross(graph: Graph, columns: Sequence[list[str]], sweeps: int = 8) -> None:
    """Sort each column, in place, by the mean row of what its cards are linked to."""
    row = {id_: place for column in columns for place, id_ in enumerate(column)}
    near = defaultdict(list)
    for id_ in row:
        for lower in graph.prerequisites(id_):
            if lower in row:
                near[id_].append(lower)
                near[lower].append(id_)
    for sweep in range(sweeps):
        for column in columns if sweep % 2 else columns[::-1]:
            mean = {id_: _mean([row[n] for n in near[id_]], row[id_]) for id_ in column}
            column.sort(key=mean.__getitem__)
            row.update((id_, place) for place, id_ in enumerate(column))


def _mean(rows: Sequence[int], default: float) -> float:
    return sum(rows) / len(rows) if rows else default
