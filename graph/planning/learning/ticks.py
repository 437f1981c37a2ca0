r"""Which steps of an exported plan were ticked.

A step is a line such as ``- [x] **3. Vector** (2 h, why) <!-- vector -->``. The id in
the comment counts, whatever else was edited; where an editor has dropped the comment,
the name in bold does. An indented box without an id is a note of the learner's own.
Everything else that is ticked is a fault, so that no tick is lost unseen.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from conceptpath.graph.errors import Fault, FaultsError, InputError
from conceptpath.graph.model import LEVEL, Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.search import resolve

#: Not a link, which has more in its brackets or a parenthesis behind them.
BOX = re.compile(
    r"(?P<indent>\s*)(?:[-*+]|\d+[.)])\s+\[(?P<sign>[^\]]{0,3})\](?![(\[])(?P<text>.*)"
)
ID = re.compile(r"<!--\s*(\S+)\s*-->")
NAME = re.compile(r"\*\*(?:\s*\d+\.)?\s*(.+?)\s*\*\*(?!\*)")
WHY = re.compile(r"\([\d.]+ h, why\)")
ESCAPED = re.compile(r"\\(\W)")


class Box(NamedTuple):
    """A line with a box: its number, what the box holds, and what stands behind it."""

    line: int
    indented: bool
    sign: str
    text: str

    @property
    def counts(self) -> bool:
        """Whether the box is more than an empty one or the learner's own note."""
        own = self.indented and not ID.search(self.text)
        return bool(self.sign) and not own

    @property
    def depth(self) -> Depth:
        """How deep the step was to be learned."""
        return "why" if WHY.search(self.text) else "what"

    def concept(self, graph: Graph) -> str:
        """Return the id of the concept that the line names.

        :raises InputError: If it names none or several, or the box is unclear.
        """
        if self.sign not in ("x", "X"):
            raise InputError(f"[{self.sign}] is neither ticked nor empty; write [x]")
        named = ID.search(self.text) or NAME.search(self.text)
        if not named:
            way_out = "write its id as in <!-- vector -->, or indent a note of your own"
            raise InputError(f"names no concept; {way_out}")
        return resolve(graph, ESCAPED.sub(r"\1", named[1])).id


def ticked(graph: Graph, content: bytes, where: str = "the plan") -> dict[str, Depth]:
    """Return the steps that are ticked in a plan written as Markdown.

    :param graph: The graph that the concepts of the plan are in.
    :param content: The file, as it was read.
    :param where: What faults call the file.
    :returns: How deep each ticked step goes, by the id of its concept.
    :raises FaultsError: If the file is no such plan, or ticked lines do not say which
        concepts they mean; all faults are in it.

    >>> from conceptpath.graph.model import Concept, Records
    >>> vector = Concept(id="vector", name="Vector", domain="algebra")
    >>> graph = Graph(Records(concepts=(vector,)))
    >>> ticked(graph, b"- [x] **1. Vector** (2 h, why) <!-- vector -->")
    {'vector': 'why'}
    """
    boxes = list(_boxes(_text(content, where)))
    if not boxes:
        way_out = "write one with: conceptpath path GOAL --format markdown -o FILE"
        raise _unread(where, Fault(where, "", "is no plan: it has no boxes", way_out))
    depths: dict[str, Depth] = {}
    faults = []
    for box in boxes:
        if not box.counts:
            continue
        try:
            id_ = box.concept(graph)
        except InputError as error:
            faults.append(Fault(where, f"line {box.line}", str(error)))
        else:
            depths[id_] = _deeper(box.depth, depths.get(id_, "what"))
    if faults:
        raise _unread(where, *faults)
    return depths


def _text(content: bytes, where: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        fault = Fault(where, f"line {line}", "is not UTF-8", "save the file as UTF-8")
        raise _unread(where, fault) from error


def _boxes(text: str) -> Iterator[Box]:
    for number, line in enumerate(text.split("\n"), start=1):
        if found := BOX.match(line):
            sign, text = found["sign"].strip(), found["text"]
            yield Box(number, bool(found["indent"]), sign, text)


def _deeper(one: Depth, other: Depth) -> Depth:
    return max(one, other, key=LEVEL.__getitem__)


def _unread(where: str, *faults: Fault) -> FaultsError:
    return FaultsError(f"{where} cannot be read back, so nothing was marked", faults)
