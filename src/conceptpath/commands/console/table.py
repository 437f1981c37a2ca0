"""Rows as a table on a terminal, and one under the other where that is too narrow."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from conceptpath.commands.console.output import paged
from conceptpath.commands.console.shown import shown
from conceptpath.commands.output import faint
from conceptpath.graph.stores.answer import Answer
from conceptpath.graph.words import count

if TYPE_CHECKING:
    from rich.console import RenderableType

#: The room that a column needs to be read, at least, and that between two of them.
LEAST, BETWEEN = 12, 3
Cells = Sequence[str]


def print_table(answer: Answer) -> None:
    """Print an answer on a terminal, longer ones than its screen through a pager."""
    from rich.console import Console

    screen = Console()
    with screen.capture() as captured:
        screen.print(_table(answer, screen.width))
    found = f"{count(len(answer.rows), 'row')} in {answer.seconds * 1000:.0f} ms"
    paged(f"{captured.get()}{faint(found)}")


def _table(answer: Answer, width: int) -> "RenderableType":
    columns = [shown(name) for name in answer.columns]
    rows = [[shown(value) for value in row] for row in answer.rows]
    fits = _room(columns, rows) <= width
    return _side_by_side(columns, rows) if fits else _one_by_one(columns, rows)


def _room(columns: Cells, rows: Sequence[Cells]) -> int:
    longest = (max(map(len, cells)) for cells in zip(columns, *rows, strict=True))
    return 1 + sum(BETWEEN + min(length, LEAST) for length in longest)


def _side_by_side(columns: Cells, rows: Sequence[Cells]) -> "RenderableType":
    from rich.table import Table
    from rich.text import Text

    table = Table()
    for name in columns:
        table.add_column(Text(name), overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    return table


def _one_by_one(columns: Cells, rows: Sequence[Cells]) -> "RenderableType":
    from rich.console import Group
    from rich.rule import Rule
    from rich.table import Table
    from rich.text import Text

    parts: list[RenderableType] = []
    for number, row in enumerate(rows, 1):
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="bold", no_wrap=True)
        for name, cell in zip(columns, row, strict=True):
            grid.add_row(Text(name), Text(cell))
        parts += [Rule(f"row {number}", align="left"), grid]
    return Group(*parts)
