"""The heaviest closed set, against all closed sets and against a minimum cut."""

import random
from collections.abc import Mapping

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.max_closure import max_closure
from conceptpath.graph.planning.depth.order import Below, closures

from .strategies import plain_graphs


def below_of(graph: Graph) -> Below:
    """Return all prerequisites of each concept."""
    return {id_: graph.prerequisites(id_) for id_ in graph}


def heaviest(below: Below, weights: Mapping[str, int]) -> set[str]:
    """Return the heaviest closed set by id."""
    ids, masks = list(below), list(closures(below).values())
    by_place = {place: weights[id_] for place, id_ in enumerate(ids)}
    return {ids[place] for place in max_closure(by_place, masks)}


def closed_sets(below: Below) -> list[set[str]]:
    """Return every set that holds with a concept all that it needs."""
    sets: list[set[str]] = [set()]
    for id_, lower in below.items():
        sets += [{*some, id_} for some in sets if some.issuperset(lower)]
    return sets


def weigh(some: set[str], weights: Mapping[str, int]) -> int:
    """Return what a set weighs."""
    return sum(weights[id_] for id_ in some)


def by_networkx(below: Below, weights: Mapping[str, int]) -> int:
    """Return the greatest weight of a closed set: all there is, less a minimum cut."""
    pipes: nx.DiGraph[str] = nx.DiGraph([("gain", "loss", {"capacity": 0})])
    for id_, weight in weights.items():
        pipe = ("gain", id_) if weight > 0 else (id_, "loss")
        pipes.add_edge(*pipe, capacity=abs(weight))
        pipes.add_edges_from((id_, lower) for lower in below[id_])
    lost = int(nx.minimum_cut_value(pipes, "gain", "loss"))
    return sum(weight for weight in weights.values() if weight > 0) - lost


@given(st.data())
def test_no_closed_set_is_heavier(data: st.DataObject) -> None:
    """The set is closed, no closed set is heavier, and none as heavy is smaller."""
    below = below_of(data.draw(plain_graphs()))
    weights = {id_: data.draw(st.integers(-5, 5)) for id_ in below}
    sets = closed_sets(below)
    assert heaviest(below, weights) in sets
    best = max(sets, key=lambda some: (weigh(some, weights), -len(some)))
    assert heaviest(below, weights) == best


@pytest.mark.parametrize("seed", range(5))
def test_it_is_a_minimum_cut(content_graph: Graph, seed: int) -> None:
    """On the shipped graph the set weighs what networkx finds by a minimum cut."""
    rng = random.Random(seed)  # noqa: S311 - no secret
    below = below_of(content_graph)
    weights = {id_: rng.randint(-20, 20) for id_ in below}
    best = weigh(heaviest(below, weights), weights)
    assert best == by_networkx(below, weights) > 0


def test_only_what_has_a_weight_is_kept() -> None:
    """Things without a weight stand in no set, even where others need them."""
    assert max_closure({1: 2}, [0b1, 0b11]) == {1}


def test_a_shared_debt_is_paid_by_several() -> None:
    """Two surpluses that are too small alone pay a debt together."""
    below = {"base": (), "left": ("base",), "right": ("base",)}
    assert heaviest(below, {"base": -3, "left": 2, "right": 2}) == set(below)
    assert heaviest(below, {"base": -4, "left": 2, "right": 2}) == set()


def test_a_payment_moves_where_another_can_take_it_over() -> None:
    """A surplus takes over a debt so that its payer can pay another one.

    The first payer reaches both debts and pays the one that the second needs.
    """
    below = {"x": (), "y": (), "both": ("x", "y"), "only x": ("x",)}
    weights = {"x": -3, "y": -3, "both": 4, "only x": 3}
    assert heaviest(below, weights) == set(below)
