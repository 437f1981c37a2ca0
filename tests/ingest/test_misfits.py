"""Everything that keeps a table from being a record is found, one by one."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import convert
from msgspec.structs import fields

from conceptpath.graph import model
from conceptpath.graph.model import Record
from conceptpath.ingest.misfits import KINDS, mended

keys = st.sampled_from([f.name for kind in KINDS for f in fields(kind)] + ["nmae", "x"])
values: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(["", "what", "text", 5, 0.5, True, None]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("kind", [k for k in KINDS if k is not Record])
@given(table=st.dictionaries(keys, values, max_size=5))
def test_any_table_is_mended(kind: type[Record], table: dict[str, Any]) -> None:
    """Whatever a table holds, a record comes out, with a misfit unless it fitted."""
    whole, misfits = mended(table, kind)
    assert isinstance(convert(whole, kind), kind)
    assert misfits or whole == table


def test_table_stays_as_it_was() -> None:
    """The table that was given is not changed."""
    table = {"id": "a", "nmae": "A", "needs": [{"reson": "R."}]}
    mended(table, model.Concept)
    assert table == {"id": "a", "nmae": "A", "needs": [{"reson": "R."}]}


def test_every_misfit_is_found() -> None:
    """Unknown keys, missing fields and values of the wrong kind come together."""
    table = {"id": "a", "nmae": "A", "hours": "long", "needs": [{"reson": "R."}]}
    _, misfits = mended(table, model.Concept)
    assert {misfit.key for misfit in misfits} == {
        "nmae",
        "name",
        "domain",
        "hours",
        "needs[0].reson",
    }
