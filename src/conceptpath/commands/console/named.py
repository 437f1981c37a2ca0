"""The named questions, as a list and one at a time."""

from collections.abc import Iterator
from itertools import groupby

from conceptpath.commands.output import faint, heading, wrapped
from conceptpath.graph.errors import InputError, UnknownNameError
from conceptpath.graph.stores.questions import NamedQuestion, question, questions


def named(name: str) -> NamedQuestion:
    """Return the question of a name.

    :raises InputError: If there is none; it tells near names, or where all are listed.
    """
    try:
        return question(name)
    except UnknownNameError as error:
        if error.near:
            raise
        raise InputError(f"{error}; see --list, at the prompt :questions") from error


def as_list() -> str:
    """Return the questions by theme, with what each is to be given."""
    return "\n".join(_lines()).strip()


def about(one: NamedQuestion) -> str:
    """Return what a question is, what it takes, and its Cypher."""
    lines = [heading(one.title), wrapped(one.explanation.strip())]
    for name, parameter in one.parameters.items():
        default = parameter.default or "none"
        text = f"{name} ({parameter.type}; {default} unless given): {parameter.about}"
        lines.append(wrapped(text, "  "))
    return "\n".join([*lines, "", one.cypher.strip()])


def _lines() -> Iterator[str]:
    known = questions()
    width = max(map(len, known))
    for theme, group in groupby(known.values(), key=lambda one: one.theme):
        yield from ("", heading(theme))
        for one in group:
            takes = f"  ({', '.join(one.parameters)})" if one.parameters else ""
            yield f"  {one.name:{width}}  {one.title}{faint(takes)}"
