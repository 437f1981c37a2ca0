"""What a source is, and how ids are made."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.errors import UnknownNameError
from conceptpath.ingest.base import SOURCES, slug, source_kind


@pytest.mark.parametrize("name", SOURCES)
def test_every_source_can_be_read(name: str) -> None:
    """Each source has a function that reads it, and says what it reads."""
    kind = source_kind(name)
    assert (callable(kind.read), kind.name, bool(kind.reads)) == (True, name, True)


def test_unknown_source_lists_all() -> None:
    """A source that does not exist is an error that lists those that do."""
    with pytest.raises(UnknownNameError) as caught:
        source_kind("wikipedia")
    assert caught.value.near == tuple(SOURCES)


@given(st.text())
def test_slugs_are_ids(text: str) -> None:
    """A slug holds lower-case letters, digits and single hyphens, and stays itself."""
    made = slug(text)
    assert all(c.isascii() and (c.isdigit() or c.islower() or c == "-") for c in made)
    assert "--" not in made
    assert slug(made) == made
