"""Errors of a query as they are told: the line with a caret, and what is near."""

import re
import unicodedata

from conceptpath.commands.console.shown import harmless
from conceptpath.commands.console.typed import is_open
from conceptpath.commands.console.words import FUNCTIONS, KEYWORDS
from conceptpath.graph.errors import QueryError
from conceptpath.graph.near import did_you_mean
from conceptpath.graph.stores.cypher.tokens import Token, code

#: How much of a line is shown, and how much of what the database says.
WIDTH, MESSAGE = 80, 400
#: Keywords, a word each.
_KEYWORDS = {word for known in KEYWORDS for word in known.split() if word.isalpha()}
#: What a database calls a kind of error, which its message says again.
_CODE = re.compile(r"\A(?:[A-Z][a-z]+){2,}: ")
#: All that might stand at a place, which helps nobody.
_EXPECTED = re.compile(r", expected: one of .*", re.DOTALL)
_FUNCTION = re.compile(r"unknown function '([\w.]+)'", re.IGNORECASE)
_VARIABLE = re.compile(r"variable [`'](\w+)[`'] not defined", re.IGNORECASE)
_PARAMETER = re.compile(r"expected parameter\(s\): (\w+)", re.IGNORECASE)


def pointed(error: QueryError, cypher: str) -> QueryError:
    r"""Return an error with the place that it speaks of, and with what is near.

    :param error: What the database says.
    :param cypher: The query.

    >>> error = QueryError("Invalid input 'RETRUN'", 2, 1)
    >>> print(pointed(error, "MATCH (n)\nRETRUN n"))
    Invalid input 'RETRUN' (line 2, column 1)
      RETRUN n
      ^
    did you mean RETURN?
    """
    token, way_out = _named(str(error), cypher)
    line, column = _place(error, cypher, token)
    if not way_out and line:
        way_out = _unclosed(cypher) or _keyword(cypher, line, column)
    said = harmless(_EXPECTED.sub("", _CODE.sub("", _without_place(error))))
    short = said if len(said) <= MESSAGE else f"{said[:MESSAGE]}..."
    place = f" (line {line}, column {column})" if line else ""
    excerpt = _excerpt(cypher, line, column) if line else ""
    return QueryError("\n".join(filter(None, (short + place, excerpt, way_out))))


def _named(message: str, cypher: str) -> tuple[Token | None, str]:
    """Return where what a message names is in the query, and what it may mean."""
    words = [token for token in code(cypher) if token.name]
    if found := _FUNCTION.search(message):
        way_out = did_you_mean(found[1], FUNCTIONS)
    elif found := _VARIABLE.search(message):
        others = {token.name for token in words} - {found[1]}
        way_out = did_you_mean(found[1], others - _KEYWORDS)
    elif found := _PARAMETER.search(message):
        way_out = (
            f"give it a value: --param {found[1]}=VALUE, "
            f"at the prompt :param {found[1]} => VALUE"
        )
    else:
        return None, ""
    return next((token for token in words if token.name == found[1]), None), way_out


def _place(error: QueryError, cypher: str, token: Token | None) -> tuple[int, int]:
    """Return line and column from 1, within the query, or 0 where there is no place."""
    if error.line and error.column:
        lines = cypher.split("\n")
        line = min(error.line, len(lines))
        return line, min(error.column, len(lines[line - 1]) + 1)
    if token:
        before = cypher[: token.start]
        return before.count("\n") + 1, len(before) - before.rfind("\n")
    return 0, 0


def _unclosed(cypher: str) -> str:
    """Return what is missing where a text in quotes goes on to the end."""
    opened = [token.text for token in code(cypher) if is_open(token)]
    return harmless(f"a second {opened[0][0]} is missing") if opened else ""


def _keyword(cypher: str, line: int, column: int) -> str:
    """Return what a word at a place, or else that before it, may mean as a keyword.

    What stands in a query twice is a name, and not mistyped.
    """
    starts = sum(len(text) + 1 for text in cypher.split("\n")[: line - 1])
    at = starts + column - 1
    pieces = code(cypher)
    words = [token.keyword for token in pieces]
    place = sum(token.start <= at for token in pieces) - 1
    odd = [w for w in words[max(0, place - 1) : place + 1] if w and w not in _KEYWORDS]
    meant = [did_you_mean(w, _KEYWORDS) for w in odd if words.count(w) == 1]
    return next(filter(None, reversed(meant)), "")


def _without_place(error: QueryError) -> str:
    return str(error).removesuffix(f" (line {error.line}, column {error.column})")


def _excerpt(cypher: str, line: int, column: int) -> str:
    """Return the line around a column, and a caret under it."""
    text = cypher.split("\n")[line - 1].replace("\t", " ").rstrip("\r")
    start = max(0, min(column - WIDTH // 2, len(text) - WIDTH))
    before = ("..." if start else "") + text[start : column - 1]
    after = text[column - 1 : start + WIDTH]
    more = "..." if start + WIDTH < len(text) else ""
    shown = harmless(before)
    return f"  {shown}{harmless(after)}{more}\n  {' ' * _columns(shown)}^"


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(c) else 1 + (unicodedata.east_asian_width(c) in "WF")
        for c in text
    )
