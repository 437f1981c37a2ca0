"""``--known`` and ``--no-profile``: what a command takes as known."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from conceptpath.commands import marks
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


def known_marks(graph: Graph, given: str, no_profile: bool) -> Profile:
    """Return the marks of the profile, and those of concepts that are given beside.

    :param given: Concepts by id, name or alias, with commas between them.
    :param no_profile: Whether to leave the profile out.
    :raises UnknownNameError: If there is no such concept.
    :raises AmbiguousNameError: If a name means several concepts.
    :raises FolderError: If the profile cannot be read.
    """
    before = Profile() if no_profile else marks.known(graph)
    names = filter(None, map(str.strip, given.split(",")))
    ids = [resolve(graph, name).id for name in names]
    return before.marked(dict.fromkeys(ids, "what"))
