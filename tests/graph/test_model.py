"""Records refuse what they do not know and never change."""

from typing import Any

import msgspec
import pytest

from conceptpath.graph import model
from conceptpath.graph.model import LEVEL, Concept, Need, Record, Records

KINDS = [
    kind
    for kind in vars(model).values()
    if isinstance(kind, type) and issubclass(kind, Record) and kind is not Record
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_unknown_key_is_refused(kind: type[Record]) -> None:
    """Every kind of record refuses a key that it does not have."""
    fields: dict[str, Any] = dict.fromkeys(kind.__struct_fields__, "x")
    with pytest.raises(msgspec.ValidationError, match="unknown field `reson`"):
        msgspec.convert({"reson": "x", **fields}, kind)


def test_records_are_frozen() -> None:
    """A record cannot be changed after it was made."""
    need = Need(id="vector")
    with pytest.raises(AttributeError):
        need.id = "matrix"  # type: ignore[misc]


def test_prerequisites_of_a_plain_need() -> None:
    """A need without alternatives has its one prerequisite."""
    assert Need(id="a").prerequisites == ("a",)


def test_prerequisites_of_alternatives() -> None:
    """A need with alternatives has all of them as prerequisites."""
    assert Need(any_of=("a", "b")).prerequisites == ("a", "b")


def test_why_is_deeper_than_what() -> None:
    """Knowing why includes knowing what, so its level is higher."""
    assert LEVEL["why"] > LEVEL["what"]


def test_gaps_of_a_source_are_allowed() -> None:
    """A concept needs no more than id, name and domain."""
    assert Concept(id="a", name="A", domain="d").what == ""


def test_records_survive_json() -> None:
    """What is written as JSON is read back as the same records."""
    needs = (Need(any_of=("a", "b"), depth="why", reason="R."),)
    concept = Concept(id="c", name="C", domain="d", needs=needs, axes={"x": ("y",)})
    records = Records(concepts=(concept,))
    assert msgspec.json.decode(msgspec.json.encode(records), type=Records) == records


def test_json_leaves_out_defaults() -> None:
    """What a source does not say takes no room in a file."""
    assert msgspec.json.encode(Need(id="a")) == b'{"id":"a"}'
