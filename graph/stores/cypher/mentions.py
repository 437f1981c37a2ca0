"""What a query speaks of: labels, types and properties, and which way arrows point.

Not a parser of Cypher: it reads the patterns of a query, ``(n:Label {key: 1})`` and
``-[r:TYPE]->``, and the properties of the variables that they bring in. It passes over
what it does not know, so that it never fails.

>>> found = mentions("MATCH (d:Domain)<-[:IN_DOMAIN]-(c) WHERE d.nme = 1 RETURN c")
>>> found.labels, found.types, found.properties
(('Domain',), ('IN_DOMAIN',), (Property(name='nme', owners=('Domain',)),))
>>> found.arrows
(Arrow(type='IN_DOMAIN', start=(), end=('Domain',)),)
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, TypeVar

from conceptpath.graph.stores.cypher.tokens import Token, code, unescaped

T = TypeVar("T")
_OPENING = {")": "(", "]": "[", "}": "{"}
#: What stands between the names of ``:A|B&C``, and what leaves open what is there.
_BETWEEN, _RULED_OUT = frozenset(":|&()"), frozenset("!%")
#: The words that a pattern may follow; after others, a parenthesis is a call.
_BEFORE_NODE = frozenset({"", "MATCH", "WHERE", "AND", "OR", "XOR", "NOT", "WHEN"})
_NOTHING = Token("symbol", "", 0)


class Property(NamedTuple):
    """A property, and the labels or types of what it is asked of, if they are said."""

    name: str
    owners: tuple[str, ...]


class Arrow(NamedTuple):
    """A relationship with a direction, and the labels of its ends, if they are said."""

    type: str
    start: tuple[str, ...]
    end: tuple[str, ...]


class Mentions(NamedTuple):
    """What a query speaks of; ``either`` are names that may be labels or types."""

    labels: tuple[str, ...]
    types: tuple[str, ...]
    either: tuple[str, ...]
    properties: tuple[Property, ...]
    arrows: tuple[Arrow, ...]


class Element(NamedTuple):
    """A node or a relationship of a pattern: where its brackets are, and its head."""

    bracket: str
    opened: int
    closed: int
    variable: str
    names: tuple[str, ...]


def mentions(cypher: str) -> Mentions:
    """Return what a query speaks of, each thing once, in the order of the query.

    :param cypher: A query, which need not be a right one.
    """
    reading = _Reading(code(unescaped(cypher)))
    return Mentions(
        _once(reading.named("(")),
        _once(reading.named("[")),
        _once(reading.predicates()),
        _once([*reading.keys(), *reading.properties()]),
        _once(reading.arrows()),
    )


class _Reading:
    """The pieces of a query, and what is found in them."""

    def __init__(self, pieces: list[Token]) -> None:
        self.pieces = pieces
        #: The bracket that each piece stands in, -1 for none.
        self.within = [-1] * len(pieces)
        self.elements: list[Element] = []
        self._read()

    def _read(self) -> None:
        stack = [-1]
        for place, token in enumerate(self.pieces):
            if _OPENING.get(token.text) == self.at(stack[-1]).text:
                self._close(stack.pop(), place)
            self.within[place] = stack[-1]
            if token.text in _OPENING.values():
                stack.append(place)
        self.elements.sort(key=lambda element: element.opened)

    def _close(self, opened: int, closed: int) -> None:
        bracket = self.at(opened).text
        if self._is_element(bracket, self.at(opened - 1)):
            variable = self.at(opened + 1).name
            colon = opened + (2 if variable else 1)
            names = self._names(colon, closed) if self.at(colon).text == ":" else ()
            self.elements.append(Element(bracket, opened, closed, variable, names))

    def _is_element(self, bracket: str, before: Token) -> bool:
        if bracket == "(":
            return before.kind != "quoted" and before.keyword in _BEFORE_NODE
        return bracket == "[" and before.text == "-"

    def _names(self, colon: int, closed: int) -> tuple[str, ...]:
        names = []
        for token in self.pieces[colon:closed]:
            if token.text in _RULED_OUT:
                return ()
            if token.keyword == "WHERE" or not (token.name or token.text in _BETWEEN):
                break
            names.append(token.name)
        return tuple(filter(None, names))

    def at(self, place: int) -> Token:
        return self.pieces[place] if 0 <= place < len(self.pieces) else _NOTHING

    def named(self, bracket: str) -> Iterator[str]:
        for element in self.elements:
            if element.bracket == bracket:
                yield from element.names

    @cached_property
    def owners(self) -> dict[str, tuple[str, ...]]:
        """The labels or types of each variable of a pattern, if they are said."""
        owners: dict[str, dict[str, None]] = {}
        for element in self.elements:
            if element.variable:
                names = owners.setdefault(element.variable, {})
                names.update(dict.fromkeys(element.names))
        for place, token in enumerate(self.pieces):
            if token.keyword == "AS":
                owners.pop(self.at(place + 1).name, None)
        return {variable: tuple(names) for variable, names in owners.items()}

    def keys(self) -> Iterator[Property]:
        """Yield the properties in ``(n {key: 1})``."""
        whose = {element.opened: element for element in self.elements}
        for place, outer in enumerate(self.within):
            element = whose.get(self.within[outer]) if outer >= 0 else None
            if element and self.at(outer).text == "{" and self._is_key(place):
                yield Property(self.at(place).name, self._names_of(element))

    def _is_key(self, place: int) -> bool:
        before, token, after = (self.at(place + step) for step in (-1, 0, 1))
        return bool(token.name) and before.text in {"{", ","} and after.text == ":"

    def properties(self) -> Iterator[Property]:
        """Yield the properties in ``n.key``."""
        for place, token in enumerate(self.pieces):
            owner, name = self.at(place - 1).name, self.at(place + 1).name
            is_first = token.text == "." and self.at(place - 2).text != "."
            if is_first and name and owner in self.owners:
                yield Property(name, self.owners[owner])

    def predicates(self) -> Iterator[str]:
        """Yield the names in ``WHERE n:Name``."""
        heads = {element.opened for element in self.elements}
        for place, token in enumerate(self.pieces):
            variable, name = self.at(place - 1).name, self.at(place + 1).name
            in_head = self.within[place] in {place - 1, place - 2} & heads
            is_key = self._is_key(place - 1) and self.at(self.within[place]).text == "{"
            if token.text == ":" and name and variable and not (in_head or is_key):
                yield name

    def arrows(self) -> Iterator[Arrow]:
        closed = {element.closed: element for element in self.elements}
        opened = {element.opened: element for element in self.elements}
        for edge in self.elements:
            points = (self.at(edge.opened - 2).text, self.at(edge.closed + 2).text)
            back, forth = points[0] == "<", points[1] == ">"
            left = closed.get(edge.opened - 2 - back)
            right = opened.get(edge.closed + 2 + forth)
            if len(edge.names) == 1 and back != forth and left and right:
                ends = (left, right) if forth else (right, left)
                yield Arrow(edge.names[0], *map(self._names_of, ends))

    def _names_of(self, element: Element) -> tuple[str, ...]:
        return element.names or self.owners.get(element.variable, ())


def _once(found: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(found))
