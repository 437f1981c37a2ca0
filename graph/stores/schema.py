"""What a graph looks like in a database: its labels and relationships, as data.

The explorer shows this beside the query box; :mod:`~conceptpath.graph.stores.rows`
fills it. An algorithm carries two labels, every other node one.

>>> LABELS["Source"]
('id', 'name', 'licence', 'version', 'url')
>>> next(kind for kind in RELATIONSHIPS if kind.type == "PROPOSES").properties[-1]
'status'
"""

from collections.abc import Mapping

from msgspec import Struct

#: Under this label stands one node that says whose graph it is, and which version.
MARKER = "ConceptpathGraph"

_CONCEPT = (
    *("id", "name", "kind", "domain", "aliases", "year", "what", "why", "enough"),
    *("hours", "hours_why", "axis_supervision", "axis_data", "axis_tradition"),
    *("axis_setting", "axis_family", "was"),
)
_NEED = ("reason", "depth", "at", "strength", "confidence", "sources", "group")

#: The properties of the nodes with a label; ``id`` is unique among them.
LABELS: Mapping[str, tuple[str, ...]] = {
    "Concept": _CONCEPT,
    "Algorithm": _CONCEPT,
    "Domain": ("id", "name", "parent", "summary", "representatives"),
    "Paper": ("id", "title", "authors", "year", "venue", "arxiv", "doi", "url"),
    "Resource": (
        *("id", "title", "authors", "kind", "url", "level", "cost", "checked"),
    ),
    "Specialization": (
        *("id", "name", "why", "axis_supervision", "axis_data", "axis_tradition"),
        *("axis_setting", "axis_family"),
    ),
    "Project": ("id", "name", "brief", "hours", "setting", "rubric", "variants"),
    "Question": ("id", "ask", "answer", "status"),
    "Source": ("id", "name", "licence", "version", "url"),
    MARKER: ("id", "version"),
}


class Relationship(Struct, frozen=True):
    """A type of relationship: from which label to which, with which properties."""

    type: str
    start: str
    end: str
    properties: tuple[str, ...] = ()


RELATIONSHIPS = (
    Relationship("REQUIRES", "Concept", "Concept", _NEED),
    Relationship("PROPOSES", "Concept", "Concept", (*_NEED, "status")),
    Relationship("IS_A", "Concept", "Concept"),
    Relationship("CONTRASTS_WITH", "Concept", "Concept", ("difference",)),
    Relationship("IN_DOMAIN", "Concept", "Domain", ("main",)),
    Relationship("PART_OF", "Domain", "Domain"),
    Relationship("INTRODUCES", "Paper", "Concept"),
    Relationship("USES", "Paper", "Concept"),
    Relationship("CITES", "Question", "Paper"),
    Relationship("CITES", "Question", "Resource"),
    Relationship("TARGETS", "Specialization", "Concept", ("depth",)),
    Relationship("READS", "Specialization", "Paper", ("rank",)),
    Relationship("SUGGESTS", "Specialization", "Project", ("rank",)),
    Relationship("TEACHES", "Resource", "Concept", ("where", "rank")),
    Relationship("PRACTISES", "Project", "Concept"),
    Relationship("ABOUT", "Question", "Concept"),
    Relationship("FROM", "Concept", "Source"),
)
