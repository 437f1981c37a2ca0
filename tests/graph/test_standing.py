"""What the learner knows today."""

from datetime import date, timedelta

from conceptpath.graph.network import Graph
from conceptpath.graph.planning.learning.standing import standing
from conceptpath.graph.profile import HALF_LIFE, Mark, Profile

DAY = date(2026, 1, 1)
OLD = Mark("why", 1.0, DAY - timedelta(days=2 * HALF_LIFE), "placement")


def test_the_least_sure_come_first(sample: Graph) -> None:
    """What has faded most is told first, and is shaky; equals in learning order."""
    marks = Profile(
        known={"variable": Mark(date=DAY), "power": OLD, "addition": Mark(date=DAY)}
    )
    found = standing(sample, marks, DAY)
    assert [(mark.id, mark.confidence, mark.shaky) for mark in found.marks] == [
        ("power", 0.25, True),
        ("addition", 1.0, False),
        ("variable", 1.0, False),
    ]


def test_a_mark_tells_its_story(sample: Graph) -> None:
    """Of a mark is told how deep, since when and on what basis."""
    [mark] = standing(sample, Profile(known={"number": OLD}), DAY).marks
    assert (mark.name, mark.depth, mark.date, mark.basis) == (
        "Number",
        "why",
        OLD.date,
        "placement",
    )


def test_later_knowledge_makes_a_mark_sure_again(sample: Graph) -> None:
    """Who marks what rests on a shaky concept is asked about it no more."""
    marks = Profile(known={"number": OLD, "power": Mark(date=DAY)})
    assert not any(mark.shaky for mark in standing(sample, marks, DAY).marks)


def test_implied_and_gone_are_apart(sample: Graph) -> None:
    """What is only implied, and what exists no longer, is told by id."""
    marks = Profile(known={"power": Mark(date=DAY), "abacus": OLD})
    found = standing(sample, marks, DAY)
    assert found.implied == ("number", "addition", "multiplication")
    assert found.gone == ("abacus",)
    assert found.to_dict()["marks"][0]["date"] == "2026-01-01"
