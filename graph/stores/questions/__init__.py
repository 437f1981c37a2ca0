"""Named questions: Cypher that people really ask, with its words and its parameters.

They stand in TOML files beside this one, a theme a file, and are written so that every
database answers alike (``docs/cypher.md`` says what that takes).
"""

from conceptpath.graph.stores.questions.binding import bound
from conceptpath.graph.stores.questions.library import question, questions
from conceptpath.graph.stores.questions.record import (
    ColumnType,
    NamedQuestion,
    Parameter,
    ParameterType,
)

__all__ = [
    "ColumnType",
    "NamedQuestion",
    "Parameter",
    "ParameterType",
    "bound",
    "question",
    "questions",
]
