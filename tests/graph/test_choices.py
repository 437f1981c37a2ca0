"""Which alternative meets each need: the cheapest closure that shares its hours."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.model import Concept, Depth, Domain, Need, Records
from conceptpath.graph.network import Graph, Group
from conceptpath.graph.planning.depth import choices
from conceptpath.graph.planning.depth.choices import choose, choose_each

from .strategies import graphs, some


@st.composite
def wishes(draw: st.DrawFn) -> tuple[Graph, dict[str, Depth], bool]:
    """Return a graph, goals on it, and whether everything is wanted at why."""
    graph = draw(graphs())
    return graph, draw(some(graph, least=1)), draw(st.booleans())


def hours(graph: Graph, depths: dict[str, Depth]) -> float:
    """Return the hours of a closure."""
    return sum(
        graph[id_].hours + (graph[id_].hours_why if depth == "why" else 0)
        for id_, depth in depths.items()
    )


def every_closure(
    graph: Graph, wanted: dict[str, Depth], deep: bool
) -> list[dict[str, Depth]]:
    """Return the closures of all ways to choose, however dear."""
    groups = list(graph.groups(graph.closure(wanted, "why", deep=deep)))
    return [
        graph.required(wanted, deep=deep, chosen=dict(zip(groups, way, strict=True)))
        for way in product(*(group.need.any_of for group in groups))
    ]


@given(wishes())
def test_no_closure_is_cheaper(wish: tuple[Graph, dict[str, Depth], bool]) -> None:
    """The chosen closure costs as little as the best of all ways to choose."""
    graph, wanted, deep = wish
    choice = choose(graph, wanted, deep=deep)
    best = min(hours(graph, way) for way in every_closure(graph, wanted, deep))
    assert (hours(graph, dict(choice.depths)), choice.gap) == (best, 0)


@given(wishes())
def test_every_need_in_play_has_its_alternative(
    wish: tuple[Graph, dict[str, Depth], bool],
) -> None:
    """The choice names the needs that count in its closure, and no others."""
    graph, wanted, deep = wish
    choice = choose(graph, wanted, deep=deep)
    assert set(choice.chosen) == set(graph.groups(choice.depths))
    assert choice.depths == graph.required(wanted, deep=deep, chosen=choice.chosen)


@given(wishes())
def test_nothing_chosen_can_be_spared(
    wish: tuple[Graph, dict[str, Depth], bool],
) -> None:
    """Of equally cheap closures the one with the fewest concepts is taken."""
    graph, wanted, deep = wish
    choice = choose(graph, wanted, deep=deep)
    cheap = [
        way
        for way in every_closure(graph, wanted, deep)
        if hours(graph, way) == hours(graph, dict(choice.depths))
    ]
    assert len(choice.depths) == min(map(len, cheap))


@given(wishes())
def test_goals_in_any_order_are_chosen_for_alike(
    wish: tuple[Graph, dict[str, Depth], bool],
) -> None:
    """The order in which goals are named does not change the choice."""
    graph, wanted, deep = wish
    turned = dict(reversed(wanted.items()))
    assert choose(graph, wanted, deep=deep) == choose(graph, turned, deep=deep)


def crossroads(ways: int, hours: float = 1.0) -> Graph:
    """Return a goal with so many needs, each to be met by either of two concepts."""
    sides = [f"{side}{n}" for n in range(ways) for side in ("left", "right")]
    needs = tuple(Need(any_of=(f"left{n}", f"right{n}")) for n in range(ways))
    concepts = [Concept(id=id_, name=id_, domain="d", hours=hours) for id_ in sides]
    goal = Concept(id="goal", name="Goal", domain="d", needs=needs)
    domains = (Domain(id="d", name="D"),)
    return build([Records(concepts=(*concepts, goal), domains=domains)])


def test_what_is_listed_first_wins_a_tie() -> None:
    """Where alternatives cost the same, each need takes the first it lists."""
    chosen = choose(crossroads(3), {"goal": "what"}).chosen
    assert sorted(chosen.values()) == ["left0", "left1", "left2"]


def test_a_shared_alternative_saves_hours() -> None:
    """One dear concept that meets two needs is taken for two cheap ones."""
    concepts = (
        Concept(id="shared", name="S", domain="d", hours=3),
        Concept(id="one", name="1", domain="d", hours=2),
        Concept(id="two", name="2", domain="d", hours=2),
        Concept(
            id="goal",
            name="G",
            domain="d",
            needs=(Need(any_of=("one", "shared")), Need(id="half")),
        ),
        Concept(
            id="half", name="H", domain="d", needs=(Need(any_of=("two", "shared")),)
        ),
    )
    graph = build([Records(concepts=concepts, domains=(Domain(id="d", name="D"),))])
    assert set(choose(graph, {"goal": "what"}).chosen.values()) == {"shared"}


def test_of_equally_cheap_ones_the_smaller_wins() -> None:
    """Where hours are the same, one concept is taken before two that stand first."""
    concepts = (
        Concept(id="below", name="B", domain="d"),
        Concept(id="two", name="2", domain="d", needs=(Need(id="below"),)),
        Concept(id="one", name="1", domain="d", hours=2),
        Concept(id="goal", name="G", domain="d", needs=(Need(any_of=("two", "one")),)),
    )
    graph = build([Records(concepts=concepts, domains=(Domain(id="d", name="D"),))])
    assert list(choose(graph, {"goal": "what"}).chosen.values()) == ["one"]


def test_all_at_why_may_be_cheaper_another_way() -> None:
    """What is cheap to know and dear to explain is not taken where all is explained."""
    base = Concept(id="base", name="B", domain="d", hours=5)
    proof = (Need(id="base", depth="why"),)
    concepts = (
        base,
        Concept(id="easy", name="E", domain="d", needs=proof),
        Concept(id="plain", name="P", domain="d", hours=3),
        Concept(
            id="goal", name="G", domain="d", needs=(Need(any_of=("easy", "plain")),)
        ),
    )
    graph = build([Records(concepts=concepts, domains=(Domain(id="d", name="D"),))])
    ways = [choose(graph, {"goal": "what"}, deep=deep).chosen for deep in (False, True)]
    assert [list(way.values()) for way in ways] == [["easy"], ["plain"]]


def test_beyond_the_limit_the_cheaper_way_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What a search that is cut short leaves open takes the cheapest each time."""
    monkeypatch.setattr(choices, "LIMIT", 0)
    graph = crossroads(3)
    dear = [
        structs.replace(concept, hours=2.0 if id_.startswith("left") else 1.0)
        for id_, concept in graph.items()
    ]
    graph = build([structs.replace(graph.records, concepts=tuple(dear))])
    choice = choose(graph, {"goal": "what"})
    assert sorted(choice.chosen.values()) == ["right0", "right1", "right2"]


def test_beyond_the_limit_the_gap_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that is cut short still chooses, and says how far it may be off."""
    monkeypatch.setattr(choices, "LIMIT", 4)
    graph = crossroads(8, hours=2.0)
    choice = choose(graph, {"goal": "what"})
    best = 1 + 8 * 2
    assert hours(graph, dict(choice.depths)) - choice.gap <= best
    assert len(choice.chosen) == 8
    assert choice.gap > 0


def test_half_the_limit_is_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    """With at most half as many combinations as closures looked at nothing is open."""
    monkeypatch.setattr(choices, "LIMIT", 16)
    gaps = [choose(crossroads(ways), {"goal": "what"}).gap for ways in (3, 4)]
    assert (gaps[0], gaps[1] > 0) == (0, True)


@given(st.data(), st.booleans())
def test_choices_for_many_are_those_for_each(data: st.DataObject, deep: bool) -> None:
    """Several wishes at once get the choices that each gets alone."""
    graph = data.draw(graphs())
    wishes = data.draw(st.lists(some(graph, least=1), max_size=4))
    alone = [choose(graph, wanted, deep=deep) for wanted in wishes]
    assert choose_each(graph, wishes, deep=deep) == alone


def test_a_way_that_is_asked_for_is_taken() -> None:
    """Alternatives in ``via`` are taken, the others are chosen as before."""
    chosen = choose(crossroads(2), {"goal": "what"}, via=["right1"]).chosen
    assert sorted(chosen.values()) == ["left0", "right1"]


def test_choice_goes_from_the_goal_down(sample: Graph) -> None:
    """An equation is solved by subtraction, unless division is learned anyway."""
    [group] = graph_groups(sample)
    alone = choose(sample, {"equation": "what"})
    beside = choose(sample, {"equation": "what", "division": "what"})
    assert (alone.chosen[group], beside.chosen[group]) == ("subtraction", "division")


def graph_groups(graph: Graph) -> list[Group]:
    """Return all needs with alternatives."""
    return list(graph.groups(dict.fromkeys(graph, "why")))
