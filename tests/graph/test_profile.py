"""The learner's profile: what is marked, and how surely it is known on a day."""

from datetime import date, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph import profile
from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.profile import HALF_LIFE, SHAKY, Mark, Profile

from .strategies import depths, graphs

DAY = date(2026, 1, 1)
HALF = timedelta(days=HALF_LIFE)


def mark(depth: Depth = "what", confidence: float = 1.0, days: int = 0) -> Mark:
    """Return a mark made some days after the day of the tests."""
    return Mark(depth, confidence, DAY + timedelta(days=days), "said")


@st.composite
def marked_graphs(draw: st.DrawFn) -> tuple[Graph, Profile]:
    """Return a graph and a profile with marks of several days and confidences."""
    graph = draw(graphs())
    marks = st.builds(
        mark, depths, st.sampled_from([0.25, 0.5, 0.75, 1.0]), st.integers(-500, 0)
    )
    known = draw(st.dictionaries(st.sampled_from(list(graph)), marks))
    return graph, Profile(known=known)


def test_nothing_is_known_at_first() -> None:
    """Without a file the profile is empty."""
    assert profile.load().depths() == {}


def test_marks_are_kept() -> None:
    """What is marked is there after loading, as it was marked."""
    ids: dict[str, Depth] = {"vector": "what", "matrix": "why"}
    profile.update(
        lambda before: before.marked(
            ids, confidence={"vector": 0.5, "matrix": 0.9}, basis="placement"
        )
    )

    today = profile.today()
    assert profile.load().known == {
        "vector": Mark("what", 0.5, today, "placement"),
        "matrix": Mark("why", 0.9, today, "placement"),
    }


def test_knowing_why_is_not_lost_by_knowing_what() -> None:
    """Marking again renews confidence and day, and never makes a mark shallower."""
    before = Profile(known={"vector": mark("why", 0.3)})
    assert before.marked({"vector": "what"}).known["vector"] == Mark("why")


def test_what_is_marked_again_is_the_last() -> None:
    """A mark that is renewed is the last of its day, in the file too."""
    for id_ in ("vector", "matrix", "vector"):
        profile.update(partial(Profile.marked, ids={id_: "what"}))
    assert list(profile.load().known) == ["matrix", "vector"]


def test_confidence_halves() -> None:
    """After a half-life a half is left, after two a quarter."""
    left = [mark().confidence_on(DAY + times * HALF) for times in range(3)]
    assert left == [1.0, 0.5, 0.25]


def test_confidence_does_not_grow_before_the_mark() -> None:
    """A mark from a clock that goes fast has its confidence, and no more."""
    assert mark(confidence=0.8, days=30).confidence_on(DAY) == 0.8


def test_a_mark_that_is_sure_gets_shaky_within_a_year() -> None:
    """One half-life after it was said, what was sure is about to be shaky."""
    confidences = [mark().confidence_on(DAY + HALF + timedelta(n)) for n in (0, 1)]
    assert [confidence < SHAKY for confidence in confidences] == [False, True]


def test_former_ids_are_followed(sample: Graph) -> None:
    """A mark under a former id is one of the present id, and stays in the file."""
    marks = Profile(known={"times-table": mark()})
    assert marks.on(sample).depths() == {"multiplication": "what"}
    assert marks.gone(sample) == ()


def test_marks_under_both_ids_become_one(sample: Graph) -> None:
    """Of two marks of one concept the later counts, at the deeper of their depths."""
    marks = Profile(
        known={
            "multiplication": mark(confidence=0.4, days=9),
            "times-table": mark("why", 0.9),
        }
    )
    assert marks.on(sample).known == {"multiplication": mark("why", 0.4, 9)}


def test_what_no_longer_exists_is_told_and_left_out(sample: Graph) -> None:
    """A mark whose concept is gone implies nothing, and is told."""
    marks = Profile(known={"abacus": mark(), "number": mark()})
    assert marks.on(sample).depths() == {"number": "what"}
    assert marks.gone(sample) == ("abacus",)
    assert marks.confidences(sample, DAY) == {"number": 1.0}


@given(marked_graphs())
def test_all_that_is_implied_has_a_confidence(task: tuple[Graph, Profile]) -> None:
    """What is known has a confidence between 0 and 1, in learning order; else none."""
    graph, marks = task
    sure = marks.confidences(graph, DAY)
    assert list(sure) == list(graph.required(marks.depths()))
    assert all(0 < confidence <= 1 for confidence in sure.values())


@given(marked_graphs())
def test_implied_is_as_sure_as_the_surest_mark(task: tuple[Graph, Profile]) -> None:
    """Without a mark of its own a concept is as sure as what implies it most surely."""
    graph, marks = task
    for id_, sure in marks.confidences(graph, DAY).items():
        if id_ not in marks.known:
            assert sure == max(
                m.confidence_on(DAY)
                for other, m in marks.known.items()
                if id_ in graph.required({other: m.depth})
            )


@given(marked_graphs(), st.integers(1, 3000))
def test_confidence_only_fades(task: tuple[Graph, Profile], days: int) -> None:
    """On a later day nothing is surer, and nothing has dropped out."""
    graph, marks = task
    before = marks.confidences(graph, DAY)
    after = marks.confidences(graph, DAY + timedelta(days=days))
    assert list(before) == list(after)
    assert all(after[id_] < before[id_] for id_ in before)


@pytest.mark.parametrize(
    ("days", "confidence"), [(-1, 0.5), (0, 0.5), (1, 1.0)], ids=str
)
def test_own_mark_counts_until_a_later_one_implies_it(
    sample: Graph, days: int, confidence: float
) -> None:
    """What was said of a concept itself counts, until something later implies it."""
    marks = Profile(known={"number": mark(confidence=0.5), "power": mark(days=days)})
    assert marks.confidences(sample, DAY)["number"] == pytest.approx(confidence, 0.01)


def test_weighing_what_was_implied_gives_it_a_mark(sample: Graph) -> None:
    """A doubt about an implied concept is one about it alone, at its depth."""
    marks = Profile(known={"division": mark()})

    after = marks.weighed(sample, {"multiplication": 0.5, "power": 0.5})

    today = profile.today()
    assert after.known["multiplication"] == Mark("why", 0.5, today, "quiz")
    assert after.depths() == {"division": "what", "multiplication": "why"}
    assert after.confidences(sample, today)["multiplication"] == 0.5
