"""The sweep of a closure on graphs too large for plain Python, with numpy.

Positions are sorted by stage (the longest chain of needs below), so that a stage is a
stretch of memory and nothing in it needs anything else in it. The sweep goes from the
highest stage down and marks all that a stage wants at once; the edges lie in compressed
sparse rows. numpy is imported here only, for graphs that are large enough to repay it.
"""

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from conceptpath.graph.model import Depth
from conceptpath.graph.sweep import Rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.int64]
    Marks = NDArray[np.bool_]

#: From so many concepts on the layers repay their making.
LARGE = 50_000


class Layers:
    """Rows in compressed form, sorted by stage.

    :param table: The rows of each position.
    :param stages: The stage of each position.
    """

    def __init__(self, table: Rows, stages: Sequence[int]) -> None:
        import numpy as np

        order = np.argsort(np.array(stages), kind="stable")
        #: Where each position stands among those sorted by stage.
        self.rank: Places = np.empty(len(order), np.int64)
        self.rank[order] = np.arange(len(order))
        starts = np.arange(max(stages, default=-1) + 2)
        ends = np.searchsorted(np.array(stages)[order], starts).tolist()
        #: From and to where each stage reaches, the highest first.
        self.spans = list(pairwise(ends))[::-1]
        #: For rows at ``what`` and at ``why``, what they want at each depth.
        self.edges = [
            (
                _Edges([row.what for row in rows], order, self.rank),
                _Edges([row.why for row in rows], order, self.rank),
            )
            for rows in table
        ]

    def sweep(self, seeds: Mapping[int, Depth]) -> "tuple[Places, Places]":
        """Return everything below some positions, themselves included.

        :param seeds: How deep each position to start from is wanted.
        :returns: All positions in learning order, and those that are wanted at ``why``.
        """
        import numpy as np

        wanted, deeply = np.zeros((2, len(self.rank)), np.bool_)
        for place, depth in seeds.items():
            wanted[self.rank[place]] = True
            deeply[self.rank[place]] = depth == "why"
        for span in self.spans:
            deep_here = deeply[slice(*span)]
            shallow = wanted[slice(*span)] & ~deep_here
            for (what, why), here in zip(self.edges, (shallow, deep_here), strict=True):
                if here.any():
                    below = why.below(span, here)
                    wanted[below] = deeply[below] = True
                    wanted[what.below(span, here)] = True
        return np.flatnonzero(wanted[self.rank]), np.flatnonzero(deeply[self.rank])


class _Edges:
    """Lower positions in compressed sparse rows, all positions given as ranks."""

    def __init__(
        self, rows: Sequence[tuple[int, ...]], order: "Places", rank: "Places"
    ) -> None:
        import numpy as np

        self.sizes = np.fromiter(map(len, rows), np.int64, len(rows))[order]
        self.starts = [0, *np.cumsum(self.sizes).tolist()]
        inside = (rows[place] for place in order.tolist())
        flat = np.fromiter(chain.from_iterable(inside), np.int64, self.starts[-1])
        self.lower = rank[flat]

    def below(self, span: tuple[int, int], here: "Marks") -> "Places":
        """Return what the marked positions of a stage want."""
        import numpy as np

        low, high = span
        edges: Places = self.lower[self.starts[low] : self.starts[high]]
        return edges[np.repeat(here, self.sizes[low:high])] if len(edges) else edges
