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
from conceptpath.graph.export.markdown import concept_page
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
    if as_json:
        print_json({"concept": concept, "unlocks": graph.unlocks(concept.id)}, target)
    elif target or not sys.stdout.isatty():
        deliver(concept_page(graph, concept), target)
    else:
        from rich.console import Console
        from rich.markdown import Markdown

        Console(width=WIDTH).print(Markdown(concept_page(graph, concept)))
