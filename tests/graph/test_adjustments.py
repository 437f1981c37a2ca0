"""Own hours, own notes and needs set aside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph import adjustments
from conceptpath.graph.adjustments import Adjustment, Adjustments
from conceptpath.graph.errors import FolderError, InputError
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.path import path

from .strategies import graphs


def one(id_: str, own: Adjustment) -> Adjustments:
    """Return the adjustments of a learner who adjusts one concept."""
    return Adjustments(concepts={id_: own})


@st.composite
def adjusted_graphs(draw: st.DrawFn) -> tuple[Graph, Adjustments]:
    """Return a graph and adjustments of some of its concepts."""
    graph = draw(graphs())
    needing = [id_ for id_ in graph if graph.needs(id_)]
    concepts = {}
    for id_ in draw(st.lists(st.sampled_from(needing or list(graph)), unique=True)):
        lower = [low for need in graph.needs(id_) for low in need.prerequisites]
        aside = draw(st.lists(st.sampled_from(lower), unique=True)) if lower else []
        hours = draw(st.sampled_from([None, 1.5, 20.0]))
        concepts[id_] = Adjustment(hours=hours, note="mine", without=tuple(aside))
    return graph, Adjustments(concepts=concepts)


def test_nothing_is_adjusted_at_first(sample: Graph) -> None:
    """Without a file nothing is adjusted, and the graph is the same one."""
    assert adjustments.load().applied(sample) is sample


def test_adjustments_are_kept(sample: Graph) -> None:
    """What is adjusted adds up, and is there after loading."""
    adjustments.update(lambda before: before.adjusted(sample, "power", hours=3))
    adjustments.update(lambda before: before.adjusted(sample, "power", note=" mine "))
    adjustments.update(
        lambda before: before.adjusted(sample, "power", without=["product"])
    )
    assert adjustments.load().concepts == {
        "power": Adjustment(hours=3, note="mine", without=("multiplication",))
    }


@given(adjusted_graphs())
def test_adjusted_graph_is_valid(task: tuple[Graph, Adjustments]) -> None:
    """Concepts keep their places, and every need still points to an earlier one."""
    graph, own = task
    mine = own.applied(graph)
    assert list(mine) == list(graph)
    for id_ in mine:
        for need in mine.needs(id_):
            assert bool(need.id) != (len(need.any_of) > 1)
            for lower in need.prerequisites:
                assert mine.position(lower) < mine.position(id_)


@given(adjusted_graphs())
def test_exactly_what_is_set_aside_is_missing(task: tuple[Graph, Adjustments]) -> None:
    """A concept needs what it needed but for what was set aside there."""
    graph, own = task
    mine = own.applied(graph)
    for id_ in graph:
        left = {low for need in mine.needs(id_) for low in need.prerequisites}
        before = {low for need in graph.needs(id_) for low in need.prerequisites}
        assert left == before - set(own.concepts.get(id_, Adjustment()).without)


@given(adjusted_graphs())
def test_version_tells_graphs_apart(task: tuple[Graph, Adjustments]) -> None:
    """The version is another one if and only if a record is."""
    graph, own = task
    mine = own.applied(graph)
    assert (mine.version == graph.version) == (mine.records == graph.records)
    assert mine.version == own.applied(graph).version


def test_own_hours_count_in_plans(sample: Graph) -> None:
    """Own hours replace those of depth what; what why adds stays."""
    mine = one("multiplication", Adjustment(hours=5.0)).applied(sample)
    assert [mine["multiplication"].hours, mine["multiplication"].hours_why] == [5, 1]
    more = path(mine, ["power"]).hours - path(sample, ["power"]).hours
    assert more == 5 - sample["multiplication"].hours


def test_need_set_aside_enters_no_plan(sample: Graph) -> None:
    """A need that is set aside brings nothing into a plan."""
    mine = one("power", Adjustment(without=("multiplication",))).applied(sample)
    assert [step.id for step in path(mine, ["power"]).steps] == ["power"]


def test_other_alternatives_are_left(sample: Graph) -> None:
    """With one of two alternatives set aside the other one is needed."""
    mine = one("equation", Adjustment(without=("subtraction",))).applied(sample)
    need = mine.needs("equation")[1]
    assert (need.id, need.any_of) == ("division", ())
    assert "division" in mine.required({"equation": "what"})


def test_a_note_is_no_other_graph(sample: Graph) -> None:
    """A note alone changes nothing that is planned or stored."""
    assert one("power", Adjustment(note="mine")).applied(sample) is sample


def test_former_ids_are_followed(sample: Graph) -> None:
    """What was adjusted under a former id holds for the present one, needs too."""
    own = Adjustments(
        concepts={
            "times-table": Adjustment(hours=9),
            "power": Adjustment(without=("times-table",)),
        }
    )
    mine = own.applied(sample)
    assert (mine["multiplication"].hours, mine.needs("power")) == (
        9,
        sample.needs("power")[1:],
    )
    assert own.cleared(sample, "multiplication").concepts.keys() == {"power"}


def test_what_no_longer_exists_is_kept_and_told(sample: Graph) -> None:
    """An adjusted concept that is gone stays in the file and changes nothing."""
    own = one("abacus", Adjustment(hours=2))
    assert own.gone(sample) == ("abacus",)
    assert own.applied(sample) is sample
    assert "abacus" in own.adjusted(sample, "power", hours=2).concepts


@pytest.mark.parametrize("hours", [0, -1, float("nan"), float("inf"), 1e9])
def test_hours_that_are_none(sample: Graph, hours: float) -> None:
    """Hours must be more than none, and fewer than in a life."""
    with pytest.raises(InputError, match=r"more than 0 and at most 10,000"):
        Adjustments().adjusted(sample, "power", hours=hours)


@pytest.mark.parametrize("name", ["variable", "nothing", "subtrction"])
def test_need_that_is_none(sample: Graph, name: str) -> None:
    """What a concept does not need cannot be set aside; its needs are listed."""
    with pytest.raises(InputError) as caught:
        Adjustments().adjusted(sample, "subtraction", without=["addition", name])
    assert str(caught.value) == (f"subtraction has no need {name!r}; it needs addition")


def test_concept_without_needs(sample: Graph) -> None:
    """Where there is nothing to set aside, that is told."""
    with pytest.raises(InputError, match="number has no need 'x'; it needs nothing"):
        Adjustments().adjusted(sample, "number", without=["x"])


def test_what_is_set_aside_can_be_named_again(sample: Graph) -> None:
    """Setting aside twice is setting aside once."""
    once = Adjustments().adjusted(sample, "power", without=["multiplication"])
    assert once.adjusted(sample, "power", without=["times"]) == once


def test_taking_back_leaves_nothing(sample: Graph) -> None:
    """An emptied note, and a cleared concept, leave no entry."""
    noted = Adjustments().adjusted(sample, "power", note="mine")
    assert noted.adjusted(sample, "power", note=" ") == Adjustments()
    assert noted.cleared(sample, "power") == Adjustments()


@pytest.mark.parametrize("hours", ["0", "-1", "1e9", '"two"'])
def test_hours_in_the_file_are_checked(hours: str) -> None:
    """A file with impossible hours is damaged, and is kept aside."""
    place = adjustments.FILE.place
    place.parent.mkdir(parents=True)
    place.write_text(f'{{"version": 1, "concepts": {{"power": {{"hours": {hours}}}}}}}')
    with pytest.raises(FolderError, match="adjustments-damaged-"):
        adjustments.load()
