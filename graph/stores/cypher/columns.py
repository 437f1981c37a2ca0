"""The names of the columns of a query, where a server does not tell them.

ArcadeDB names the columns by its first row, and so not at all where there is none.
"""

from collections.abc import Iterator

from conceptpath.graph.stores.cypher.tokens import Token, code

_DEEPER = dict.fromkeys("([{", 1) | dict.fromkeys(")]}", -1)
_BEFORE_NAMES = frozenset({".", "AS"})
_ENDS = frozenset({"ORDER", "SKIP", "OFFSET", "LIMIT", "UNION", ";"})


def columns(cypher: str) -> tuple[str, ...]:
    """Return the names of what a query returns.

    :param cypher: A query that the server has understood.
    :returns: The aliases, or else the words; nothing where it returns everything, or
        has no ``RETURN``.

    >>> columns("MATCH (c) WITH c RETURN c.id AS id, count( * ), [1, 2] ORDER BY id")
    ('id', 'count( * )', '[1, 2]')
    >>> columns("MATCH (c) RETURN *")
    ()
    """
    names = tuple(_name(cypher, item) for item in _items(code(cypher)))
    return () if "*" in names else names


def _items(pieces: list[Token]) -> Iterator[list[Token]]:
    """Yield the pieces of each thing that the last outermost RETURN returns."""
    found: list[list[Token]] = []
    ended = False
    for token, outside in _with_depth(pieces):
        if outside and token.keyword == "RETURN":
            found, ended = [[]], False
        elif found and outside and (token.keyword or token.text) in _ENDS:
            ended = True
        elif found and not ended and outside and token.text == ",":
            found.append([])
        elif found and not ended and token.keyword != "DISTINCT":
            found[-1].append(token)
    yield from found


def _with_depth(pieces: list[Token]) -> Iterator[tuple[Token, bool]]:
    """Yield each piece, and whether it may begin or end a clause outside brackets."""
    depth, before = 0, ""
    for token in pieces:
        yield token, depth == 0 and before not in _BEFORE_NAMES
        depth += _DEEPER.get(token.text, 0)
        before = token.keyword or token.text


def _name(cypher: str, item: list[Token]) -> str:
    if len(item) > 2 and item[-2].keyword == "AS":
        return item[-1].name
    return cypher[item[0].start : item[-1].end] if item else ""
