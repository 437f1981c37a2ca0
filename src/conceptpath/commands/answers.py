"""Answers: keys that are pressed for them, and a file that holds them.

A line of the file holds an id and ``yes``, ``no`` or ``unsure``; empty lines are
skipped, and so is all that follows a ``#``.
"""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import get_args

import click

from conceptpath.graph.errors import Fault, FaultsError, InputError, UnknownNameError
from conceptpath.graph.near import near
from conceptpath.graph.planning.learning.grades import Reply

#: What is pressed for each answer.
KEYS: Mapping[str, Reply] = {"y": "yes", "n": "no", "u": "unsure"}
#: What is pressed to answer no more.
STOP = "s"
REPLIES: tuple[Reply, ...] = get_args(Reply)


def ask_for_answer(question: str, *, err: bool = False) -> Reply | None:
    """Ask somebody on the terminal, and return the answer, nothing to stop.

    :param err: Whether to ask on standard error.
    :raises click.Abort: If it is interrupted, or there is no more input.
    """
    text = f"{question} (y)es, (n)o, (u)nsure, (s)top"
    choice = click.Choice([*KEYS, STOP], case_sensitive=False)
    return KEYS.get(click.prompt(text, type=choice, show_choices=False, err=err))


def read_answers(
    file: Path, allowed: Collection[str], what: str = "question"
) -> dict[str, Reply]:
    """Return the answers that a file holds, by id, in its order.

    :param file: A text file, one answer a line.
    :param allowed: The ids that can be answered.
    :param what: What these are ids of, for messages.
    :raises InputError: If the file cannot be read as text.
    :raises FaultsError: If a line is no answer, names an unknown id, or contradicts an
        earlier one; all faults are in it.
    """
    answers: dict[str, Reply] = {}
    faults = []
    for number, line in enumerate(_lines(file), 1):
        if text := line.partition("#")[0].strip():
            try:
                id_, answer = _answer(text, allowed, what)
                _agree(id_, answer, answers.setdefault(id_, answer))
            except InputError as error:
                faults.append(Fault(str(file), f"line {number}", str(error)))
    if faults:
        raise FaultsError("nothing was counted; mend these answers first", faults)
    return answers


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read as text: {error}") from error


def _answer(text: str, allowed: Collection[str], what: str) -> tuple[str, Reply]:
    id_, *words = text.split()
    if id_ not in allowed:
        raise UnknownNameError(what, id_, near(id_, allowed))
    answer = " ".join(words).lower()
    if answer not in REPLIES:
        raise InputError(f"{text!r} gives no answer; write {id_} yes, no or unsure")
    return id_, answer


def _agree(id_: str, answer: Reply, earlier: Reply) -> None:
    if answer != earlier:
        raise InputError(
            f"{id_!r} is answered {answer} here and {earlier} before; keep one of them"
        )
