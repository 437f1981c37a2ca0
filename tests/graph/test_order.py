"""An order of learning that is light on memory."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.planning.depth import order
from conceptpath.graph.planning.depth.order import Below, light_order, live_time


@st.composite
def acyclic(draw: st.DrawFn, most: int = 14) -> dict[str, tuple[str, ...]]:
    """Return concepts that each need some of those before them."""
    below: dict[str, tuple[str, ...]] = {}
    for number in range(draw(st.integers(1, most))):
        lower = (
            draw(st.lists(st.sampled_from(list(below)), unique=True)) if below else []
        )
        below[f"c{number}"] = tuple(lower)
    return below


def is_valid(found: list[str], below: Below) -> bool:
    """Tell whether an order holds everything once and respects every need."""
    place = {id_: number for number, id_ in enumerate(found)}
    return sorted(found) == sorted(below) and all(
        place[low] < place[id_] for id_ in below for low in below[id_]
    )


def with_all_below(ids: set[str], below: Below) -> set[str]:
    """Return concepts with everything they rest on."""
    while more := {low for id_ in ids for low in below[id_]} - ids:
        ids = ids | more
    return ids


@given(acyclic())
def test_order_is_valid(below: Below) -> None:
    """Every concept stands once, after all that it needs."""
    assert is_valid(light_order(below), below)


@given(acyclic())
def test_order_is_deterministic(below: Below) -> None:
    """The same concepts are always put in the same order."""
    assert light_order(below) == light_order(dict(below))


@given(acyclic(), st.data())
def test_early_concepts_come_first(below: Below, data: st.DataObject) -> None:
    """What is early, with all it rests on, stands before everything else."""
    early = data.draw(st.sets(st.sampled_from(list(below))))
    found = light_order(below, early)
    first = with_all_below(early, below)
    assert set(found[: len(first)]) == first
    assert is_valid(found, below)


@given(acyclic())
def test_descent_never_adds_live_time(below: Below) -> None:
    """Moving single concepts leaves no more open than the depth-first order."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(order, "LONGEST", 0)
        plain = light_order(below)
    assert live_time(light_order(below), below) <= live_time(plain, below)


@given(acyclic(most=8))
def test_no_single_move_helps_for_long(below: Below) -> None:
    """With rounds enough, no concept has a better place in its window."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(order, "ROUNDS", 50)
        found = light_order(below)
    best = live_time(found, below)
    for id_ in found:
        rest = [other for other in found if other != id_]
        moved = [[*rest[:k], id_, *rest[k:]] for k in range(len(found))]
        assert all(live_time(m, below) >= best for m in moved if is_valid(m, below))


@given(acyclic(most=6))
def test_live_time_counts_open_concepts(below: Below) -> None:
    """Live time is, summed over the steps, what is learned and still to be used."""
    found = list(below)
    open_ = 0
    for now in range(1, len(found)):
        done, later = found[:now], found[now:]
        open_ += sum(any(id_ in below[up] for up in later) for id_ in done)
    assert live_time(found, below) == open_


def test_the_largest_prerequisite_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before any descent, what has most below it is learned first."""
    monkeypatch.setattr(order, "LONGEST", 0)
    below = {"small": (), "a": (), "b": ("a",), "large": ("b",)}
    found = light_order({**below, "goal": ("small", "large")})
    assert found == ["a", "b", "large", "small", "goal"]


def test_an_order_that_cannot_be_lighter() -> None:
    """On two chains that meet, the order is as light as the lightest of all."""
    below = {"a": (), "b": (), "c": ("a",), "d": ("b",), "e": ("c", "d"), "f": ("e",)}
    orders = [list(o) for o in permutations(below) if is_valid(list(o), below)]
    assert live_time(light_order(below), below) == min(
        live_time(o, below) for o in orders
    )


def test_long_chains_are_no_trouble() -> None:
    """A chain longer than the recursion limit of Python is put in order."""
    below = {"c0": ()} | {f"c{n}": (f"c{n - 1}",) for n in range(1, 3000)}
    assert light_order(below) == list(below)
