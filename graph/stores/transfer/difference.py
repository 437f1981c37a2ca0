"""What has to be done to a database so that it holds a graph."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, TypeVar

from conceptpath.graph.planning.result import Result
from conceptpath.graph.stores.schema import LABELS, MARKER
from conceptpath.graph.stores.transfer.content import Content, EdgeKey, NodeKey, Row

Key = TypeVar("Key", NodeKey, EdgeKey)


class Difference(NamedTuple):
    """What is to be added, what changed and what removed; the rest is there already.

    The row of a change has all properties of the schema that are to be set, and None
    for those to be taken away.
    """

    added: Content
    changed: Content
    removed: Content


class Tally(Result, frozen=True):
    """How many nodes, or relationships, were added, changed and removed.

    ``left`` counts those that are no part of the graph any more, and stay.
    """

    added: int
    changed: int
    removed: int
    left: int


class Loaded(Result, frozen=True):
    """What writing a graph has done."""

    nodes: Tally
    relationships: Tally


def difference(wanted: Content, found: Content) -> Difference:
    """Return what turns one content into another.

    :param wanted: What there is to be.
    :param found: What there is; properties that the schema does not know are ignored.

    >>> key = NodeKey("Source", "notes")
    >>> old = Content({key: {"id": "notes", "name": "Notes", "url": "-"}}, {})
    >>> new = Content({key: {"id": "notes", "name": "My notes"}}, {})
    >>> difference(new, old).changed.nodes[key]
    {'id': 'notes', 'name': 'My notes', 'url': None}
    """
    new, new_edges = wanted
    old, old_edges = found
    return Difference(
        added=Content(_missing(new, old), _missing(new_edges, old_edges)),
        changed=Content(_changed(new, old), _changed(new_edges, old_edges)),
        removed=Content(_missing(old, new), _missing(old_edges, new_edges)),
    )


def loaded(done: Difference, nodes: int, relationships: int) -> Loaded:
    """Return the numbers of a difference that was made.

    :param done: The difference.
    :param nodes: How many nodes were really removed: none where nothing is pruned, and
        one that somebody has tied something to stays.
    :param relationships: How many relationships were really removed.
    """
    return Loaded(
        nodes=_tally(*(side.nodes for side in done), gone=nodes),
        relationships=_tally(*(side.edges for side in done), gone=relationships),
    )


def _missing(these: Mapping[Key, Row], those: Mapping[Key, Row]) -> dict[Key, Row]:
    return {key: row for key, row in these.items() if key not in those}


def _changed(wanted: Mapping[Key, Row], found: Mapping[Key, Row]) -> dict[Key, Row]:
    common = ((key, row, found[key]) for key, row in wanted.items() if key in found)
    changes = ((key, _change(_properties(key), row, old)) for key, row, old in common)
    return {key: change for key, change in changes if change}


def _change(names: Iterable[str], wanted: Row, found: Row) -> Row:
    """Return what to set, None for what to take away; nothing where both agree."""
    if all(wanted.get(name) == found.get(name) for name in names):
        return {}
    return {name: wanted.get(name) for name in names if name in wanted or name in found}


def _properties(key: NodeKey | EdgeKey) -> tuple[str, ...]:
    return LABELS[key.label] if isinstance(key, NodeKey) else key.kind.properties


def _tally(
    added: Iterable[NodeKey | EdgeKey],
    changed: Iterable[NodeKey | EdgeKey],
    removed: Iterable[NodeKey | EdgeKey],
    *,
    gone: int,
) -> Tally:
    return Tally(_count(added), _count(changed), gone, _count(removed) - gone)


def _count(keys: Iterable[NodeKey | EdgeKey]) -> int:
    """Return how many there are besides the marker, whose version always changes."""
    return sum(not (isinstance(key, NodeKey) and key.label == MARKER) for key in keys)
