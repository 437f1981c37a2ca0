"""The order of keeping, in blocks of falling worth per hour."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import chain, pairwise

from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.decomposition import decompose
from conceptpath.graph.planning.depth.order import Below

from .strategies import plain_graphs
from .test_max_closure import below_of, by_networkx, closed_sets, weigh

Weights = Mapping[str, int]
Task = tuple[Below, Weights, Weights]


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    """Return steps with what they need, their worth and their hours, some free."""
    below = below_of(draw(plain_graphs()))
    worth = {id_: draw(st.integers(1, 9)) for id_ in below}
    return below, worth, {id_: draw(st.integers(0, 4)) for id_ in below}


def prices(task: Task) -> list[Fraction]:
    """Return the hours per worth of each block."""
    _, worth, hours = task
    return [
        Fraction(weigh(set(block), hours), weigh(set(block), worth))
        for block in decompose(*task)
    ]


@given(tasks())
def test_every_step_follows_what_it_needs(task: Task) -> None:
    """The blocks hold every step once, each behind all that it needs."""
    below, *_ = task
    order = list(chain.from_iterable(decompose(*task)))
    assert sorted(order) == sorted(below)
    place = {id_: number for number, id_ in enumerate(order)}
    assert all(place[low] < place[id_] for id_ in below for low in below[id_])


@given(tasks())
def test_worth_per_hour_falls(task: Task) -> None:
    """Each block has at most as much worth per hour as the one before."""
    assert all(cheap <= dear for cheap, dear in pairwise(prices(task)))


@given(tasks())
def test_no_block_can_be_split(task: Task) -> None:
    """No closed part of a block has more worth per hour than the whole block."""
    below, worth, hours = task
    for block, price in zip(decompose(*task), prices(task), strict=True):
        inside = {id_: [low for low in below[id_] if low in block] for id_ in below}
        parts = closed_sets({id_: inside[id_] for id_ in below if id_ in block})
        assert all(
            weigh(part, hours) >= price * weigh(part, worth) for part in parts if part
        )


def test_blocks_are_minimum_cuts(content_graph: Graph) -> None:
    """On the shipped graph networkx finds no closed set with more worth after hours.

    Hours are paid at the price of each block: then what is kept until its end is best.
    """
    below = below_of(content_graph)
    worth = {id_: 1 + len(content_graph.unlocks(id_)) for id_ in below}
    hours = {id_: round(content_graph[id_].hours * 60) for id_ in below}
    kept: set[str] = set()
    for block in decompose(below, worth, hours):
        kept.update(block)
        price = (weigh(set(block), hours), weigh(set(block), worth))
        gains = {id_: worth[id_] * price[0] - hours[id_] * price[1] for id_ in below}
        assert weigh(kept, gains) == by_networkx(below, gains)


def test_the_ready_step_with_most_worth_per_hour_is_next() -> None:
    """Inside a block a gate comes first, then what it opens, the cheapest first."""
    below = {"gate": (), "dear": ("gate",), "cheap": ("gate",)}
    worth = {"gate": 1, "dear": 8, "cheap": 8}
    hours = {"gate": 9, "dear": 4, "cheap": 3}
    assert list(decompose(below, worth, hours)) == [["gate", "cheap", "dear"]]


def test_nothing_has_no_blocks() -> None:
    """Without steps there is no block."""
    assert list(decompose({}, {}, {})) == []
