"""``conceptpath projects``: what to build with what is known."""

from collections.abc import Iterator, Sequence

import click

from conceptpath.commands.known import known_marks, known_options
from conceptpath.commands.output import faint, heading, json_option, print_json, wrapped
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.goals import goals
from conceptpath.graph.planning.learning.projects import (
    Fit,
    Projects,
    Setting,
    projects,
)
from conceptpath.graph.planning.named import named
from conceptpath.graph.words import count
from conceptpath.loading import load_graph

#: How many concepts a line names; ``--json`` has them all.
NAMED = 5


@click.command(name="projects")
@click.argument("names", nargs=-1, metavar="[GOAL...]")
@click.option(
    "--setting",
    type=click.Choice(["academic", "production"]),
    help="Only projects for a study, or for a service.",
)
@known_options
@json_option
def command(
    names: tuple[str, ...],
    setting: Setting | None,
    known: str,
    no_profile: bool,
    as_json: bool,
) -> None:
    """Find a project to build with what you know, or on the way to a goal.

    Those that can be done soonest come first; with a goal, those that belong to it.

    \b
    conceptpath projects
    conceptpath projects tabular-prediction
    conceptpath projects transformer --setting academic
    """
    graph = load_graph()
    wanted = goals(graph, names)
    have = known_marks(graph, known, no_profile).depths()
    found = projects(graph, have, goals=wanted, setting=setting)
    aims = ", ".join(named(graph, name).name for name in names)
    print_json(found) if as_json else click.echo(as_text(graph, found, aims))


def as_text(graph: Graph, found: Projects, aims: str) -> str:
    """Return projects for reading in a terminal.

    :param aims: What the goals were named as, empty without any.
    """
    if not found.fits:
        return "There is no such project."
    lines = [heading(_title(found, aims)), *map(wrapped, _advice(found, aims))]
    for number, fit in enumerate(found.fits, 1):
        lines += ["", heading(f"{number}. {fit.name}"), *_about(graph, fit)]
    first = found.fits[0]
    if missing := [id_ for id_ in first.practises if id_ in first.missing]:
        lines += ["", f"The way to 1: conceptpath path {' '.join(missing)}"]
    return "\n".join(lines)


def _title(found: Projects, aims: str) -> str:
    purpose = f" for {aims}" if aims else ""
    more = f" ({found.more} more fit)" if found.more else ""
    return f"{count(len(found.fits), 'project')}{purpose}{more}"


def _advice(found: Projects, aims: str) -> Iterator[str]:
    first = found.fits[0]
    if aims and not any(fit.uses or fit.on_path for fit in found.fits):
        yield f"None practises what leads to {aims}; these are done soonest."
    learn = f"{first.hours_missing:g} h of learning and " if first.missing else ""
    yield "Start small: choose one and complete one."
    yield f"Number 1 is done after {learn}{first.hours:g} h of building."


def _about(graph: Graph, fit: Fit) -> list[str]:
    facts = f"   {fit.id}: {fit.hours:g} h, {fit.setting}"
    texts = (fit.brief, *_reasons(graph, fit), *_state(graph, fit))
    return [
        faint(facts),
        *(wrapped(text, "   ") for text in texts),
        "   Done when:",
        *(_item(line, "     [ ] ") for line in fit.rubric),
        "   Then vary it:",
        *(_item(line, "      -  ") for line in fit.variants),
    ]


def _reasons(graph: Graph, fit: Fit) -> Iterator[str]:
    """Yield what a project is good for, and why it is offered for some goals."""
    names = [s.name for s in graph.records.specializations if s.id in fit.serves]
    practised = [id_ for id_ in fit.on_path if id_ in fit.uses]
    on_the_way = [id_ for id_ in fit.on_path if id_ not in fit.uses]
    below = [id_ for id_ in fit.uses if id_ not in practised]
    if names:
        yield f"It belongs to {', '.join(names)}."
    if practised:
        yield f"Of your goals it practises {_named(graph, practised)}."
    if below:
        yield f"Of your goals it builds on {_named(graph, below)}."
    if on_the_way:
        yield f"On the way there it practises {_named(graph, on_the_way)}."


def _state(graph: Graph, fit: Fit) -> Iterator[str]:
    """Yield what is missing before a project can begin."""
    if not fit.missing:
        yield "Ready: you know all that it practises."
        return
    size = f"{count(len(fit.missing), 'concept')}, {fit.hours_missing:g} h"
    done = f"; {fit.ready:.0%} of the learning is done" if fit.ready else ""
    yield f"Learn first ({size}{done}): {_named(graph, fit.missing)}."
    if fit.off_path:
        off = f"{len(fit.off_path)} of these"
        yield f"Not on your way ({off}): {_named(graph, fit.off_path)}."


def _named(graph: Graph, ids: Sequence[str]) -> str:
    more = f" and {len(ids) - NAMED} more" if len(ids) > NAMED else ""
    return ", ".join(graph[id_].name for id_ in ids[:NAMED]) + more


def _item(text: str, sign: str) -> str:
    return sign + wrapped(text, " " * len(sign)).lstrip()
