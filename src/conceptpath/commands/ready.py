"""``conceptpath ready``: what can be learned now, and what to check again."""

from collections.abc import Sequence

import click

from conceptpath.commands.known import known_marks, known_options
from conceptpath.commands.output import faint, heading, json_option, print_json, wrapped
from conceptpath.graph.model import Specialization
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.goals import goals
from conceptpath.graph.planning.learning.fringe import Check, Fringe, Ready, ready
from conceptpath.graph.planning.named import named, targets
from conceptpath.graph.profile import Profile, today
from conceptpath.graph.words import count
from conceptpath.loading import load_graph

#: How many concepts are printed, and how many names in a line; ``--json`` has them all.
SHOWN, NAMED = 10, 4


@click.command(name="ready")
@click.argument("names", nargs=-1, metavar="[GOAL...]")
@known_options
@json_option
def command(
    names: tuple[str, ...], known: str, no_profile: bool, as_json: bool
) -> None:
    """Tell what can be learned now, and what to check again when stuck.

    With goals it is about their plan, and what opens most of it comes first; without,
    it is about the whole map, and what most concepts build on comes first.

    \b
    conceptpath ready
    conceptpath ready transformer
    conceptpath ready language-models --known linear-regression,probability
    """
    graph = load_graph()
    wanted = goals(graph, names)
    marks = known_marks(graph, known, no_profile)
    sure = marks.confidences(graph, today())
    now = ready(graph, marks.depths(), wanted, confidence=sure, last=_last(marks))
    aims = [named(graph, name) for name in names]
    print_json(now) if as_json else click.echo(as_text(graph, now, aims))
    if not marks.known and not no_profile:
        click.echo("nothing is marked as known; know and place do that", err=True)


def as_text(graph: Graph, now: Fringe, aims: Sequence[Specialization]) -> str:
    """Return what is ready for reading in a terminal.

    :param aims: What the goals were named as.
    """
    lines = [heading(wrapped(_title(now, aims)))]
    for number, step in enumerate(now.outer[:SHOWN], 1):
        hours = f"{step.hours:g} h{', why' if step.depth == 'why' else ''}"
        lines.append(f"{number:4}. {step.name} " + faint(f"{hours}  {step.id}"))
        lines.append(faint(wrapped(_about(graph, step, aims), " " * 6)))
    if (more := len(now.outer) - SHOWN) > 0:
        lines.append(faint(f"      +{more} more"))
    return "\n".join([*lines, *_again(now)])


def _last(marks: Profile) -> str | None:
    """Return the concept that was marked last: of one day, the later in the file."""
    known = marks.known
    return max(reversed([*known]), key=lambda id_: known[id_].date, default=None)


def _title(now: Fringe, aims: Sequence[Specialization]) -> str:
    names = ", ".join(aim.name for aim in aims) or "the whole map"
    if not now.outer:
        return f"Nothing left to learn for {names}."
    left = f"{count(now.steps, 'step')} left, {now.hours:g} h"
    return f"{len(now.outer)} ready now for {names} ({left})"


def _about(graph: Graph, step: Ready, aims: Sequence[Specialization]) -> str:
    """Return why a step is there: what it opens, and which goals need it."""
    parts = ["your goal"] if step.id in step.serves else []
    if step.unlocks:
        parts.append(f"unlocks {_names(graph, step.unlocks)}")
    if step.nearer:
        parts.append(f"brings nearer {_names(graph, step.nearer)}")
    if not aims:
        parts.append(f"needed by {count(step.dependents, 'concept')}")
    elif not parts:
        parts.append("another way to what it is for is known already")
    needing = [aim.name for aim in aims if targets(aim).keys() & step.serves]
    if len(needing) < len(aims):
        parts.append(f"only for {', '.join(needing)}")
    return "; ".join(parts)


def _names(graph: Graph, ids: Sequence[str]) -> str:
    names = ", ".join(graph[id_].name for id_ in ids[:NAMED])
    more = f" +{len(ids) - NAMED}" if len(ids) > NAMED else ""
    return names + more


def _again(now: Fringe) -> list[str]:
    if not now.inner:
        return []
    names = ", ".join(map(_checked, now.inner[:SHOWN]))
    more = f" +{len(now.inner) - SHOWN} more" if len(now.inner) > SHOWN else ""
    return ["", heading("Stuck? Check again"), wrapped(names + more, "  ")]


def _checked(check: Check) -> str:
    sure = f"{check.confidence:.0%}"
    return check.name if sure == "100%" else f"{check.name} ({sure} sure)"
