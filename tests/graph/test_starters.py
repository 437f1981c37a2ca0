"""Which algorithms to begin with in a domain, and what each of them adds."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.errors import InputError, UnknownNameError
from conceptpath.graph.model import Concept, Depth, Domain, Need, Records
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.starters import MOST, Starters, cover, starters
from conceptpath.graph.planning.depth.budget import within
from conceptpath.graph.planning.depth.path import path

from .algorithms import ALL, graphs_with_algorithms, method
from .strategies import some

budgets = st.one_of(st.none(), st.integers(1, 40).map(lambda halves: halves / 2))
#: Areas of the shipped content, and hours to spend on each.
AREAS = ("statistical-learning", "deep-learning", "fields", "optimization")
HOURS = (20, 60, 100, None)


def ids(found: Starters) -> list[str]:
    """Return the ids of the picks, in their order."""
    return [pick.id for pick in found.picks]


@st.composite
def tasks(draw: st.DrawFn) -> tuple[Graph, dict[str, Depth]]:
    """Return a graph with algorithms, and what the learner knows of it."""
    graph = draw(graphs_with_algorithms())
    return graph, draw(some(graph))


@given(tasks(), st.integers(1, MOST), budgets)
def test_picks_sum_to_the_whole(
    task: tuple[Graph, Mapping[str, Depth]], k: int, hours: float | None
) -> None:
    """Hours and coverage of the picks sum to those of all, within what was asked."""
    graph, known = task
    found = starters(graph, ALL.id, k=k, hours=hours, known=known)
    before = cover(graph, ALL.id, [], known=known).coverage
    gains = sum(pick.gain for pick in found.picks)
    assert sum(pick.extra for pick in found.picks) == pytest.approx(found.hours)
    assert before + gains == pytest.approx(found.coverage)
    assert len(found.picks) <= k
    assert found.hours <= (found.hours if hours is None else hours)


@given(tasks())
def test_every_algorithm_is_accounted_for(
    task: tuple[Graph, Mapping[str, Depth]],
) -> None:
    """Each starting point is picked, left or known, and only one of these."""
    graph, known = task
    found = starters(graph, ALL.id, k=2, known=known)
    everything = [*ids(found), *found.others, *found.known]
    assert len(set(everything)) == len(everything)
    kinds = {graph[id_].kind for id_ in everything}
    assert kinds <= {"algorithm"} or "algorithm" not in kinds


@given(tasks())
def test_no_pick_stands_before_what_it_needs(
    task: tuple[Graph, Mapping[str, Depth]],
) -> None:
    """A pick that another one needs is learned before it."""
    graph, _ = task
    order = ids(starters(graph, ALL.id))
    for place, id_ in enumerate(order):
        later = set(order[place + 1 :])
        assert later.isdisjoint(graph.required({id_: "what"}))


@given(tasks(), st.data())
def test_a_swap_can_be_swapped_back(
    task: tuple[Graph, Mapping[str, Depth]], data: st.DataObject
) -> None:
    """Swapping a pick and swapping it back gives the same coverage and picks."""
    graph, known = task
    found = starters(graph, ALL.id, k=3, known=known)
    if found.picks and found.others:
        out = data.draw(st.sampled_from(ids(found)))
        into = data.draw(st.sampled_from(found.others))
        swapped = cover(graph, ALL.id, {*ids(found), into} - {out}, known=known)
        back = cover(graph, ALL.id, {*ids(swapped), out} - {into}, known=known)
        assert set(ids(swapped)) ^ {out, into} == set(ids(found))
        assert (back.picks, back.shares) == (found.picks, found.shares)
        assert (back.hours, back.left_out) == (found.hours, found.left_out)


@pytest.mark.parametrize("area", AREAS)
def test_shipped_starters_take_as_long_as_their_plan(
    content_graph: Graph, area: str
) -> None:
    """On the shipped content the hours are those of the plan, within the budget."""
    for hours in HOURS:
        found = starters(content_graph, area, hours=hours)
        plan = path(content_graph, ids(found)).hours if found.picks else 0
        assert found.hours == plan <= (hours or plan)


@pytest.mark.parametrize("hours", [60, 100, None])
def test_shipped_starters_for_a_beginner(
    content_graph: Graph, hours: float | None
) -> None:
    """Statistical learning starts with four or five methods, none deep, of many kinds.

    They are of at least four areas and hold supervised and unsupervised methods.
    """
    found = starters(content_graph, "statistical-learning", hours=hours)
    assert len(found.picks) in (4, 5)
    axes = [content_graph[id_].axes for id_ in ids(found)]
    assert all("deep" not in values["tradition"] for values in axes)
    assert len({content_graph[id_].domain for id_ in ids(found)}) >= 4
    kinds = {value for values in axes for value in values["supervision"]}
    assert kinds >= {"supervised", "unsupervised"}


def test_shipped_domains_all_answer(content_graph: Graph) -> None:
    """Every domain of the content has starters, or says why it has none."""
    for domain in content_graph.records.domains:
        found = starters(content_graph, domain.id, hours=60)
        assert bool(found.picks) or found.note, domain.id


def field(*methods: Concept) -> Graph:
    """Return a graph of some methods that can rest on one idea."""
    idea = Concept(id="idea", name="Idea", domain="d", hours=4)
    domains = (Domain(id="d", name="Field"), Domain(id="bare", name="Bare"))
    return build([Records(concepts=(idea, *methods), domains=domains)])


def test_what_a_pick_adds_and_shares() -> None:
    """A later pick adds what is new, and says what part of its hours is shared."""
    graph = field(
        method("a", ("idea",), family="tree"), method("b", ("idea",), family="linear")
    )
    first, second = starters(graph, "d").picks
    assert (first.id, first.extra, first.adds.ideas) == ("a", 5, ("idea",))
    assert first.shared == 4 / 5
    assert (second.hours, second.extra, second.shared) == (5, 1, 4 / 5)
    assert (second.adds.ideas, second.adds.families) == ((), ("linear",))


def test_statistical_methods_are_learned_before_deep_ones() -> None:
    """Where needs allow it, the statistical pick comes first though it takes longer."""
    graph = field(
        method("net", tradition="deep", family="neural"),
        method("tree", ("idea",), family="tree"),
    )
    assert ids(starters(graph, "d")) == ["tree", "net"]


def test_what_takes_fewest_hours_more_is_learned_first() -> None:
    """Between two that need nothing of each other, the shorter one comes first."""
    graph = field(method("long", hours=3, family="x"), method("short", family="y"))
    assert ids(starters(graph, "d")) == ["short", "long"]


@pytest.mark.parametrize(("hours", "picked"), [(3, ["a"]), (5, ["b"]), (6, ["a", "b"])])
def test_alternatives_are_met_for_all_picks_at_once(
    hours: float, picked: list[str]
) -> None:
    """A pick takes the short way alone, and the shared way beside one that has it."""
    quick = Concept(id="quick", name="Quick", domain="d", hours=2)
    other = Concept(id="other", name="Other", domain="d", hours=4)
    need = Need(any_of=("quick", "other"))
    either = structs.replace(method("a", family="x"), needs=(need,))
    fixed = method("b", ("other",), family="y", data="z")
    found = starters(field(quick, other, either, fixed), "d", hours=hours)
    assert (sorted(ids(found)), found.hours) == (picked, hours)
    given = cover(field(quick, other, either, fixed), "d", picked)
    assert given.hours == hours


def test_what_is_left_out_is_named() -> None:
    """Of two methods the result names what the one that is not picked would add."""
    graph = field(
        method("tree", family="tree"),
        method("line", ("idea",), family="linear", data="text"),
    )
    found = starters(graph, "d", hours=1)
    assert (ids(found), found.others) == (["tree"], ("line",))
    assert found.left_out.to_dict() == {
        "ideas": ("idea",),
        "areas": (),
        "families": ("linear",),
        "values": ("data=text",),
    }


def test_known_algorithms_are_not_picked() -> None:
    """What is known is covered, and takes no hours from what rests on it."""
    graph = field(method("tree", ("idea",)), method("line", ("idea",)))
    found = starters(graph, "d", known=["tree"])
    assert (ids(found), found.hours, found.known) == (["line"], 1, ("tree",))
    everything = starters(graph, "d", known=["tree", "line"])
    assert everything.note == "What there is to start with in Field is known."


def test_a_budget_too_small_is_explained() -> None:
    """Where nothing fits, the result names the shortest start."""
    found = starters(field(method("tree", ("idea",)), method("line")), "d", hours=0.5)
    assert (found.picks, found.coverage) == ((), 0)
    assert found.note == "Nothing fits into 0.5 h: Line, the shortest, takes 1 h."


def test_a_domain_with_nothing_to_start_with_says_so() -> None:
    """An empty domain, or one in which nothing fits an axis, is explained."""
    graph = field(method("tree", data="text"))
    assert starters(graph, "bare").note == (
        "Bare holds no algorithm, and no concept stands for it."
    )
    assert starters(graph, "d", axes={"data": "image"}).note == (
        "Field holds no algorithm that fits data=image."
    )


def test_an_area_without_algorithms_starts_with_what_stands_for_it(
    content_graph: Graph,
) -> None:
    """Learning theory starts with its representatives, and says why."""
    found = starters(content_graph, "learning-theory")
    [area] = [d for d in content_graph.records.domains if d.id == "learning-theory"]
    assert set(ids(found)) <= set(area.representatives)
    assert found.note == (
        "Learning theory is about ideas more than methods; these stand for it."
    )


@pytest.mark.parametrize("hours", [-1, float("nan"), float("inf")])
def test_absurd_hours_are_refused(sample: Graph, hours: float) -> None:
    """A budget is a finite number from 0 on, as that of a plan is."""
    with pytest.raises(InputError) as refused:
        starters(sample, "algebra", hours=hours)
    with pytest.raises(InputError) as told:
        within(path(sample, ["power"]), hours)
    assert str(refused.value) == str(told.value)


def test_no_hours_are_a_budget_too_small(sample: Graph) -> None:
    """With 0 hours there is nothing to start with, and nothing wrong."""
    assert starters(sample, "algebra", hours=0).note.startswith("Nothing fits into 0 h")


def test_all_that_is_out_of_range_is_told_at_once(sample: Graph) -> None:
    """A number of starters and hours out of range are one message."""
    with pytest.raises(InputError, match=r"^0 starters: ask for 1 to 12; a budget"):
        starters(sample, "algebra", k=0, hours=-1)


def test_unknown_names_get_near_ones(sample: Graph) -> None:
    """A domain or a pick that is not there is named, with what is near."""
    with pytest.raises(UnknownNameError, match=r"no domain 'algebr'.*algebra"):
        starters(sample, "algebr")
    with pytest.raises(UnknownNameError, match=r"no fitting algorithm in Algebra 'r"):
        cover(sample, "algebra", ["root"])


@pytest.mark.parametrize(
    ("area", "kind"), [("probability", "concept"), ("optimization", "algorithm")]
)
def test_an_area_of_ideas_starts_with_ideas(
    content_graph: Graph, area: str, kind: str
) -> None:
    """Where few of an area are algorithms and none stands for it, ideas come first."""
    found = starters(content_graph, area)
    assert {content_graph[pick.id].kind for pick in found.picks} == {kind}
