"""``conceptpath quiz``: why-questions, with the answers hidden."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from conceptpath.commands.answers import ask_for_answer, read_answers
from conceptpath.commands.known import known_marks, known_options
from conceptpath.commands.output import (
    WIDTH,
    faint,
    heading,
    json_option,
    print_json,
    wrapped,
)
from conceptpath.graph import profile
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.path import path
from conceptpath.graph.planning.goals import goals
from conceptpath.graph.planning.learning.grades import (
    LOSS,
    Change,
    Grade,
    Reply,
    graded,
    question_ids,
)
from conceptpath.graph.planning.learning.quiz import SITTING, Card, Cited, Quiz, quiz
from conceptpath.graph.profile import Profile
from conceptpath.graph.words import count
from conceptpath.loading import load_graph

#: What the status of a question means to somebody who does not know the answer.
STATUS = {
    "settled": "settled: textbooks agree",
    "debated": "debated: experts disagree, and the answer gives the sides",
    "open": "open: nobody knows for sure, and the answer says what is known",
}
#: How many changes are named; ``--json`` has them all.
NAMED = 6


@click.command(name="quiz")
@click.argument("names", nargs=-1, metavar="[GOAL...]")
@click.option(
    "--count",
    "limit",
    type=click.IntRange(min=1),
    default=SITTING,
    show_default=True,
    help="The most questions to ask.",
)
@click.option(
    "--answers",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Take the answers from a file, in lines such as: k-means.always-stops yes",
)
@known_options
@json_option
def command(
    names: tuple[str, ...],
    limit: int,
    file: Path | None,
    known: str,
    no_profile: bool,
    as_json: bool,
) -> None:
    """Ask why-questions about what you know, or about the plan for a goal.

    On a terminal you think, see the answer, and say whether you knew it; a pipe gets
    the questions alone, --json the answers too. With --answers the replies (yes, no or
    unsure) are read from a file, and may be to any question.

    \b
    conceptpath quiz
    conceptpath quiz tabular-prediction --count 5
    conceptpath quiz --answers answers.txt
    """
    graph = load_graph()
    asked = _quiz(graph, names, limit, known_marks(graph, known, no_profile))
    if file:
        grade = _keep(graph, read_answers(file, question_ids(graph)))
        print_json(grade) if as_json else click.echo(grade_text(grade))
    elif as_json:
        print_json(asked)
    elif not asked.cards:
        click.echo(_nothing(names))
    elif sys.stdin.isatty() and sys.stdout.isatty():
        _sit(graph, asked)
    else:
        click.echo(as_text(asked))
        click.echo(
            "answers: --json; hand in yours with --answers FILE, in lines such as: "
            f"{asked.cards[0].id} yes",
            err=True,
        )


def as_text(asked: Quiz) -> str:
    """Return the questions of a quiz without their answers."""
    left = f" ({asked.more} more)" if asked.more else ""
    lines = [heading(f"{count(len(asked.cards), 'why-question')}{left}")]
    for card in asked.cards:
        lines += ["", f"{card.id}  " + faint(card.status), wrapped(card.ask, "  ")]
    return "\n".join(lines)


def grade_text(grade: Grade) -> str:
    """Return what some answers have changed, for reading in a terminal."""
    said = list(grade.answers.values())
    if not said:
        return "No answer was given."
    unsure = f", and were unsure of {said.count('unsure')}" if "unsure" in said else ""
    lines = [f"You knew {said.count('yes')} of {count(len(said), 'answer')}{unsure}."]
    most = sorted(grade.changes, key=lambda c: -abs(c.after - c.before))
    lines += _changed("Shakier now", [c for c in most if c.after < c.before])
    lines += _changed("Surer now", [c for c in most if c.after > c.before])
    if grade.unmarked:
        lines.append("You knew an answer about what is not marked as known; if so:")
        lines.append(f"  conceptpath know {' '.join(grade.unmarked)}")
    return "\n".join(lines)


def _changed(title: str, changes: list[Change]) -> list[str]:
    if not changes:
        return []
    named = [f"{c.name} {c.after:.0%}" for c in changes[:NAMED]]
    more = len(changes) - len(named)
    rest = f" and {more} more" if more else ""
    return [wrapped(f"{title}: {', '.join(named)}{rest}.")]


def _quiz(graph: Graph, names: tuple[str, ...], limit: int, marks: Profile) -> Quiz:
    today = profile.today()
    sure = marks.confidences(graph, today)
    ids = [s.id for s in path(graph, goals(graph, names)).steps] if names else sure
    just_asked = {
        id_
        for id_, mark in marks.known.items()
        if (mark.basis, mark.date) == ("quiz", today)
    }
    return quiz(graph, ids, sure, later=just_asked, limit=limit)


def _keep(graph: Graph, answers: Mapping[str, Reply]) -> Grade:
    """Return what some answers change, and change the profile so."""
    sure = profile.load().confidences(graph, profile.today())
    grade = graded(graph, sure, answers)
    new = {change.id: change.after for change in grade.changes}
    profile.update(lambda before: before.weighed(graph, new))
    return grade


def _nothing(names: tuple[str, ...]) -> str:
    if names:
        return "No question is written yet about what leads there."
    return "Nothing is marked as known yet: see conceptpath know, or name a goal."


def _sit(graph: Graph, asked: Quiz) -> None:
    """Ask on the terminal; an interruption keeps what has been answered."""
    answers: dict[str, Reply] = {}
    click.echo("Answer each question for yourself before you look.")
    try:
        for number, card in enumerate(asked.cards, 1):
            reply = _ask(graph, card, f"{number} of {len(asked.cards)}")
            if reply is None:
                break
            answers[card.id] = reply
    finally:
        click.echo("\n" + grade_text(_keep(graph, answers)))


def _ask(graph: Graph, card: Card, place: str) -> Reply | None:
    """Show a question, then its answer; return whether it was known, if not to stop."""
    click.echo()
    _panel(card.ask, f"{place}: {card.name}", STATUS[card.status])
    click.prompt("Enter shows the answer", "", show_default=False, prompt_suffix=" ")
    sources = "; ".join(map(_titled, card.cites))
    _panel(f"{card.answer}\n\nSource: {sources}" if sources else card.answer, "Answer")
    reply = ask_for_answer("Did you know it?")
    if reply in LOSS and card.rests_on:
        names = ", ".join(graph[id_].name for id_ in card.rests_on)
        click.echo(faint(wrapped(f"It rests on: {names}.")))
    return reply


def _panel(text: str, title: str, subtitle: str = "") -> None:
    from rich.console import Console
    from rich.panel import Panel
    from rich.text import Text

    # Text, so that brackets in the content are no markup.
    below = Text(subtitle) if subtitle else None
    Console().print(Panel(Text(text), title=Text(title), subtitle=below, width=WIDTH))


def _titled(source: Cited) -> str:
    return f"{source.title} ({source.year})" if source.year else source.title
