"""What a command takes as known: the profile, ``--known`` and ``--no-profile``."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from conceptpath.graph import profile
from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.profile import Profile
from conceptpath.graph.search import resolve

F = TypeVar("F", bound=Callable[..., Any])


def known_options(function: F) -> F:
    """Add ``--known`` and ``--no-profile`` to a command."""
    known = click.option(
        "--known", default="", metavar="ID,...", help="What you know already."
    )
    no_profile = click.option(
        "--no-profile", is_flag=True, help="Leave out what know has marked."
    )
    return known(no_profile(function))


def known_marks(graph: Graph, given: str = "", no_profile: bool = False) -> Profile:
    """Return the marks of the profile, and those of concepts that are given beside.

    It is said which marks the graph has no longer.

    :param given: Concepts by id, name or alias, with commas between them.
    :param no_profile: Whether to leave the profile out.
    :raises UnknownNameError: If there is no such concept.
    :raises AmbiguousNameError: If a name means several concepts.
    :raises FolderError: If the profile cannot be read.
    """
    before = Profile() if no_profile else _marked(graph)
    names = filter(None, map(str.strip, given.split(",")))
    ids = [resolve(graph, name).id for name in names]
    return before.marked(dict.fromkeys(ids, "what"))


def named(name: str, depth: Depth) -> str:
    """Return a name, and that it is meant at ``why`` where it is."""
    return f"{name} (why)" if depth == "why" else name


def _marked(graph: Graph) -> Profile:
    marks = profile.load()
    if gone := marks.gone(graph):
        click.echo(
            f"ignored, as the map has them no longer: {', '.join(gone)} "
            "(conceptpath forget ID takes one out)",
            err=True,
        )
    return marks.on(graph)
