"""The component that shows pieces of text: rows, modules, questions."""

from collections.abc import Iterable

from msgspec import to_builtins

from conceptpath.ui.component import component, draw
from conceptpath.ui.models.blocks import Block


def draw_sheet(key: str, blocks: Iterable[Block]) -> None:
    """Show some pieces of text; clicks on them change the visit."""
    draw(component("sheet", '<div class="root"></div>'), key, to_builtins([*blocks]))
