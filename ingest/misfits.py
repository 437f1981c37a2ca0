"""Everything that keeps a table from being a record, not just the first thing.

msgspec stops at the first misfit. So each one is noted, taken out (or filled in, where
something is missing), and the rest is tried again.
"""

import re
from copy import deepcopy
from typing import Any, get_origin

from msgspec import Struct, ValidationError, convert
from msgspec.structs import fields as fields_of

from conceptpath.graph import model
from conceptpath.graph.model import Record
from conceptpath.graph.near import did_you_mean

MESSAGE = re.compile(r"(?P<what>.*?)(?: - at `\$\.?(?P<place>.*)`)?")
FIELD = re.compile(r"Object (?P<fault>contains unknown|missing required) field `(.+)`")
KINDS = [
    kind
    for kind in vars(model).values()
    if isinstance(kind, type) and issubclass(kind, Record)
]
#: Every key that some record has, for near names, and what it holds.
TYPES = {field.name: field.type for kind in KINDS for field in fields_of(kind)}


class Misfit(Struct, frozen=True):
    """One thing that does not fit: at which key, what, and the way out."""

    key: str
    what: str
    mend: str


def mended(fields: dict[str, Any], kind: type[Record]) -> tuple[Any, list[Misfit]]:
    """Return a table without what keeps it from being a record, and what that was.

    :param fields: The table; it stays as it is.
    :param kind: The record it should be.
    :returns: A table that fits, and the misfits in the order found.

    >>> need = {"id": "vector", "reson": "Rows are vectors."}
    >>> mended(need, model.Need)[1]
    [Misfit(key='reson', what='is not a known key', mend='did you mean reason?')]
    """
    whole, misfits = deepcopy(fields), list[Misfit]()
    while True:
        try:
            convert(whole, kind)
        except ValidationError as error:
            misfits.append(_mend(whole, str(error)))
        else:
            return whole, misfits


def _mend(whole: dict[str, Any], message: str) -> Misfit:
    match = MESSAGE.fullmatch(message)
    what, place = (match["what"], match["place"] or "") if match else (message, "")
    field = FIELD.fullmatch(what)
    if not field:
        _take_out(whole, _steps(place))
        return Misfit(place.replace("[...]", ""), f"does not fit: {what}", "")
    name = field[2]
    key = f"{place}.{name}" if place else name
    if field["fault"] == "missing required":
        _reach(whole, _steps(place))[name] = _blank(name)
        return Misfit(key, "is missing", "write it")
    del _reach(whole, _steps(place))[name]
    return Misfit(key, "is not a known key", did_you_mean(name, TYPES))


def _blank(name: str) -> object:
    """Return what stands in for a missing field, so that the rest can be read."""
    return () if get_origin(TYPES[name]) is tuple else ""


def _steps(place: str) -> list[str | int]:
    """Return a msgspec path as keys and indices, cut at a key it does not tell."""
    known = place.partition("[...]")[0]
    found = re.findall(r"([^.\[\]]+)|\[(\d+)\]", known)
    return [name or int(number) for name, number in found]


def _reach(whole: Any, steps: list[str | int]) -> Any:
    for step in steps:
        whole = whole[step]
    return whole


def _take_out(whole: Any, steps: list[str | int]) -> None:
    *way, last = steps
    del _reach(whole, way)[last]
