"""What a named question is."""

from collections.abc import Mapping
from typing import Literal

from conceptpath.graph.planning.result import Result

#: What a parameter is given as. ``goals`` and ``concepts`` take several names, with
#: commas between them; a specialization among goals stands for its targets.
ParameterType = Literal[
    "concept",
    "concepts",
    "goals",
    "specialization",
    "project",
    "domain",
    "paper",
    "axis value",
    "number",
]
#: What a column holds: the id of a record of this kind (a list of ids in the plural),
#: or plain values.
ColumnType = Literal[
    "concept",
    "concepts",
    "domain",
    "domains",
    "paper",
    "project",
    "question",
    "resource",
    "source",
    "specializations",
    "text",
    "texts",
    "number",
    "flag",
    "path",
]


class Parameter(Result, frozen=True, forbid_unknown_fields=True):
    """What a question asks for: as a person types it, and as a sentence says it."""

    type: ParameterType
    default: str
    about: str


class NamedQuestion(Result, frozen=True, forbid_unknown_fields=True):
    """A question in plain words, and the Cypher that answers it.

    ``explanation`` says what the answer means, how it is found and what it leaves out.
    """

    name: str
    theme: str
    title: str
    explanation: str
    cypher: str
    #: What each column of the answer holds, by its name and in its order.
    columns: Mapping[str, ColumnType]
    parameters: Mapping[str, Parameter] = {}
