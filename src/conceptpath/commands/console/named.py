"""The named questions, as a list and one at a time."""

from collections.abc import Iterator
from itertools import groupby

from conceptpath.commands.output import faint, heading, wrapped
from conceptpath.graph.stores.questions import NamedQuestion, questions


def as_list() -> str:
    """Return the questions by theme, with what each is to be given."""
    return "\n".join(_lines()).strip()


def about(question: NamedQuestion) -> str:
    """Return what a question is, what it takes, and its Cypher."""
    lines = [heading(question.title), wrapped(question.explanation.strip())]
    for name, parameter in question.parameters.items():
        default = parameter.default or "none"
        text = f"{name}: {parameter.about} ({parameter.type}; {default} unless given)"
        lines.append(wrapped(text, "  "))
    return "\n".join([*lines, "", question.cypher.strip()])


def _lines() -> Iterator[str]:
    named = questions()
    width = max(map(len, named))
    for theme, group in groupby(named.values(), key=lambda one: one.theme):
        yield from ("", heading(theme))
        for one in group:
            takes = f"  ({', '.join(one.parameters)})" if one.parameters else ""
            yield f"  {one.name:{width}}  {one.title}{faint(takes)}"
