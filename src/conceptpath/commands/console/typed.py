"""Whether what was typed so far is all, and what of it is being typed."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from conceptpath.graph.stores.cypher.mentions import mentions
from conceptpath.graph.stores.cypher.tokens import Token, code, tokens
from conceptpath.graph.stores.schema import LABELS, RELATIONSHIPS

Kind = Literal["word", "label", "type", "property", "id", "parameter", "nothing"]
_OPENING = {")": "(", "]": "[", "}": "{"}
#: What a query that returns something begins with, besides its ``RETURN``.
_WHOLE = frozenset({"CALL", "SHOW"})
#: After these words and signs something has to come.
_HANGING = frozenset(
    {"RETURN", "BY", "WHERE", "AND", "OR", "XOR", "NOT", "AS", *",.+-/=<>:|"}
)
_NOTHING = Token("symbol", "", 0)


class Typed(NamedTuple):
    """What is being typed, how far it is, and of what it is a property or an id."""

    kind: Kind
    prefix: str
    owners: tuple[str, ...] = ()


def finished(text: str) -> bool:
    """Tell whether Enter is to run a text.

    A line that begins with ``:`` is a command. A query is run after ``;`` or an empty
    line, and at once where it is a single line that lacks nothing.

    >>> finished("RETURN 1"), finished("MATCH (c)"), finished("MATCH (c)\\nRETURN c")
    (True, False, False)
    """
    if not text.strip() or text.lstrip().startswith(":"):
        return True
    pieces = code(text)
    if "\n" in text:
        return text.rpartition("\n")[2].strip() == "" or _at(pieces, -1).text == ";"
    return _at(pieces, -1).text == ";" or _lacks_nothing(pieces)


def _lacks_nothing(pieces: Sequence[Token]) -> bool:
    last = _at(pieces, -1)
    returns = any(token.keyword == "RETURN" for token in pieces)
    begun = returns or _at(pieces, 0).keyword in _WHOLE
    hangs = (last.keyword or last.text) in _HANGING or is_open(last)
    return begun and not hangs and not _brackets(pieces)


def typed(text: str) -> Typed:
    """Return what is being typed at the end of a text.

    >>> typed("MATCH (c:Con"), typed("MATCH (d:Domain) RETURN d.na")
    (Typed(kind='label', prefix='Con', owners=()), Typed(kind='property', prefix='na', owners=('Domain',)))
    >>> typed("MATCH (c:Concept {id: 'vec")
    Typed(kind='id', prefix='vec', owners=('Concept',))
    """  # noqa: E501
    everything = list(tokens(text))
    pieces = [token for token in everything if token.is_code]
    last = everything[-1] if everything else _NOTHING
    match last.kind:
        case "comment":
            return Typed("nothing", "")
        case "string" | "quoted" if is_open(last):
            return _in_quotes(text, pieces[:-1], last)
        case "parameter":
            return Typed("parameter", last.text[1:])
        case "word":
            return _after(text, pieces[:-1], last.text)
    return _after(text, pieces, "")


def _in_quotes(text: str, before: Sequence[Token], last: Token) -> Typed:
    asked = _at(before, -2).name == "id" and _at(before, -1).text in {":", "="}
    if last.kind != "string" or not asked:
        return Typed("nothing", "")
    if _at(before, -1).text == ":":
        owners = _named_in(before)
    else:
        owners = _owners(text[: last.start])
    return Typed("id", last.text[1:], owners)


def _after(text: str, before: Sequence[Token], prefix: str) -> Typed:
    """Return what a word is, by what stands before it."""
    sign = _at(before, -1).text
    inside = _brackets(before)
    bracket = _at(before, inside[-1]).text if inside else ""
    if sign == "$":
        return Typed("parameter", prefix)
    if sign == ".":
        start = text[: len(text) - len(prefix)]
        return Typed("property", prefix, _owners(f"{start}_"))
    if sign in {":", "|"} and bracket != "{":
        is_type = bracket == "[" and _at(before, inside[-1] - 1).text == "-"
        return Typed("type" if is_type else "label", prefix)
    if sign in {"{", ","} and bracket == "{" and len(inside) > 1:
        return Typed("property", prefix, _named_in(before))
    return Typed("nothing" if sign == ":" else "word", prefix)


def _named_in(before: Sequence[Token]) -> tuple[str, ...]:
    """Return the labels or types in the node or relationship that is being typed."""
    inside = [at for at in _brackets(before) if before[at].text != "{"]
    known = LABELS.keys() | {kind.type for kind in RELATIONSHIPS}
    head = before[inside[-1] :] if inside else ()
    return tuple(token.name for token in head if token.name in known)


def _owners(text: str) -> tuple[str, ...]:
    """Return of what the last property in a text is asked, if that is said."""
    properties = mentions(text).properties
    return properties[-1].owners if properties else ()


def _brackets(pieces: Sequence[Token]) -> list[int]:
    """Return where the brackets are that are not closed."""
    inside: list[int] = []
    for place, token in enumerate(pieces):
        if token.text in _OPENING.values():
            inside.append(place)
        elif inside and _OPENING.get(token.text) == pieces[inside[-1]].text:
            inside.pop()
    return inside


def is_open(token: Token) -> bool:
    """Tell whether a text in quotes lacks the second one."""
    quotes = token.kind in {"string", "quoted"}
    return quotes and (len(token.text) == 1 or token.text[-1] != token.text[0])


def _at(pieces: Sequence[Token], place: int) -> Token:
    return pieces[place] if -len(pieces) <= place < len(pieces) else _NOTHING
