"""``conceptpath papers``: which papers can be read, and what the others lack."""

from collections.abc import Mapping
from typing import BinaryIO

import click

from conceptpath.commands.known import known_marks, known_options
from conceptpath.commands.output import json_option, print_json
from conceptpath.commands.paper_lines import (
    guide_lines,
    list_lines,
    shelf_lines,
    text_lines,
)
from conceptpath.graph.errors import InputError, UnknownNameError
from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.learning.guide import (
    Guide,
    TextGuide,
    guide,
    guide_text,
)
from conceptpath.graph.planning.learning.papers import find
from conceptpath.graph.planning.learning.reading import (
    ReadingList,
    Shelf,
    reading_list,
    shelf,
)
from conceptpath.loading import load_graph

Answer = Shelf | ReadingList | Guide | TextGuide
#: The most bytes of a text that are read; a long paper has a fifth of that.
MOST = 1_000_000


@click.command(name="papers")
@click.argument("words", nargs=-1, metavar="[PAPER]")
@click.option(
    "--text",
    "file",
    type=click.File("rb"),
    metavar="FILE",
    help="Read a title and an abstract; - is standard input.",
)
@known_options
@json_option
def command(
    words: tuple[str, ...],
    file: BinaryIO | None,
    known: str,
    no_profile: bool,
    as_json: bool,
) -> int:
    """Tell which papers you can read, and what the others lack.

    A paper is given by its id, or by words of its title, its authors and its year.
    A concept or a specialization gives the papers of that goal, in reading order.

    \b
    conceptpath papers --known transformer
    conceptpath papers attention is all you need
    conceptpath papers language-models
    conceptpath papers --text abstract.txt
    """
    if words and file:
        raise InputError("a paper and --text cannot go together; choose one")
    graph = load_graph()
    have = known_marks(graph, known, no_profile).depths()
    answer = _answer(graph, words, file, have)
    print_json(answer) if as_json else click.echo(as_text(graph, answer))
    return 1 if isinstance(answer, TextGuide) and not answer.topics else 0


def as_text(graph: Graph, answer: Answer) -> str:
    """Return an answer about papers for reading in a terminal."""
    match answer:
        case Shelf():
            lines = shelf_lines(graph, answer)
        case ReadingList():
            lines = list_lines(graph, answer)
        case Guide():
            lines = guide_lines(graph, answer)
        case TextGuide():
            lines = text_lines(graph, answer)
    return "\n".join(lines)


def _answer(
    graph: Graph,
    words: tuple[str, ...],
    file: BinaryIO | None,
    known: Mapping[str, Depth],
) -> Answer:
    if file:
        return guide_text(graph, _content(file), known)
    return _named(graph, " ".join(words), known) if words else shelf(graph, known)


def _named(graph: Graph, name: str, known: Mapping[str, Depth]) -> Answer:
    """Return the answer for a paper id, or else a goal, or else words of a paper."""
    if name in {paper.id for paper in graph.records.papers}:
        return guide(graph, find(graph, name), known)
    try:
        return reading_list(graph, name, known)
    except UnknownNameError as no_goal:
        try:
            return guide(graph, find(graph, name), known)
        except UnknownNameError as no_paper:
            nearest = (*no_paper.near[:2], *no_goal.near[:2])
            what = "paper, concept or specialization"
            raise UnknownNameError(what, name, nearest) from None


def _content(file: BinaryIO) -> str:
    """Return the text of a file.

    :raises InputError: If it is too long, or not UTF-8.
    """
    content = file.read(MOST + 1)
    if len(content) > MOST:
        raise InputError(
            f"{file.name} has more than {MOST:,} bytes, which is no paper; give its "
            "title and its abstract"
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{file.name} is not UTF-8 text (byte {error.start}); save the title and "
            "the abstract as plain text"
        ) from error
