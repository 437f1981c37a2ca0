r"""A Cypher text as tokens: enough to know code from strings and comments.

Both kinds of servers split a text alike, but for escapes such as ``\u0041``: Neo4j
puts the character in their place first, in code as in strings; ArcadeDB does so in
strings only. Who has to be sure reads a text both ways.

>>> [token.text for token in code("MATCH (n:`A b`) // all\nRETURN n.name")]
['MATCH', '(', 'n', ':', '`A b`', ')', 'RETURN', 'n', '.', 'name']
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple, cast

Kind = Literal[
    "space", "comment", "string", "quoted", "parameter", "word", "number", "symbol"
]
# What is not closed goes on to the end. Nothing is ever given back once matched, so
# that a text of a megabyte is split as quickly as it is read.
_TOKEN = re.compile(
    r"""
      (?P<space>\s++)
    | (?P<comment>//[^\r\n]*+ | /\*(?s:.*?)(?:\*/|\Z))
    | (?P<string>'(?:[^'\\]|\\[\s\S])*+(?:'|\\?\Z) | "(?:[^"\\]|\\[\s\S])*+(?:"|\\?\Z))
    | (?P<quoted>`(?:[^`]|``)*+(?:`|\Z))
    | (?P<parameter>\$(?:\w++|`(?:[^`]|``)*+(?:`|\Z)))
    | (?P<number>\d\w*+)
    | (?P<word>\w++)
    | (?P<symbol>[\s\S])
    """,
    re.VERBOSE,
)
_ESCAPED = re.compile(r"(\\\\)|\\u([0-9a-fA-F]{4})")


class Token(NamedTuple):
    """A piece of a text, and where it starts."""

    kind: Kind
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the next piece starts."""
        return self.start + len(self.text)

    @property
    def is_code(self) -> bool:
        """Whether a server acts on it: on all but space and comments."""
        return self.kind not in {"space", "comment"}

    @property
    def name(self) -> str:
        """The name that a word or a text in backticks stands for, else nothing."""
        if self.kind == "quoted":
            return self.text[1:].removesuffix("`").replace("``", "`")
        return self.text if self.kind == "word" else ""

    @property
    def keyword(self) -> str:
        """A word in upper case, as keywords are compared, else nothing."""
        return self.text.upper() if self.kind == "word" else ""


def tokens(cypher: str) -> Iterator[Token]:
    """Yield all pieces of a text; joined they are the text again.

    :param cypher: Any text at all.

    >>> [token.kind for token in tokens("RETURN $x")]
    ['word', 'space', 'parameter']
    """
    for match in _TOKEN.finditer(cypher):
        yield Token(cast("Kind", match.lastgroup), match[0], match.start())


def code(cypher: str) -> list[Token]:
    """Return the pieces that a server acts on: all but space and comments."""
    return [token for token in tokens(cypher) if token.is_code]


def unescaped(cypher: str) -> str:
    r"""Return a text with the characters that its escapes stand for, as Neo4j reads it.

    >>> unescaped(r"RETURN '\u0041'"), unescaped(r"RETURN '\\u0041'")
    ("RETURN 'A'", "RETURN '\\\\u0041'")
    """
    return _ESCAPED.sub(lambda found: found[1] or chr(int(found[2], 16)), cypher)
