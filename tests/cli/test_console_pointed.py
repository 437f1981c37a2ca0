"""How errors of queries are told: the place, a caret under it, and what is near."""

import pytest

from conceptpath.commands.console.pointed import MESSAGE, WIDTH, pointed
from conceptpath.graph.errors import QueryError

MISTYPED, NEAR = "MATCH (c) WHERE true AND RETRUN c", "did you mean RETURN?"


def caret(text: str) -> str:
    """Return the character over the caret."""
    line, mark = text.splitlines()[1:3]
    return line[mark.index("^")]


@pytest.mark.parametrize(
    ("cypher", "line", "column", "over"),
    [
        ("MATCH (n)\n\tRETRUN n", 2, 2, "R"),
        ("RETURN 1 +" + " " * 500 + "!" + " " * 500, 1, 511, "!"),
        ("!" + " " * 500, 1, 1, "!"),
        (" " * 500 + "!", 1, 501, "!"),
    ],
)
def test_the_caret_stands_under_the_place(
    cypher: str, line: int, column: int, over: str
) -> None:
    """However long the line, it is cut around the place and the caret points at it."""
    told = str(pointed(QueryError("Invalid input", line, column), cypher))
    assert caret(told) == over
    assert max(map(len, told.splitlines())) < WIDTH + 10


def test_the_caret_minds_wide_and_acting_characters() -> None:
    """Wide characters take two columns, and none acts on the terminal."""
    told = str(pointed(QueryError("x", 1, 13), "RETURN '漢\x1b' !"))
    assert told.splitlines()[1:] == ["  RETURN '漢\\u001b' !", " " * 20 + "^"]


def test_a_place_after_the_end_is_the_end() -> None:
    """A place beyond the query, as in a comment put after it, is moved to its end."""
    told = str(pointed(QueryError("Unexpected end", 1, 43), "RETURN 1 +"))
    assert told == "Unexpected end (line 1, column 11)\n  RETURN 1 +\n            ^"


@pytest.mark.parametrize(
    ("message", "cypher", "near"),
    [
        ("UnknownFunction: Unknown function 'lenght'", "RETURN lenght(1)", "length"),
        ("Variable `concpt` not defined", "MATCH (concept) RETURN concpt", "concept"),
        ("Expected parameter(s): goal", "RETURN $goal", "--param goal=VALUE"),
    ],
)
def test_what_is_named_is_found_and_near(message: str, cypher: str, near: str) -> None:
    """Where a database names no place, the name is looked for; near names are told."""
    told = str(pointed(QueryError(message), cypher))
    assert near in told.splitlines()[-1]
    assert "goal" in message or caret(told) in "lc"


def test_a_keyword_before_the_place_is_near() -> None:
    """Where a mistyped keyword passes for a name, the place is after it."""
    told = str(pointed(QueryError("Unexpected input 'c'", 1, 33), MISTYPED))
    assert told.splitlines()[1:] == [f"  {MISTYPED}", " " * 34 + "^", NEAR]


@pytest.mark.parametrize(
    ("cypher", "column", "way_out"),
    [
        ("MATCH (n) RETURN n ODER BY n.id", 20, "did you mean ORDER?"),
        ("MATCH (matches) RETURN matches x", 32, " " * 33 + "^"),
        ("MATCH (c) ORDER x", 17, " " * 18 + "^"),
    ],
)
def test_only_a_mistyped_keyword_is_near_one(
    cypher: str, column: int, way_out: str
) -> None:
    """A part of a longer keyword is known, and a name is not taken for a keyword."""
    told = str(pointed(QueryError("Unexpected input", 1, column), cypher))
    assert told.splitlines()[-1] == way_out


def test_a_text_without_an_end_is_told() -> None:
    """Of a quote that is never closed the message says so, and lists no tokens."""
    said = "Syntax error: extraneous input, expected: one of ACCESS or 315 more"
    told = str(pointed(QueryError(said, 1, 8), "RETURN 'abc"))
    assert told.startswith("Syntax error: extraneous input (line 1, column 8)\n")
    assert told.splitlines()[-1] == "a second ' is missing"


def test_the_name_of_a_kind_of_error_is_left_out() -> None:
    """A message does not say twice what it is about."""
    told = pointed(QueryError("UnknownFunction: Unknown function 'x'"), "RETURN x()")
    assert str(told).startswith("Unknown function 'x' (line")


def test_a_long_message_is_cut() -> None:
    """A database that repeats a megabyte of query is not."""
    told = str(pointed(QueryError("x" * 1_000_000), "RETURN 1"))
    assert len(told) < MESSAGE + 10
