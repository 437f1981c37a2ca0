"""The why-questions that are worth asking."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.learning.quiz import Card, Cited, quiz

from .questions import asking, learners


def concepts(cards: tuple[Card, ...]) -> list[str]:
    """Return the concepts that some cards ask about."""
    return [card.concept for card in cards]


def test_a_card_holds_all_that_is_shown(sample: Graph) -> None:
    """A card has question, answer, sources with title and year, and its place."""
    [card] = quiz(sample, sample, {"multiplication": 0.75}).cards
    assert card == Card(
        id="multiplication.order",
        concept="multiplication",
        name="Multiplication",
        ask="Why may the factors change places?",
        answer="A grid turned around still holds as many points.",
        status="settled",
        cites=(
            Cited("euclid-300", "Elements", -300),
            Cited("counting-book", "How to count"),
        ),
        rests_on=("addition",),
        supports=5,
        confidence=0.75,
    )


def test_known_is_asked_from_the_top(sample: Graph) -> None:
    """Of what is equally sure, that on which least builds is asked first."""
    graph = asking(sample)
    known = dict.fromkeys(["number", "addition", "multiplication"], 1.0)
    assert concepts(quiz(graph, known, known).cards) == [
        "multiplication",
        "addition",
        "number",
    ]


def test_a_plan_is_asked_from_the_ground(sample: Graph) -> None:
    """Of what is not known, that on which most of the plan rests is asked first."""
    cards = quiz(asking(sample), ["multiplication", "number", "addition"]).cards
    assert [(card.concept, card.supports) for card in cards] == [
        ("number", 2),
        ("addition", 1),
        ("multiplication", 0),
    ]


def test_what_was_just_asked_waits(sample: Graph) -> None:
    """Of what is equally sure, what was asked about today lets the others go first."""
    known = {"number": 1.0, "addition": 1.0, "multiplication": 0.5}
    just_asked = ["addition", "multiplication"]
    cards = quiz(asking(sample), known, known, later=just_asked).cards
    assert concepts(cards) == ["multiplication", "number", "addition"]


def test_unknown_concept(sample: Graph) -> None:
    """An id that the graph has not is named."""
    with pytest.raises(UnknownNameError, match="'cooking'"):
        quiz(sample, ["cooking"])


@given(learners(), st.integers(0, 12))
def test_the_least_sure_are_asked(
    learner: tuple[Graph, dict[str, float]], limit: int
) -> None:
    """Nothing left out is less sure than what is asked; the unknown comes last."""
    graph, sure = learner
    sitting = quiz(graph, graph, sure, limit=limit)
    asked = concepts(sitting.cards)
    left = set(graph) - set(asked)
    assert (len(asked), len(left)) == (len(set(asked)), sitting.more)
    assert max([sure.get(id_, 2) for id_ in asked], default=0) <= min(
        [sure.get(id_, 2) for id_ in left], default=2
    )


@given(learners())
def test_areas_take_turns(learner: tuple[Graph, dict[str, float]]) -> None:
    """Two questions in a row are of one area only where no other area is left."""
    graph, sure = learner
    areas = [graph[card.concept].domain for card in quiz(graph, graph, sure).cards]
    for place, (one, other) in enumerate(pairwise(areas)):
        assert one != other or set(areas[place:]) == {one}


@given(learners())
def test_a_card_counts_what_rests_on_it(
    learner: tuple[Graph, dict[str, float]],
) -> None:
    """What a card supports are the asked concepts with it in their closure."""
    graph, known = learner
    for card in quiz(graph, known, limit=len(graph)).cards:
        above = [
            id_
            for id_ in known
            if id_ != card.concept and card.concept in graph.closure([id_], deep=True)
        ]
        assert len(above) == card.supports
        assert set(card.rests_on) <= set(known) & set(
            graph.closure([card.concept], deep=True)
        )


def test_every_shipped_question_can_be_asked(content_graph: Graph) -> None:
    """Each why-question of the content makes a card, with an answer."""
    cards = quiz(content_graph, content_graph, limit=10_000).cards
    assert len(cards) == sum(len(c.questions) for c in content_graph.values())
    assert all(card.answer for card in cards)
