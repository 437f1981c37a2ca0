"""What a store answers: columns and rows of plain values."""

from typing import Any

from conceptpath.graph.planning.result import Result


class Answer(Result, frozen=True):
    """The rows of a query; ``truncated`` says that there were more than allowed.

    A value is what JSON can say: None, a bool, number, text, list or dictionary. Where
    there are no rows, some servers do not name the columns.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    truncated: bool
    seconds: float
