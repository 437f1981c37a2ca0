"""What a query may ask for, judged by its words before it is sent.

Databases have procedures that reach beyond the graph: to files, to addresses, to the
settings of the server. What is not known to be harmless is refused, in either way that
a text with escapes can be read (see :mod:`~conceptpath.graph.stores.cypher.tokens`).
"""

from collections.abc import Iterator, Sequence

from conceptpath.graph.errors import WriteRefusedError
from conceptpath.graph.near import did_you_mean
from conceptpath.graph.stores.cypher.tokens import Token, code, unescaped

#: The procedures that only tell what the graph looks like, and that both kinds of
#: servers have.
PROCEDURES = (
    *("db.labels", "db.relationshipTypes", "db.propertyKeys"),
    "db.schema.visualization",
)
#: What may be shown.
SHOWN = ("INDEXES", "CONSTRAINTS", "PROCEDURES", "FUNCTIONS")
#: The words that begin what changes something.
WRITING = frozenset(
    {
        *("ALTER", "CREATE", "DELETE", "DENY", "DETACH", "DROP", "FOREACH", "GRANT"),
        *("INSERT", "LOAD", "MERGE", "NODETACH", "REMOVE", "RENAME", "REVOKE", "SET"),
        "TERMINATE",
    }
)
_ALLOWED = {name.lower() for name in PROCEDURES}
_SHOWABLE = {*SHOWN, "INDEX", *(name.removesuffix("S") for name in SHOWN)}
_NOTHING = Token("symbol", "", 0)
#: What comes after a variable, and never after the word that begins a clause.
_AFTER_VALUES = frozenset({"", *",)]}<>=+-*/%^.;"})
_ORDER_BY = ("ORDER", "BY")
_CLOSING = frozenset(")]}")
_ONLY = "queries here only read the graph"


def check(cypher: str) -> None:
    """Let a query pass that asks for nothing beyond the graph.

    :param cypher: The query.
    :raises WriteRefusedError: If it calls a procedure that is not known to be harmless,
        reads a file or an address, or shows or ends what is not the graph's.

    >>> check("CALL db.labels() YIELD label RETURN label")
    >>> check("CALL dbms.listConfig()")
    Traceback (most recent call last):
        ...
    conceptpath.graph.errors.WriteRefusedError: the procedure 'dbms.listConfig' was refused: queries here only read the graph; they may call db.labels, db.relationshipTypes, db.propertyKeys and db.schema.visualization
    """  # noqa: E501
    for pieces in _readings(cypher):
        for place in _clauses(pieces):
            _check_clause(pieces, place)


def writes(cypher: str) -> bool:
    """Tell whether a query may change something, as far as its words say.

    In doubt it may: in ``WITH as SET as.x = 1`` there is a variable ``as``. A property,
    a label, and an alias of anything but a variable, are no doubt.

    :param cypher: The query.

    >>> writes("MATCH (n) SET n.name = 'x'"), writes("MATCH (n:Set) RETURN n.set")
    (True, False)
    """
    return any(
        pieces[place].keyword in WRITING and not _is_value(pieces, place)
        for pieces in _readings(cypher)
        for place in _clauses(pieces)
    )


def _readings(cypher: str) -> Iterator[list[Token]]:
    for text in dict.fromkeys((cypher, unescaped(cypher))):
        yield code(text)


def _clauses(pieces: Sequence[Token]) -> Iterator[int]:
    """Yield where there are words that may begin a clause."""
    for place, token in enumerate(pieces):
        if token.kind == "word" and not _is_name(pieces, place):
            yield place


def _is_name(pieces: Sequence[Token], place: int) -> bool:
    """Tell whether a word names a property, a label, a key or an alias."""
    before, after = _at(pieces, place - 1), _at(pieces, place + 1)
    is_alias = before.keyword == "AS" and _ends_value(pieces, place - 2)
    return is_alias or _is_owned(pieces, place) or ":" in {before.text, after.text}


def _is_owned(pieces: Sequence[Token], place: int) -> bool:
    """Tell whether a word stands after the dot of a property, and not of a number."""
    before = _at(pieces, place - 1)
    return before.text == "." and _at(pieces, place - 2).kind != "number"


def _ends_value(pieces: Sequence[Token], place: int) -> bool:
    """Tell whether a value ends for certain, so that ``AS`` after it is no variable."""
    token = _at(pieces, place)
    if token.kind == "word":
        return _is_owned(pieces, place)
    return token.kind != "symbol" or token.text in _CLOSING


def _is_value(pieces: Sequence[Token], place: int) -> bool:
    """Tell whether a word is a variable, by what can follow that and no clause."""
    after, then = _at(pieces, place + 1), _at(pieces, place + 2)
    return after.text in _AFTER_VALUES or (after.keyword, then.keyword) == _ORDER_BY


def _check_clause(pieces: Sequence[Token], place: int) -> None:
    following = _at(pieces, place + 1).keyword
    match pieces[place].keyword:
        case "CALL":
            _check_call(pieces, place + 1)
        case "LOAD" if following == "CSV":
            raise WriteRefusedError(
                f"LOAD CSV was refused, because it reads a file or an address: {_ONLY}"
            )
        case "SHOW" if following and following not in _SHOWABLE:
            way_out = f"SHOW may be followed by {_listed(SHOWN)}"
            raise WriteRefusedError(f"SHOW {following} was refused: {_ONLY}; {way_out}")
        case "TERMINATE" if following:
            raise WriteRefusedError(f"TERMINATE was refused: {_ONLY}")


def _check_call(pieces: Sequence[Token], place: int) -> None:
    name, after = _dotted(pieces, place)
    called = "." in name or after in {"(", "", ";", "YIELD"}
    if name and called and name.lower() not in _ALLOWED:
        hint = did_you_mean(name, PROCEDURES) or f"they may call {_listed(PROCEDURES)}"
        raise WriteRefusedError(f"the procedure {name!r} was refused: {_ONLY}; {hint}")


def _dotted(pieces: Sequence[Token], place: int) -> tuple[str, str]:
    """Return the name at a place, with its dots, and the keyword or sign after it."""
    parts = [_at(pieces, place).name]
    while _at(pieces, place + 1).text == "." and _at(pieces, place + 2).name:
        place += 2
        parts.append(pieces[place].name)
    return ".".join(parts), _at(pieces, place + 1).text.upper()


def _at(pieces: Sequence[Token], place: int) -> Token:
    return pieces[place] if 0 <= place < len(pieces) else _NOTHING


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}"
