"""What texts of the content get wrong."""

import pytest

from conceptpath.graph.lint_texts import lint_texts
from conceptpath.graph.model import Concept, Need, Question, QuestionStatus, Records

SENTENCE = "A sentence that is long enough not to stand in two files by chance."


def faults(*concepts: Concept) -> list[tuple[str, str]]:
    """Return where the faults of some concepts are, and at which key."""
    found = lint_texts(Records(concepts=concepts))
    return [(fault.where, fault.key) for fault in found]


def concept(id_: str, **fields: object) -> Concept:
    """Return a concept with some fields."""
    return Concept(id=id_, name=id_.title(), domain="d", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("enough", "wrong"), [("You can add.", 0), ("You know sums.", 1), ("", 0)]
)
def test_enough_names_a_doing(enough: str, wrong: int) -> None:
    """What is enough begins with what one can do; an empty one is another's fault."""
    assert len(faults(concept("sum", enough=enough))) == wrong


@pytest.mark.parametrize(
    ("status", "cites", "wrong"),
    [("debated", (), 1), ("debated", ("a-1999",), 0), ("settled", (), 0)],
)
def test_a_debate_has_sources(
    status: QuestionStatus, cites: tuple[str, ...], wrong: int
) -> None:
    """A debated question that cites nothing is a fault."""
    asked = Question(id="why", ask="Why?", answer="So.", status=status, cites=cites)
    assert len(faults(concept("sum", questions=(asked,)))) == wrong


@pytest.mark.parametrize("alias", ["Product", "products", "times"])
def test_an_alias_means_one_concept(alias: str) -> None:
    """An alias that is the name or an alias of another concept is a fault of one."""
    product = concept("product", aliases=("times",))
    assert faults(product, concept("sum", aliases=(alias,))) == [("sum", "aliases")]


def test_a_reading_in_brackets_tells_aliases_apart() -> None:
    """The same abbreviation with different readings is no fault."""
    one = concept("topics", aliases=("LDA (topic model)",))
    assert faults(one, concept("discriminant", aliases=("LDA",))) == []


def test_a_copied_sentence_is_found() -> None:
    """A long sentence that stands in two concepts is a fault of the second."""
    first = concept("sum", what=f"It adds. {SENTENCE}")
    second = concept("product", why=f"{SENTENCE} It multiplies.")
    assert faults(first, second) == [("product", "text")]


@pytest.mark.parametrize(
    ("reason", "wrong"),
    [
        ("A product of sums is the sum of products.", 1),
        ("Adding a number to itself so often is what multiplying means.", 0),
    ],
)
def test_a_reason_says_more_than_names(reason: str, wrong: int) -> None:
    """A reason that only repeats the names of what it joins is a fault."""
    product = concept("product", needs=(Need(id="sum", reason=reason),))
    assert len(faults(concept("sum"), product)) == wrong
