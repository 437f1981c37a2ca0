"""Random graphs of any size, alike on every machine.

Concepts stand in levels and need concepts of lower levels: seven in ten needs go a
little way down, the others to any lower level with a preference for the foundations,
so that a few concepts are needed by very many. Ids are shuffled, so that neither side
gains from their order.
"""

import random
from bisect import bisect_left

from conceptpath.graph.build import in_order
from conceptpath.graph.model import Concept, Domain, Need, Records
from conceptpath.graph.network import Graph

LEVELS, NEAR = 55, 0.7
DOMAIN = Domain(id="d", name="D")


def random_graph(concepts: int, needs: int, seed: int = 1) -> Graph:
    """Return a graph with so many concepts and needs."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    level = sorted(rng.randrange(LEVELS) for _ in range(concepts))
    first = [bisect_left(level, number) for number in level]
    pairs: set[tuple[int, int]] = set()
    while len(pairs) < needs:
        high = rng.randrange(concepts)
        if lower := first[high]:
            pairs.add((high, _lower(rng, lower, concepts)))
    return _graph(concepts, pairs, rng)


def goal_with(graph: Graph, size: int) -> str:
    """Return the concept whose closure is nearest to a size."""
    tried = list(graph)[:: max(1, len(graph) // 500)]
    return min(tried, key=lambda id_: abs(len(graph.closure([id_])) - size))


def _lower(rng: random.Random, lower: int, concepts: int) -> int:
    if rng.random() < NEAR:
        return max(0, lower - 1 - int(rng.random() ** 2 * concepts / LEVELS * 3))
    return int(lower * rng.random() ** 4)


def _graph(concepts: int, pairs: set[tuple[int, int]], rng: random.Random) -> Graph:
    names = [f"c{number}" for number in range(concepts)]
    rng.shuffle(names)
    below: list[list[int]] = [[] for _ in range(concepts)]
    for high, low in sorted(pairs):
        below[high].append(low)
    made = [_concept(names, number, below[number]) for number in range(concepts)]
    rng.shuffle(made)
    records = Records(concepts=tuple(made), domains=(DOMAIN,))
    return Graph(Records(concepts=in_order(records), domains=(DOMAIN,)))


def _concept(names: list[str], number: int, below: list[int]) -> Concept:
    needs = tuple(Need(id=names[low], reason="Because it is used.") for low in below)
    return Concept(id=names[number], name=names[number], domain="d", needs=needs)
