"""The sweep of a closure on graphs too large for plain Python, with numpy.

Positions are sorted by stage (the longest chain of needs below), so that a stage is a
stretch of memory and nothing in it needs anything else in it. The sweep goes from the
highest stage down and marks all that a stage wants at once; the edges lie in compressed
sparse rows. numpy is imported here only, for graphs that are large enough to repay it.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from conceptpath.graph.model import Depth
from conceptpath.graph.sweep import Flags, Rows

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
        self.starts = np.searchsorted(
            np.array(stages)[order], np.arange(max(stages, default=-1) + 2)
        ).tolist()
        #: For rows at ``what`` and at ``why``, what they want at each depth.
        self.edges = [
            (
                _Edges([row.what for row in rows], order, self.rank),
                _Edges([row.why for row in rows], order, self.rank),
            )
            for rows in table
        ]

    def sweep(self, seeds: Mapping[int, Depth]) -> Flags:
        """Return the flags of everything below some positions, themselves included."""
        import numpy as np

        wanted, deeply = np.zeros((2, len(self.rank)), np.bool_)
        for place, depth in seeds.items():
            wanted[self.rank[place]] = True
            deeply[self.rank[place]] = depth == "why"
        for low, high in zip(self.starts[-2::-1], self.starts[:0:-1], strict=True):
            here = np.flatnonzero(wanted[low:high]) + low
            at_why = deeply[here]
            for (what, why), places in zip(
                self.edges, (here[~at_why], here[at_why]), strict=True
            ):
                below = why.below(places)
                deeply[below] = wanted[below] = True
                wanted[what.below(places)] = True
        return wanted[self.rank].tobytes(), deeply[self.rank].tobytes()


class _Edges:
    """Lower positions in compressed sparse rows, all positions given as ranks."""

    def __init__(
        self, rows: Sequence[tuple[int, ...]], order: "Places", rank: "Places"
    ) -> None:
        import numpy as np

        sizes = np.fromiter(map(len, rows), np.int64, len(rows))[order]
        self.ends = np.cumsum(sizes)
        self.sizes = sizes
        inside = (rows[place] for place in order.tolist())
        flat = np.fromiter(chain.from_iterable(inside), np.int64, int(sizes.sum()))
        self.lower = rank[flat]

    def below(self, places: "Places") -> "Places":
        """Return what some positions want, one after the other."""
        import numpy as np

        sizes = self.sizes[places]
        total = int(sizes.sum())
        shift = np.repeat(self.ends[places] - np.cumsum(sizes), sizes)
        found: Places = self.lower[shift + np.arange(total)]
        return found
