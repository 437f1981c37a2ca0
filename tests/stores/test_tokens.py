"""A text of Cypher falls into pieces as the servers see them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.stores.cypher.tokens import code, tokens, unescaped

#: What makes the difference between code, strings and comments.
PIECES = st.sampled_from(
    [
        *"'\"`\\/*$.:;{}()[]<>-=|\n\r\t ",
        *("//", "/*", "*/", "\\'", "\\u0027", "``", "MATCH", "n", "é", "\u202e"),
        *("1", "1.5", "$x", "$`a b`"),
    ]
)
TEXTS = st.lists(PIECES).map("".join)


@given(TEXTS | st.text())
def test_pieces_joined_are_the_text(text: str) -> None:
    """Nothing of a text is lost or moved, whatever it is."""
    pieces = list(tokens(text))
    assert "".join(piece.text for piece in pieces) == text
    assert all(text[piece.start : piece.end] == piece.text for piece in pieces)


@given(TEXTS)
def test_code_is_what_is_left_without_space_and_comments(text: str) -> None:
    """Space and comments are no code, and all else is."""
    left = [piece for piece in tokens(text) if piece.kind not in ("space", "comment")]
    assert code(text) == left


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("'it\\'s'", ["string"]),
        ('"a \\" b"', ["string"]),
        ("'\\\\' n", ["string", "word"]),
        ("'a''b'", ["string", "string"]),
        ("'// no comment'", ["string"]),
        ("'not closed", ["string"]),
        ("`a ``b`` c`", ["quoted"]),
        ("// to the end\nn", ["word"]),
        ("// to the end\rn", ["word"]),
        ("/* not nested /* */ n", ["word"]),
        ("/*/ n */ m", ["word"]),
        ("/* not closed", []),
        ("$a $`b c`", ["parameter", "parameter"]),
        ("n.name", ["word", "symbol", "word"]),
        ("1.5", ["number", "symbol", "number"]),
        ("0x1F", ["number"]),
    ],
)
def test_kinds(text: str, kinds: list[str]) -> None:
    """Strings, comments, names in backticks and parameters end where they should."""
    assert [piece.kind for piece in code(text)] == kinds


def test_names_lose_their_backticks() -> None:
    """A name is the same with backticks and without; a keyword has none."""
    plain, quoted = code("match `a``b`")
    assert (plain.name, plain.keyword) == ("match", "MATCH")
    assert (quoted.name, quoted.keyword) == ("a`b", "")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (r"RETURN \u0027", "RETURN '"),
        (r"\u004d", "M"),
        (r"\\u004d", r"\\u004d"),
        (r"\\\u004d", r"\\M"),
        (r"\u004", r"\u004"),
    ],
)
def test_escapes_become_what_they_stand_for(text: str, read: str) -> None:
    """An escape is decoded, unless its backslash is itself escaped or it is short."""
    assert unescaped(text) == read
