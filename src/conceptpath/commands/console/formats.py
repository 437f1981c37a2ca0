"""Rows as text for programs and documents, a piece at a time, however many there are.

``csv`` is that of RFC 4180. A cell is written as it is, also one that begins with
``=``, ``+``, ``-`` or ``@``: the file is data, and only a spreadsheet takes such a cell
for a formula (import it there as text).
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from conceptpath.commands.console.shown import as_json, shown

Row = Sequence[Any]
Writer = Callable[[Sequence[str], Iterable[Row]], Iterator[str]]


def csv_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    r"""Yield a header and a line for each row; null is an empty cell.

    >>> list(csv_lines(["name", "in"], [("x, y", ["a"]), (None, True)]))
    ['name,in\r\n', '"x, y","[""a""]"\r\n', ',true\r\n']
    """
    for cells in chain([columns], rows):
        buffer = io.StringIO()
        csv.writer(buffer).writerow(map(_csv_cell, cells))
        yield buffer.getvalue()


def json_objects(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    r"""Yield an array of objects, one a line, by the names of the columns.

    >>> "".join(json_objects(["a"], [(1,), (2,)]))
    '[\n{"a":1},\n{"a":2}\n]\n'
    """
    before = "[\n"
    for row in rows:
        yield before + as_json(dict(zip(columns, row, strict=True)))
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def markdown_table(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    r"""Yield a table in which no cell is markup.

    >>> print("".join(markdown_table(["a"], [("x | <b>",)])), end="")
    | a |
    | --- |
    | x \| \<b\> |
    """
    from conceptpath.graph.export.markdown import escape

    yield _markdown_row(map(escape, columns))
    yield _markdown_row("---" for _ in columns)
    for row in rows:
        yield _markdown_row(escape(shown(value)) for value in row)


def tabbed_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """Yield lines with tabs between the cells, as a table is in a pipe."""
    for cells in chain([columns], rows):
        yield "\t".join(map(shown, cells)) + "\n"


#: The forms that are written while the rows come in.
WRITERS: Mapping[str, Writer] = {
    "csv": csv_lines,
    "json": json_objects,
    "markdown": markdown_table,
}


def _csv_cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else as_json(value)


def _markdown_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"
