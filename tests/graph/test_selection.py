"""Which set of algorithms is chosen."""

from collections.abc import Sequence
from itertools import combinations
from math import e, inf

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.model import Concept, Domain, Records
from conceptpath.graph.planning.breadth import selection
from conceptpath.graph.planning.breadth.scope import Chosen, Scope
from conceptpath.graph.planning.breadth.selection import (
    SLACK,
    Limits,
    best_greedily,
    best_of_all,
    rounds,
    select,
)

from .algorithms import method, scopes

limits = st.builds(
    Limits, st.integers(1, 4), st.integers(1, 40).map(lambda h: h * 1800.0)
)


def every_set(scope: Scope, ids: Sequence[str], within: Limits) -> list[Chosen]:
    """Return all sets within the limits, by trying all combinations."""
    sizes = range(min(within.k, len(ids)) + 1)
    unions = (scope.union(some) for k in sizes for some in combinations(ids, k))
    return [chosen for chosen in unions if within.allow(chosen)]


@given(scopes(), limits)
def test_the_best_of_all_is_the_best(scope: Scope, within: Limits) -> None:
    """It adds nearly as much as the best set, and no such set has more algorithms."""
    start = scope.empty()
    best = best_of_all(scope, start, scope.ids, within)
    sets = every_set(scope, scope.ids, within)
    least = start.worth + (max(s.worth for s in sets) - start.worth) * (1 - SLACK)
    near = [found for found in sets if found.worth >= least]
    assert best in near
    assert len(best.ids) == max(len(found.ids) for found in near)


@given(scopes(), limits)
def test_greedy_stays_within_the_limits(scope: Scope, within: Limits) -> None:
    """A greedy choice is no longer and no larger than allowed, nor as good as best."""
    start = scope.empty()
    greedy = best_greedily(scope, start, scope.ids, within)
    assert within.allow(greedy)
    assert len(set(greedy.ids)) == len(greedy.ids)
    gain = best_of_all(scope, start, scope.ids, within).worth - start.worth
    assert (greedy.worth - start.worth) * (1 - SLACK) <= gain


@given(scopes(), st.integers(1, 4))
def test_greedy_without_a_budget_is_nearly_the_best(scope: Scope, k: int) -> None:
    """With a limit of number only, greedy adds 1 - 1/e of what the best set adds."""
    start, within = scope.empty(), Limits(k, inf)
    best = max(s.worth for s in every_set(scope, scope.ids, within)) - start.worth
    gain = best_greedily(scope, start, scope.ids, within).worth - start.worth
    assert gain >= best * (1 - 1 / e)


@given(scopes(), limits)
def test_a_selection_is_within_the_limits(scope: Scope, within: Limits) -> None:
    """Whatever the rounds, what is chosen is allowed and none of it is known."""
    chosen, _, _ = select(scope, within)
    assert within.allow(chosen)
    assert scope.known.keys().isdisjoint(chosen.ids)


@given(scopes())
def test_rounds_hold_each_unknown_algorithm_once(scope: Scope) -> None:
    """Each algorithm that is not known is in exactly one round."""
    together = sorted(id_ for ids in rounds(scope) for id_ in ids)
    assert together == sorted(set(scope.ids) - scope.known.keys())


def scope_of(*algorithms: Concept, stand: tuple[str, ...] = ()) -> Scope:
    """Return what there is to choose from in a domain with two areas."""
    domains = (
        Domain(id="all", name="All", representatives=stand),
        Domain(id="d", name="D", parent="all"),
        Domain(id="new", name="New", parent="all"),
    )
    graph = build([Records(concepts=algorithms, domains=domains)])
    return Scope(graph, domains[0], {}, {})


STATISTICAL = method("tree", tradition="statistical")
DEEP = method("net", tradition="deep")


def test_rounds_of_a_beginner() -> None:
    """Representatives are first, and deep waits where something is statistical."""
    scope = scope_of(STATISTICAL, method("plain"), DEEP, stand=("plain", "net"))
    assert rounds(scope) == [["plain"], ["tree"], ["net"]]


def test_deep_does_not_wait_where_nothing_is_statistical() -> None:
    """In an area whose methods are all deep, the first one is deep."""
    scope = scope_of(STATISTICAL, method("gpt", domain="new", tradition="deep"))
    assert [set(ids) for ids in rounds(scope)] == [{"tree", "gpt"}]


def test_deep_comes_after_statistical_if_there_is_room() -> None:
    """What waits is still chosen once nothing else is left."""
    assert select(scope_of(DEEP, STATISTICAL), Limits(2, inf)).chosen.ids == (
        "tree",
        "net",
    )


def test_of_equal_sets_the_one_with_fewer_deep_is_chosen() -> None:
    """In a tie the statistical method wins, though the deep one takes less time."""
    slow = method("slow", hours=2, family="kernel")
    quick = method("quick", family="kernel", tradition="deep")
    scope = scope_of(slow, quick)
    assert best_of_all(scope, scope.empty(), scope.ids, Limits(1, inf)).ids == ("slow",)
    chosen = best_greedily(scope, scope.empty(), scope.ids, Limits(1, inf))
    assert chosen.ids == ("slow",)


def test_tiny_gains_do_not_cost_hours() -> None:
    """Of sets that add nearly as much as the best, that with fewest hours is chosen."""
    families = tuple(f"f{number}" for number in range(200))
    short = Concept(
        id="short", name="", kind="algorithm", domain="d", axes={"family": families[1:]}
    )
    long = structs.replace(short, id="long", hours=9, axes={"family": families})
    scope = scope_of(long, short)
    assert scope.union(["long"]).worth > scope.union(["short"]).worth
    chosen = best_of_all(scope, scope.empty(), scope.ids, Limits(1, inf))
    assert chosen.ids == ("short",)


def test_many_sets_are_chosen_from_greedily(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit of sets the choice is greedy, and says what it guarantees."""
    monkeypatch.setattr(selection, "LIMIT", 2)
    scope = scope_of(STATISTICAL, method("plain", family="tree"))
    assert select(scope, Limits(2, inf)).guarantee == 1 - 1 / e
    assert select(scope, Limits(2, 9_000)).guarantee == 0
    assert not select(scope, Limits(2, 9_000)).exhaustive
    monkeypatch.undo()
    assert select(scope, Limits(2, 9_000)).exhaustive
    assert select(scope, Limits(2, 9_000)).guarantee == 1 - SLACK


def test_one_greedy_round_makes_the_choice_greedy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where the first round is greedy, a small last one does not make it exhaustive."""
    monkeypatch.setattr(selection, "LIMIT", 2)
    scope = scope_of(STATISTICAL, method("plain"), DEEP, stand=("tree", "plain"))
    assert [len(ids) for ids in rounds(scope)] == [2, 1]
    assert not select(scope, Limits(2, inf)).exhaustive


def test_the_rate_wins_where_the_gain_is_dear() -> None:
    """Of the two greedy choices the better is kept: here three cheap ones."""
    dear = Concept(
        id="dear",
        name="Dear",
        kind="algorithm",
        domain="d",
        hours=3,
        axes={"family": ("a", "b")},
    )
    cheap = [method(family, family=family) for family in "abc"]
    scope = scope_of(dear, *cheap)
    chosen = best_greedily(scope, scope.empty(), scope.ids, Limits(3, 3 * 3600))
    assert set(chosen.ids) == {"a", "b", "c"}
