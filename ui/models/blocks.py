"""The pieces of text that a sheet is made of.

A sheet turns each into elements with text nodes, so nothing in the graph can become
markup. ``act`` names what a click does, in the words of :mod:`conceptpath.ui.actions`.
"""

from msgspec import Struct

from conceptpath.graph.model import Depth, Kind, QuestionStatus


class Block(Struct, frozen=True, kw_only=True, tag_field="block", omit_defaults=True):
    """What all pieces share: the field ``block`` says which one it is."""


class Title(Block, frozen=True, tag="title"):
    """The heading of a page: the answer, never the name of the page."""

    text: str


class Heading(Block, frozen=True, tag="heading"):
    """The heading of a part, with a quiet note beside it."""

    text: str
    note: str = ""


class Label(Block, frozen=True, tag="label"):
    """A small heading inside a part."""

    text: str


class Text(Block, frozen=True, tag="text"):
    """A paragraph; a quiet one is small and pale."""

    text: str
    quiet: bool = False


class Empty(Block, frozen=True, tag="empty"):
    """What stands where nothing is: one sentence that says what to do."""

    text: str


class Row(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A line about a concept: its mark, its name, its hours and a reason."""

    id: str
    name: str
    kind: Kind
    meta: str = ""
    reason: str = ""
    known: bool = False
    selected: bool = False
    #: Steps of a plan only: the number, the depth that a tick marks, and the step
    #: that ``reason`` is about; a goal has none.
    number: int = 0
    depth: Depth | None = None
    user: str = ""


class Rows(Block, frozen=True, tag="rows"):
    """Lines about concepts; those after the first ``shown`` are folded."""

    items: tuple[Row, ...]
    shown: int = 100


class Source(Struct, frozen=True, omit_defaults=True):
    """Something to read, with the address it is at where it has one."""

    text: str
    url: str = ""
    note: str = ""


class Sources(Block, frozen=True, tag="sources"):
    """Papers or resources, the best first."""

    items: tuple[Source, ...]


class Quiz(Block, frozen=True, tag="quiz"):
    """A why-question with its answer hidden."""

    key: str
    ask: str
    answer: str
    status: QuestionStatus
    sources: tuple[Source, ...] = ()


class Module(Block, frozen=True, tag="module"):
    """A stretch of steps that can be folded."""

    key: str
    title: str
    note: str
    meta: str
    unfolded: bool
    items: tuple[Row, ...]


class Choice(Struct, frozen=True):
    """A door: a button that says its result."""

    text: str
    act: str
    id: str


class Choices(Block, frozen=True, tag="choices"):
    """Some doors beside each other."""

    items: tuple[Choice, ...]


class Count(Struct, frozen=True):
    """A word of the schema and how often it occurs."""

    text: str
    count: int


class Counts(Block, frozen=True, tag="counts"):
    """Words of the schema with their counts."""

    items: tuple[Count, ...]


class Code(Block, frozen=True, tag="code"):
    """Words in the type of a program."""

    text: str
