"""``conceptpath show``: one concept."""

import sys
from pathlib import Path

import click

from conceptpath.commands.output import (
    WIDTH,
    deliver,
    json_option,
    output_option,
    print_json,
)
from conceptpath.graph import adjustments
from conceptpath.graph.export.markdown import concept_page, escape
from conceptpath.graph.search import resolve
from conceptpath.loading import load_graph


@click.command(name="show")
@click.argument("name", metavar="CONCEPT")
@output_option
@json_option
def command(name: str, target: Path | None, as_json: bool) -> None:
    """Read one concept: what, why, needs, questions.

    On a terminal it is laid out; a pipe or a file gets it as Markdown.

    \b
    conceptpath show svm
    conceptpath show "batch normalisation" -o batch-normalization.md
    """
    graph = load_graph()
    concept = resolve(graph, name)
    own = adjustments.load().on(graph).concepts.get(concept.id)
    if as_json:
        unlocks = graph.unlocks(concept.id)
        print_json({"concept": concept, "unlocks": unlocks, "own": own}, target)
        return
    page = concept_page(graph, concept) + (_yours(concept.id) if own else "")
    if target or not sys.stdout.isatty():
        deliver(page, target)
    else:
        from rich.console import Console
        from rich.markdown import Markdown

        Console(width=WIDTH).print(Markdown(page))


def _yours(id_: str) -> str:
    from conceptpath.commands.adjust import told

    sentences = told(load_graph(adjusted=False), adjustments.load(), id_)
    return "\n".join(["", "## Yours", "", *(f"- {escape(s)}" for s in sentences), ""])
