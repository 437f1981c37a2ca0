"""What ``conceptpath query`` is asked: a text and its parameters, from where they are.

The query is an argument, a file, standard input, or a named question.
"""

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from conceptpath.commands.console.typed import is_open
from conceptpath.graph.errors import InputError
from conceptpath.graph.stores.cypher.tokens import Token, code, tokens

_ESCAPED = re.compile(r"\\.|\"")


def given(cypher: str | None, file: Path | None) -> str | None:
    """Return the query that was given, nothing where somebody is to type one.

    :param cypher: The argument; ``-`` stands for standard input.
    :param file: The file that holds the query.
    :raises InputError: If what is read is no text, or does not hold one query, or
        somebody is to type one where there is no terminal.
    """
    if file is not None:
        return _one(_read(file), str(file))
    if cypher == "-" or (cypher is None and not sys.stdin.isatty()):
        content = sys.stdin.buffer.read()
        return _one(_decoded(content, "standard input"), "standard input")
    if cypher is None and not sys.stdout.isatty():
        raise InputError("without a terminal there is no prompt; give a query")
    return cypher


def queries(text: str) -> list[str]:
    """Return the queries of a text, which stand between semicolons.

    >>> queries("RETURN ';' AS x; // the end; really")
    ["RETURN ';' AS x"]
    """
    found, start, holds = [], 0, False
    for token in [*code(text), Token("symbol", ";", len(text))]:
        if token.text != ";":
            holds = True
            continue
        if holds:
            found.append(text[start : token.start].rstrip())
        start, holds = token.end, False
    return found


def parameters(pairs: Iterable[str]) -> dict[str, Any]:
    """Return the parameters in texts like ``NAME=VALUE``.

    :raises InputError: If there is no ``=``, no name, or one twice.
    """
    found: dict[str, Any] = {}
    for name, value in map(parameter, pairs):
        if name in found:
            raise InputError(f"the parameter {name!r} is given twice; keep one value")
        found[name] = value
    return found


def parameter(pair: str) -> tuple[str, Any]:
    """Return the name and the value of ``NAME=VALUE``; the value is JSON, or text.

    Texts may stand in single quotes, too, as in Cypher.

    >>> parameter("goal=transformer"), parameter("ids=['a', 2]")
    (('goal', 'transformer'), ('ids', ['a', 2]))

    :raises InputError: If there is no ``=`` or no name.
    """
    name, equals, text = map(str.strip, pair.partition("="))
    if not name or not equals:
        raise InputError(f"a parameter is given as NAME=VALUE, not {pair!r}")
    try:
        return name, json.loads("".join(map(_in_json, tokens(text))))
    except (json.JSONDecodeError, RecursionError):
        return name, text


def _in_json(token: Token) -> str:
    """Return a piece of a value, a text in single quotes as JSON has it."""
    if token.kind != "string" or token.text[0] == '"' or is_open(token):
        return token.text
    inner = token.text[1:-1]
    plain = {"\\'": "'", '"': '\\"'}
    return f'"{_ESCAPED.sub(lambda found: plain.get(found[0], found[0]), inner)}"'


def _read(file: Path) -> str:
    try:
        return _decoded(file.read_bytes(), str(file))
    except OSError as error:
        raise InputError(f"{str(file)!r} cannot be read: {error.strerror}") from error


def _decoded(content: bytes, where: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(
            f"{where} is no text in UTF-8 (byte {error.start + 1}); save it as UTF-8"
        ) from error


def _one(text: str, where: str) -> str:
    found = queries(text)
    if len(found) != 1:
        number = "no query" if not found else f"{len(found)} queries"
        raise InputError(f"{where} holds {number}; give one, such as RETURN 1")
    return found[0]
