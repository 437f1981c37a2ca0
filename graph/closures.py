"""The closures of a graph: its rows, made when they are first wanted, and their sweeps.

Small graphs are swept in plain Python, large ones layer by layer with numpy.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import compress

from conceptpath.graph.layers import LARGE, Layers
from conceptpath.graph.model import Depth, Need
from conceptpath.graph.sweep import Rows, deepened, dependents, rows, sweep

#: Whether everything is wanted at ``why``, and whether alternatives are followed.
Kind = tuple[bool, bool]


class Closures:
    """What can be reached from positions of a graph.

    :param ids: What stands at each position.
    :param needs: The settled needs of each position.
    :param position: The position of each id.
    """

    def __init__(
        self,
        ids: Sequence[str],
        needs: Sequence[Sequence[Need]],
        position: Mapping[str, int],
    ) -> None:
        self.ids, self.needs, self.position = ids, needs, position
        self._rows: dict[Kind, Rows] = {}
        self._layers: dict[Kind, Layers] = {}

    def rows(self, *, deep: bool, alternatives: bool) -> Rows:
        """Return the rows of all positions."""
        kind = deep, alternatives
        if kind not in self._rows:
            table = rows(self.needs, self.position, alternatives=alternatives)
            self._rows[kind] = deepened(table) if deep else table
        return self._rows[kind]

    def below(
        self, seeds: Mapping[int, Depth], *, deep: bool, alternatives: bool
    ) -> dict[str, Depth]:
        """Return everything below some positions by id, in learning order."""
        table = self.rows(deep=deep, alternatives=alternatives)
        if len(self.ids) < LARGE:
            return self.below_in(table, seeds)
        kind = deep, alternatives
        if kind not in self._layers:
            self._layers[kind] = Layers(table, self.stages)
        found, deeper = self._layers[kind].sweep(seeds)
        ids = self.ids.__getitem__
        depths: dict[str, Depth] = dict.fromkeys(map(ids, found.tolist()), "what")
        return depths | dict.fromkeys(map(ids, deeper.tolist()), "why")

    def below_in(self, table: Rows, seeds: Mapping[int, Depth]) -> dict[str, Depth]:
        """Return everything below some positions in rows of one's own."""
        wanted, deeply = sweep(table, seeds)
        depths: dict[str, Depth] = dict.fromkeys(compress(self.ids, wanted), "what")
        if 1 in deeply:
            depths |= dict.fromkeys(compress(self.ids, deeply), "why")
        return depths

    @cached_property
    def dependents(self) -> list[int]:
        """How many others rest on each position, directly or not."""
        table = self.rows(deep=True, alternatives=True)[1]
        return dependents([row.why for row in table])

    @cached_property
    def stages(self) -> list[int]:
        """The length of the longest chain of needs below each position."""
        stages: list[int] = []
        for what, why in self.rows(deep=False, alternatives=True)[1]:
            below = (stages[lower] + 1 for lower in what + why)
            stages.append(max(below, default=0))
        return stages
