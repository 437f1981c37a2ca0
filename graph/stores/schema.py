"""What a graph looks like in a database: labels, relationships, constraints, as data.

The explorer shows this beside the query box, the console completes from it, and
:mod:`~conceptpath.graph.stores.transfer` carries a graph over and back by it. An
algorithm carries two labels, every other node one.

>>> LABELS["Source"]
('id', 'name', 'licence', 'version', 'url')
>>> next(kind for kind in RELATIONSHIPS if kind.type == "PROPOSES").properties[-1]
'status'
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

#: Under this label stands one node that says whose graph it is, and which version.
MARKER = "ConceptpathGraph"
#: The property, always true, of all that conceptpath has written. What others have
#: added beside it lacks the property, and is neither read, changed nor removed.
OURS = "conceptpath"

_AXES = (
    *("axis_supervision", "axis_data", "axis_tradition", "axis_setting"),
    "axis_family",
)
_CONCEPT = (
    *("id", "name", "kind", "domain", "aliases", "year", "what", "why", "enough"),
    *("hours", "hours_why", *_AXES, "was"),
)
_NEED = (
    *("reason", "depth", "at", "strength", "confidence", "sources", "group", "rank"),
)
_RANK = ("rank",)

#: The properties of the nodes with a label; ``id`` is unique among them. ``rank`` is
#: the place in the tree of domains, or among the axes, from 1.
LABELS: Mapping[str, tuple[str, ...]] = {
    "Concept": _CONCEPT,
    "Algorithm": _CONCEPT,
    "Domain": ("id", "name", "parent", "summary", "representatives", "rank"),
    "Paper": ("id", "title", "authors", "year", "venue", "arxiv", "doi", "url"),
    "Resource": (
        *("id", "title", "authors", "kind", "url", "level", "cost", "checked"),
    ),
    "Specialization": ("id", "name", "why", *_AXES),
    "Project": ("id", "name", "brief", "hours", "setting", "rubric", "variants"),
    "Question": ("id", "ask", "answer", "status"),
    "Source": ("id", "name", "licence", "version", "url"),
    "Axis": ("id", "name", "values", "rank"),
    MARKER: ("id", "version"),
}
#: The label that a node has first, and by which it is looked up: all but the second
#: label of an algorithm. Ids are unique for each of them.
KEYS = tuple(label for label in LABELS if label != "Algorithm")
#: What makes ids unique: the names of the constraints, and on which label each is.
CONSTRAINTS = {f"{label.lower()}_id": label for label in KEYS}


class RelationshipType(Struct, frozen=True):
    """A type of relationship: from which label to which, with which properties.

    Between two nodes there is at most one of a type, or one for each value of ``key``.
    It comes from a ``field`` of the record ``of`` whose end it is; ``rank`` is the
    place in that list, from 1.
    """

    type: str
    start: str
    end: str
    properties: tuple[str, ...] = ()
    field: str = ""
    of: Literal["start", "end"] = "start"
    key: str = ""

    @property
    def owner(self) -> str:
        """The label of the node whose record has the field."""
        return self.start if self.of == "start" else self.end


RELATIONSHIPS = (
    RelationshipType("REQUIRES", "Concept", "Concept", _NEED, "needs"),
    RelationshipType("PROPOSES", "Concept", "Concept", (*_NEED, "status"), "needs"),
    RelationshipType("IS_A", "Concept", "Concept", _RANK, "is_a"),
    RelationshipType(
        "CONTRASTS_WITH", "Concept", "Concept", ("difference", "rank"), "contrasts"
    ),
    RelationshipType("IN_DOMAIN", "Concept", "Domain", ("main", "rank"), "also_in"),
    RelationshipType("PART_OF", "Domain", "Domain"),
    RelationshipType("INTRODUCES", "Paper", "Concept", _RANK, "introduced_by", "end"),
    RelationshipType("USES", "Paper", "Concept", _RANK, "papers", "end"),
    RelationshipType("CITES", "Question", "Paper", _RANK, "cites"),
    RelationshipType("CITES", "Question", "Resource", _RANK, "cites"),
    RelationshipType(
        "TARGETS", "Specialization", "Concept", ("depth", "rank"), "targets"
    ),
    RelationshipType("READS", "Specialization", "Paper", _RANK, "reading"),
    RelationshipType("SUGGESTS", "Specialization", "Project", _RANK, "projects"),
    RelationshipType(
        "TEACHES", "Resource", "Concept", ("where", "rank"), "learn", "end", "where"
    ),
    RelationshipType("PRACTISES", "Project", "Concept", _RANK, "practises"),
    RelationshipType("ABOUT", "Question", "Concept", _RANK, "questions", "end"),
    RelationshipType("FROM", "Concept", "Source", _RANK, "sources"),
)
