"""Random graphs of any size, alike on every machine.

Concepts stand in levels and need concepts of lower levels: seven in ten needs go a
little way down, the others to any lower level with a preference for the foundations,
so that a few concepts are needed by very many. Ids are shuffled, so that neither side
gains from their order. A varied graph has the same needs, and of everything else a
planner looks at a mixture: one concept in four is an algorithm, one in twenty has a
need with alternatives, which is about the share of both in the shipped content.
"""

import random
from bisect import bisect_left

from msgspec import structs

from conceptpath.graph.build import in_order
from conceptpath.graph.model import Concept, Domain, Need, Records
from conceptpath.graph.network import Graph

LEVELS, NEAR = 55, 0.7
DOMAIN = Domain(id="d", name="D")
#: Two areas, each with half of the concepts, and fifteen domains in each.
AREAS = (Domain(id="left", name="Left"), Domain(id="right", name="Right"))
LEAVES = tuple(
    Domain(id=f"{area.id}-{number}", name=f"{area.name} {number}", parent=area.id)
    for area in AREAS
    for number in range(15)
)
AXES = {
    "family": tuple(f"family-{number}" for number in range(12)),
    "data": ("structured", "text", "image", "audio"),
    "tradition": ("statistical", "deep"),
}
ALGORITHMS, ALTERNATIVES = 1 / 4, 1 / 20


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


def varied_graph(concepts: int, needs: int, seed: int = 1) -> Graph:
    """Return a random graph with algorithms, axes, hours and alternatives mixed in."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    plain = random_graph(concepts, needs, seed)
    made = tuple(_varied(concept, rng) for concept in plain.values())
    records = Records(concepts=made, domains=(*AREAS, *LEAVES))
    return Graph(structs.replace(records, concepts=in_order(records)))


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


def _varied(concept: Concept, rng: random.Random) -> Concept:
    algorithm = rng.random() < ALGORITHMS
    axes = {axis: (rng.choice(values),) for axis, values in AXES.items()}
    return structs.replace(
        concept,
        kind="algorithm" if algorithm else "concept",
        domain=rng.choice(LEAVES).id,
        axes=axes if algorithm else {},
        hours=rng.randint(1, 24) / 4,
        hours_why=rng.randint(0, 12) / 4,
        needs=_with_alternatives(concept.needs, rng),
    )


def _with_alternatives(needs: tuple[Need, ...], rng: random.Random) -> tuple[Need, ...]:
    if len(needs) < 2 or rng.random() >= ALTERNATIVES:
        return needs
    one, other, *rest = needs
    either = Need(any_of=(one.id, other.id), reason=one.reason)
    return (either, *rest)
