"""The board: what the map draws, as columns of cards and the links between them."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct, field

from conceptpath.graph.model import Concept
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.explore import Foundation
from conceptpath.graph.planning.depth.reduction import reduced

CardKind = Literal["concept", "algorithm", "area", "fold"]


class Card(Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One card: a concept, an area of foundations, or the fold of a column."""

    id: str
    name: str
    kind: CardKind
    #: The whole name where ``name`` is a number.
    title: str = ""
    #: What a click on an area or a fold is about: the domain or the column.
    target: str = ""
    #: How many concepts an area stands for.
    count: int = 0
    known: bool = False
    goal: bool = False
    ready: bool = False
    #: For each card how many of the cards behind this fold are linked to it.
    linked: Mapping[str, int] = field(default_factory=dict)


class Column(Struct, frozen=True):
    """A stage or the foundations, with the cards from top to bottom."""

    title: str
    note: str
    cards: tuple[Card, ...]


class Link(Struct, frozen=True):
    """A need between two cards; an implied one is drawn on selection only."""

    dependent: str
    prerequisite: str
    implied: bool


class Board(Struct, frozen=True, kw_only=True):
    """Everything the map draws; a compact one has numbers instead of names."""

    columns: tuple[Column, ...]
    links: tuple[Link, ...]
    selected: str = ""
    compact: bool = False

    def drawn(self) -> set[str]:
        """Return the ids of all cards."""
        return {card.id for column in self.columns for card in column.cards}


def concept_card(
    concept: Concept, *, name: str = "", known: bool, goal: bool, ready: bool = False
) -> Card:
    """Return the card of a concept; ``name`` stands on it instead of its name."""
    return Card(
        id=concept.id,
        name=name or concept.name,
        title=f"{name}. {concept.name}" if name else "",
        kind=concept.kind,
        known=known,
        goal=goal,
        ready=ready,
    )


def area_card(area: Foundation) -> Card:
    """Return the card of an area of foundations."""
    return Card(
        id=f"area:{area.domain}",
        name=area.name,
        kind="area",
        target=area.domain,
        count=len(area.concepts),
    )


def links(graph: Graph, drawn: Collection[str]) -> Iterator[Link]:
    """Yield the needs between some concepts; implied are those a longer way implies."""
    inside = set(drawn)
    below = {
        id_: [low for low in graph.prerequisites(id_) if low in inside]
        for id_ in sorted(inside, key=graph.position)
    }
    kept = reduced(below)
    for dependent, lower in below.items():
        for low in lower:
            yield Link(dependent, low, low not in kept[dependent])


def linked_to(graph: Graph, hidden: Iterable[str]) -> dict[str, int]:
    """Return for each concept how many of the hidden ones it is linked to."""
    counts: dict[str, int] = {}
    for id_ in hidden:
        for near in {*graph.prerequisites(id_), *graph.unlocks(id_)}:
            counts[near] = counts.get(near, 0) + 1
    return counts
