"""The named questions, as they stand in their files."""

import re
from itertools import groupby

import pytest

from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.stores.cypher import gate
from conceptpath.graph.stores.cypher.hints import hints
from conceptpath.graph.stores.questions import NamedQuestion, question, questions

QUESTIONS = list(questions().values())
PARAMETER = re.compile(r"\$(\w+)")
SLUG = re.compile(r"[a-z]+(-[a-z]+)*")
#: What a WITH carries, and the keys that it orders by; then the names in each.
ORDERED = re.compile(r"^WITH (.+)\s+ORDER BY ([\w., ]+?)(?: LIMIT 1)?$", re.MULTILINE)
CARRIED, KEY = re.compile(r"(\w+)(?:,|$)"), re.compile(r"(\w+)[\w.]*")
each = pytest.mark.parametrize("one", QUESTIONS, ids=lambda one: one.name)


def test_there_are_many_questions() -> None:
    """There are more than thirty, those of a theme together."""
    themes = [theme for theme, _ in groupby(QUESTIONS, key=lambda one: one.theme)]

    assert len(QUESTIONS) > 30
    assert len(themes) == len(set(themes)) == 6


@each
def test_its_words_are_there(one: NamedQuestion) -> None:
    """A question has a slug as name, asks something, and ends its sentences."""
    sentences = [one.explanation, *(p.about for p in one.parameters.values())]

    assert SLUG.fullmatch(one.name)
    assert "?" in one.title
    assert [text for text in sentences if not text.endswith(".")] == []
    assert "\n" not in one.explanation


@each
def test_parameters_are_those_of_the_cypher(one: NamedQuestion) -> None:
    """The Cypher uses each parameter that a question takes, and no other."""
    assert set(one.parameters) == set(PARAMETER.findall(one.cypher))


@each
def test_it_only_reads_and_has_no_hints(one: NamedQuestion) -> None:
    """A question passes the gate, writes nothing, and names what the schema has."""
    gate.check(one.cypher)

    assert not gate.writes(one.cypher)
    assert hints(one.cypher, None) == ()


@each
def test_rows_come_in_an_order(one: NamedQuestion) -> None:
    """A question says in which order its rows come."""
    assert "\nORDER BY " in one.cypher.rpartition("RETURN")[2]


def test_what_is_ordered_before_collecting_is_carried_on() -> None:
    """A WITH orders by what it carries only: ArcadeDB ignores all else."""
    found = [pair for one in QUESTIONS for pair in ORDERED.findall(one.cypher)]

    assert len(found) > 5
    for carried, keys in found:
        assert {*KEY.findall(keys)} <= {*CARRIED.findall(carried)}


def test_an_unknown_question_has_near_names() -> None:
    """A mistyped name gets the names that are near."""
    with pytest.raises(UnknownNameError, match="did you mean closure"):
        question("closur")


def test_a_question_is_plain_data() -> None:
    """A question prints as what JSON can say."""
    told = question("chain").to_dict()

    assert list(told["columns"]) == ["step", "id", "needs", "reason"]
    assert told["parameters"]["from"]["type"] == "concept"
