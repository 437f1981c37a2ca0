"""What the verbs share about what the learner knows."""

import click

from conceptpath.graph import profile
from conceptpath.graph.network import Graph
from conceptpath.graph.profile import Profile


def known(graph: Graph) -> Profile:
    """Return the learner's marks on a graph, and say which of them it has not."""
    marks = profile.load()
    if gone := marks.gone(graph):
        click.echo(
            f"ignored, as the map has them no longer: {', '.join(gone)} "
            "(conceptpath forget ID takes one out)",
            err=True,
        )
    return marks.on(graph)
