"""The named questions, read from their files once."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from msgspec import convert

from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.near import near
from conceptpath.graph.stores.questions.record import NamedQuestion

#: The files, in the order in which a person gets to them.
FILES = ("goal", "chains", "specializations", "reading", "map", "checks")


@cache
def questions() -> Mapping[str, NamedQuestion]:
    """Return all named questions by name, those of a theme one after the other.

    >>> questions()["roots"].title
    'Where does everything begin?'
    """
    return {one.name: one for file in FILES for one in _read(file)}


def question(name: str) -> NamedQuestion:
    """Return one named question.

    :param name: Its name, like ``closure``.
    :raises UnknownNameError: If there is none; it holds near names.

    >>> question("hub")
    Traceback (most recent call last):
        ...
    conceptpath.graph.errors.UnknownNameError: there is no question 'hub'; did you mean hubs?
    """  # noqa: E501
    if name not in questions():
        raise UnknownNameError("question", name, near(name, questions()))
    return questions()[name]


def _read(file: str) -> Iterator[NamedQuestion]:
    text = Path(__file__).with_name(f"{file}.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    theme = tables.pop("theme")
    for name, table in tables.items():
        yield convert({"name": name, "theme": theme, **table}, NamedQuestion)
