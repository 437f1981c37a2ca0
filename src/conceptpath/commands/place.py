"""``conceptpath place``: find out what of a plan is known already."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

import click

from conceptpath.commands.answers import read_answers
from conceptpath.commands.goal import goal_options
from conceptpath.commands.interview import finished, interview
from conceptpath.commands.known import known_marks, named
from conceptpath.commands.output import faint, heading, json_option, print_json, wrapped
from conceptpath.graph import profile
from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.path import path
from conceptpath.graph.planning.goals import goals
from conceptpath.graph.planning.learning.belief import Answer, Contradiction, Item
from conceptpath.graph.planning.learning.knowledge import lost
from conceptpath.graph.planning.learning.placement import Placement
from conceptpath.graph.planning.learning.verdict import (
    Belief,
    Verdict,
    learned,
    verdict,
)
from conceptpath.graph.words import count
from conceptpath.loading import load_graph


@click.command(name="place")
@goal_options
@click.option(
    "--answers",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take the answers from a file, in lines such as: matrix yes",
)
@click.option("--dry-run", is_flag=True, help="Mark nothing as known.")
@json_option
def command(
    names: tuple[str, ...],
    depth: Depth,
    file: Path | None,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Find out in about ten questions what of a plan you know.

    Each answer also tells about what the step needs, or what needs it. What you know is
    marked, with how sure that is; plans then leave it out, and forget takes it back.

    \b
    conceptpath place transformer
    conceptpath place tabular-prediction --dry-run
    conceptpath place transformer --answers answers.txt --json
    """
    graph = load_graph()
    wanted, before = goals(graph, names, depth), known_marks(graph)
    sure = before.confidences(graph, profile.today())
    marks = {Item(id_, mark.depth): sure[id_] for id_, mark in before.known.items()}
    if file:
        placement = Placement(wanted, graph.version, _read(graph, file, wanted))
    else:
        placement = interview(graph, wanted, marks)
    found = verdict(graph, placement, marks)
    print_json(found) if as_json else click.echo(as_text(graph, found))
    _say_ignored(found)
    if dry_run:
        click.echo("nothing was marked (dry run)", err=True)
    elif placement.answers:
        _save(graph, found)
        if not file:
            finished(placement)


def as_text(graph: Graph, found: Verdict) -> str:
    """Return the result of a placement for reading in a terminal."""
    names = ", ".join(graph[goal].name for goal in found.goals)
    if not found.answers:
        every = len(found.known) == found.steps
        state = f"Nothing to ask: every step to {names} is known."
        return state if every else "Nothing was answered, so nothing has changed."
    told = (_contradiction(graph, pair) for pair in found.contradictions)
    lines = [
        heading(wrapped(f"Placement for {names}: {count(found.answers, 'answer')}")),
        f"You know {len(found.known)} of {count(found.steps, 'step')}, which saves "
        f"{found.saved:g} of {found.hours:g} h.",
        faint("Percentages tell how sure that is, if one answer in ten is wrong."),
        *_block(f"Known ({len(found.known)})", _by_sureness(found.known)),
        *_block(f"Not known ({len(found.unknown)})", _by_sureness(found.unknown)),
        *_block(
            f"Not settled, left as it is ({len(found.open)})", [_names(found.open)]
        ),
        *_block("Answers that contradict each other", told),
        *_block("Least sure of what is known", [_names(found.shakiest)]),
    ]
    return "\n".join(lines)


def _block(title: str, texts: Iterable[str]) -> list[str]:
    """Return a title and what stands under it, nothing where that is empty."""
    lines = [wrapped(text, "  ") for text in texts if text]
    return ["", heading(title), *lines] if lines else []


def _by_sureness(beliefs: Iterable[Belief]) -> Iterator[str]:
    """Yield the names of some steps, the surest first, equally sure ones together."""
    sure = sorted(beliefs, key=_sureness, reverse=True)
    for sureness, some in groupby(sure, _sureness):
        yield f"{sureness:.0%}  {_names(some)}"


def _sureness(belief: Belief) -> float:
    return max(belief.probability, 1 - belief.probability)


def _names(beliefs: Iterable[Belief]) -> str:
    return ", ".join(named(belief.name, belief.depth) for belief in beliefs)


def _contradiction(graph: Graph, pair: Contradiction) -> str:
    low, high = graph[pair.prerequisite.id].name, graph[pair.dependent.id].name
    return f"yes to {high}, but no to {low}, which it needs"


def _read(graph: Graph, file: Path, goals: Mapping[str, Depth]) -> tuple[Answer, ...]:
    """Return the answers of a file; ``ID:why`` is a step of the plan at that depth."""
    deep = (step.id for step in path(graph, goals).steps if step.depth == "why")
    items = {id_: Item(id_) for id_ in graph}
    items |= {f"{id_}:why": Item(id_, "why") for id_ in deep}
    answers = read_answers(file, items, "concept")
    return tuple(
        Answer(items[key].id, reply, items[key].depth) for key, reply in answers.items()
    )


def _say_ignored(found: Verdict) -> None:
    if found.ignored:
        ids = ", ".join(answer.id for answer in found.ignored)
        click.echo(f"ignored, as no step of this plan: {ids}", err=True)


def _save(graph: Graph, found: Verdict) -> None:
    before = profile.load()
    after = profile.update(lambda now: learned(graph, now, found))
    marks = after.known.items()
    new = [i for i, m in marks if m.basis == "placement" and before.known.get(i) != m]
    if new:
        text = f"marked {count(len(new), 'concept')} as known"
        click.echo(f"{text}; conceptpath forget ID takes one back", err=True)
    if gone := lost(graph, before, after):
        names = ", ".join(named(id_, depth) for id_, depth in gone.items())
        click.echo(f"no longer known: {names}", err=True)
