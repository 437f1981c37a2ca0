"""The questions of ``conceptpath place``, one at a time, kept while they are asked.

``placements.json`` in the user's data folder holds the placements that were begun and
not finished, so that an interrupted one goes on where it was.
"""

import sys
from collections.abc import Mapping

import click

from conceptpath.commands.answers import ask_for_answer
from conceptpath.commands.known import named
from conceptpath.commands.output import WIDTH, heading, wrapped
from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.learning.belief import Item
from conceptpath.graph.planning.learning.grades import Reply
from conceptpath.graph.planning.learning.placement import (
    QUESTIONS,
    Placement,
    Probe,
    ask,
)
from conceptpath.graph.profile import SHAKY
from conceptpath.graph.user_file import UserFile, UserRecord
from conceptpath.graph.words import count


class Unfinished(UserRecord, frozen=True, forbid_unknown_fields=True):
    """The placements that were begun, at most one for the same goals."""

    placements: tuple[Placement, ...] = ()

    def to(self, goals: Mapping[str, Depth]) -> Placement | None:
        """Return the placement for some goals, if one was begun."""
        return next((p for p in self.placements if p.goals == goals), None)

    def without(self, goals: Mapping[str, Depth]) -> "Unfinished":
        """Return the other ones."""
        others = (p for p in self.placements if p.goals != goals)
        return Unfinished(placements=tuple(others))

    def having(self, placement: Placement) -> "Unfinished":
        """Return them with one as far as it is now."""
        others = self.without(placement.goals).placements
        return Unfinished(placements=(*others, placement))


FILE = UserFile("placements", Unfinished())


def interview(
    graph: Graph, goals: Mapping[str, Depth], marks: Mapping[Item, float]
) -> Placement:
    """Ask until all is settled, the questions are used up or the learner stops.

    Each answer is kept at once. Without more input it ends as if stopped.

    :raises click.Abort: If it is interrupted; what was answered is kept.
    """
    placement = _resumed(graph, goals, marks)
    try:
        while probe := ask(graph, placement, marks):
            _show(graph, probe)
            reply = _reply()
            if reply is None:
                break
            placement = placement.answered(probe.item, reply)
            _keep(placement)
    except (click.Abort, KeyboardInterrupt):
        if placement.answers:
            kept = count(len(placement.answers), "answer")
            text = f"{kept} kept; the same command goes on from there"
            click.echo(f"\n{text}", err=True)
        raise
    return placement


def finished(placement: Placement) -> None:
    """Let go of a placement whose result is saved."""
    if FILE.place.exists():
        FILE.update(lambda before: before.without(placement.goals))


def _keep(placement: Placement) -> None:
    FILE.update(lambda before: before.having(placement))


def _resumed(
    graph: Graph, goals: Mapping[str, Depth], marks: Mapping[Item, float]
) -> Placement:
    fresh = Placement(goals, graph.version)
    begun = FILE.load().to(goals)
    if not begun:
        return fresh
    if gone := begun.gone(graph):
        text = f"left out, as the map has them no longer: {', '.join(gone)}"
        click.echo(text, err=True)
    firm: dict[str, Depth] = {
        item.id: item.depth for item, sure in marks.items() if sure >= SHAKY
    }
    left = begun.on(graph).learned_since(graph.required(firm))
    kept = count(len(left.answers), "answer")
    if sys.stdin.isatty():
        question = f"Go on after the {kept} given before?"
        return left if click.confirm(question, default=True, err=True) else fresh
    click.echo(f"going on after {kept} given before", err=True)
    return left


def _reply() -> Reply | None:
    """Return what the learner says, nothing to stop or where there is no more input."""
    try:
        return ask_for_answer("Can you do this?", err=True)
    except click.Abort as abort:
        if isinstance(abort.__context__, EOFError):
            click.echo(err=True)
            return None
        raise


def _show(graph: Graph, probe: Probe) -> None:
    title = f"Question {probe.number} of at most {QUESTIONS}"
    if sys.stderr.isatty():
        _draw(graph, probe, title)
        return
    name = heading(f"\n{title}: {named(probe.name, probe.item.depth)}")
    lines = map(wrapped, (probe.what, probe.enough, _why(graph, probe)))
    click.echo("\n".join((name, *lines)), err=True)


def _draw(graph: Graph, probe: Probe, title: str) -> None:
    from rich.console import Console, Group
    from rich.panel import Panel
    from rich.progress_bar import ProgressBar
    from rich.text import Text

    settled = probe.steps - probe.open
    parts = (
        Text(named(probe.name, probe.item.depth), style="bold"),
        Text(f"{probe.what}\n"),
        Text(f"{probe.enough}\n", style="cyan"),
        Text(_why(graph, probe), style="dim"),
        ProgressBar(total=probe.steps, completed=settled, width=WIDTH - 4),
    )
    note = f"{settled} of {probe.steps} steps settled"
    panel = Panel(Group(*parts), title=title, subtitle=note, width=WIDTH)
    Console(stderr=True).print(panel)


def _why(graph: Graph, probe: Probe) -> str:
    if probe.again:
        pair = probe.again[0]
        low, high = graph[pair.prerequisite.id].name, graph[pair.dependent.id].name
        return (
            f"Asked again: {high} is known by your answers, {low}, which it needs, not."
        )
    return (
        f"Asked because a yes settles {probe.if_yes} and a no {probe.if_no} of "
        f"{count(probe.open, 'open step')}."
    )
