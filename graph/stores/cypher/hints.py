"""What a query probably means, where it names what the graph does not have.

A database takes a mistyped label for one that nobody bears, and finds nothing. The
schema knows better. A Neo4j server has remarks of its own (General Query Language
status codes, 5.23 and later); where it holds other people's data, too, only the names
that it complains of count as unknown.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from conceptpath.graph.near import near
from conceptpath.graph.stores.cypher.mentions import Arrow, Mentions, Property, mentions
from conceptpath.graph.stores.schema import LABELS, OURS, RELATIONSHIPS

#: The properties of each label and each type, and of any of them.
OWNED = {
    **{label: {*names, OURS} for label, names in LABELS.items()},
    **{kind.type: {*kind.properties, OURS} for kind in RELATIONSHIPS},
}
TYPES = frozenset(kind.type for kind in RELATIONSHIPS)
PROPERTIES = frozenset[str]().union(*OWNED.values())
#: The codes of names that a database does not have.
_MISSING = frozenset({"01N50", "01N51", "01N52"})
_QUOTED = re.compile(r"`(.+?)`")
_SENTENCES = re.compile(r"(?<=\.)\s+(?=[A-Z])")
#: How many sentences of a remark are passed on, after its title.
SHOWN = 2


class Notification(Protocol):
    """A remark of a server, as the driver has it in ``gql_status_objects``."""

    @property
    def is_notification(self) -> bool:
        """Whether it is a remark, and not the outcome."""
        ...

    @property
    def gql_status(self) -> str:
        """The code of what it remarks."""
        ...

    @property
    def status_description(self) -> str:
        """The remark, like "warn: a title. A sentence. Another sentence."."""
        ...


def hints(cypher: str, notifications: Iterable[Notification] | None) -> tuple[str, ...]:
    """Return remarks on a query, a line each, each once.

    :param cypher: The query.
    :param notifications: What the server remarks on it; nothing where it is of a kind
        that makes no remarks, so that only the schema can tell.

    >>> hints("MATCH (c:Concpt)-[:REQUIRES]->(d) RETURN c.name, d.hours", None)
    ('no node has the label Concpt; did you mean Concept?',)
    >>> hints("MATCH (c:Concept)<-[:IN_DOMAIN]-(d) RETURN d", None)
    ('IN_DOMAIN goes from Concept to Domain, not as the query has it',)
    """
    found = mentions(cypher)
    unknown = dict(_unknown(found))
    if notifications is None:
        lines = [*unknown.values(), *_not_owned(found.properties)]
    else:
        lines = [*_remarks(notifications, unknown)]
    return tuple(dict.fromkeys([*lines, *_turned(found.arrows)]))


def _unknown(found: Mentions) -> Iterator[tuple[str, str]]:
    """Yield names that the schema does not have, each with what to say of it."""
    for name in found.labels:
        if name not in LABELS:
            yield name, f"no node has the label {name}{_meant(name, LABELS)}"
    for name in found.types:
        if name not in TYPES:
            yield name, f"no relationship has the type {name}{_meant(name, TYPES)}"
    for name in found.either:
        if name not in OWNED:
            yield name, f"nothing has the label or type {name}{_meant(name, OWNED)}"
    for name, owners in found.properties:
        if name not in PROPERTIES:
            meant = _meant(name, _properties(owners) or PROPERTIES)
            yield name, f"nothing has the property {name}{meant}"


def _not_owned(properties: Iterable[Property]) -> Iterator[str]:
    """Yield what is said of properties that others have, but not what is asked."""
    for name, owners in properties:
        known = _properties(owners)
        if known and name in PROPERTIES - known:
            yield f"no {' or '.join(owners)} has the property {name}"


def _properties(owners: Sequence[str]) -> frozenset[str]:
    """Return what owners may have, nothing where one of them is not known."""
    if not OWNED.keys() >= {*owners}:
        return frozenset()
    return frozenset[str]().union(*(OWNED[owner] for owner in owners))


def _meant(name: str, known: Iterable[str]) -> str:
    """Return the near names of an unknown one, compared without case."""
    spelled = {other.lower(): other for other in known}
    meant = [spelled[other] for other in near(name.lower(), spelled, limit=2)]
    return f"; did you mean {' or '.join(meant)}?" if meant else ""


def _remarks(
    notifications: Iterable[Notification], unknown: Mapping[str, str]
) -> Iterator[str]:
    """Yield the remarks of a server; on names that it misses, ours where there is one.

    The title is left out: it says less than the sentences after it.
    """
    for notification in notifications:
        if notification.is_notification:
            remark = notification.status_description.partition(": ")[2]
            text = remark.partition(". ")[2] or remark
            name = _missing(notification.gql_status, text)
            yield unknown.get(name) or " ".join(_SENTENCES.split(text)[:SHOWN])


def _missing(code: str, text: str) -> str:
    found = _QUOTED.search(text) if code in _MISSING else None
    return found[1] if found else ""


def _turned(arrows: Iterable[Arrow]) -> Iterator[str]:
    """Yield what is said of relationships that lead where the schema has none."""
    for type_, start, end in arrows:
        kinds = [kind for kind in RELATIONSHIPS if kind.type == type_]
        fits = any(_is(kind.start, start) and _is(kind.end, end) for kind in kinds)
        if kinds and not fits:
            ways = " or ".join(f"from {kind.start} to {kind.end}" for kind in kinds)
            yield f"{type_} goes {ways}, not as the query has it"


def _is(label: str, said: Sequence[str]) -> bool:
    """Tell whether a node of which labels are said may have one of the schema."""
    known = {"Concept" if name == "Algorithm" else name for name in said}
    return not known or label in known or not LABELS.keys() >= known
