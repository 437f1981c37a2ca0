"""What the user has ingested: whole or not at all, and never lost."""

from pathlib import Path

import pytest

from conceptpath.graph.build import build
from conceptpath.graph.errors import (
    ContentError,
    FolderError,
    GraphError,
    UnknownNameError,
)
from conceptpath.graph.model import Concept, Domain, Need, Records
from conceptpath.ingest.places import workspace
from conceptpath.ingest.workspace import load, prepare, remove, store, without_cycles


def records(**needs: str) -> Records:
    """Return concepts by id, each with the ids that it needs."""
    concepts = tuple(
        Concept(
            id=id_,
            name=id_,
            domain="d",
            needs=tuple(Need(id=lower) for lower in lowers.split()),
        )
        for id_, lowers in needs.items()
    )
    return Records(concepts=concepts, domains=(Domain(id="d", name="D"),))


def files() -> list[str]:
    """Return the names of all files in the workspace."""
    return sorted(path.name for path in workspace().glob("*"))


def test_what_is_stored_is_loaded() -> None:
    """An ingestion is read back as it was stored."""
    ingestion = prepare("one", records(a="", b="a"))
    assert load(store(ingestion)) == ingestion.records


def test_one_file_a_source() -> None:
    """Each source has one file, and nothing else is left beside them."""
    store(prepare("one", records(a="")))
    store(prepare("two", records(b="")))
    assert files() == ["one.json", "two.json"]


def test_source_is_replaced_as_a_whole() -> None:
    """A second ingestion of a source leaves nothing of the first."""
    store(prepare("one", records(a="", b="")))
    place = store(prepare("one", records(c="")))
    assert [concept.id for concept in load(place).concepts] == ["c"]


def test_preparing_writes_nothing() -> None:
    """What an ingestion would add is told without writing anything."""
    prepare("one", records(a=""))
    assert files() == []


def test_records_that_make_no_graph_are_refused() -> None:
    """With one dangling need nothing is ingested, and what was there stays."""
    store(prepare("one", records(a="")))
    with pytest.raises(GraphError, match="no concept 'zebra'"):
        store(prepare("one", records(b="zebra")))
    assert [concept.id for concept in load(workspace() / "one.json").concepts] == ["a"]


def test_need_that_closes_a_cycle_is_left_out() -> None:
    """Of a cycle one need goes, which is reported, and the rest is a graph."""
    ingestion = prepare("one", records(a="c", b="a", c="b"))
    assert [str(fault) for fault in ingestion.left_out] == [
        "c: needs - left out b: a -> c -> b -> a"
    ]
    assert (ingestion.needs, len(build([ingestion.records]))) == (2, 3)


def test_every_cycle_is_broken() -> None:
    """Cycles within cycles are broken until none is left."""
    tangle = records(a="b c d", b="a c d", c="a b d", d="a b c", e="e")
    acyclic, left_out = without_cycles(tangle)
    kept = sum(len(concept.needs) for concept in acyclic.concepts)
    assert len(build([acyclic])) == 5
    assert kept + len(left_out) == 13


def test_records_without_a_cycle_stay() -> None:
    """Where there is no cycle nothing is left out."""
    assert without_cycles(records(a="", b="a")) == (records(a="", b="a"), [])


def test_source_is_removed() -> None:
    """A removed source leaves its file's place empty and others untouched."""
    store(prepare("one", records(a="")))
    store(prepare("two", records(b="")))
    assert remove("one").name == "one.json"
    assert files() == ["two.json"]


def test_removing_what_is_not_there() -> None:
    """A source that was never ingested is named, with those that were."""
    store(prepare("one", records(a="")))
    with pytest.raises(UnknownNameError, match="'two'; did you mean one"):
        remove("two")


@pytest.mark.parametrize(
    "damage",
    [b"", b"\0" * 99, b"[]", b'{"concepts": [', b'{"concepts": [{"id": "\xff"}]}'],
)
def test_damaged_file_names_the_way_out(damage: bytes) -> None:
    """A damaged file is named with the command that brings it back."""
    place = store(prepare("one", records(a="")))
    place.write_bytes(damage)
    with pytest.raises(ContentError) as caught:
        load(place)
    [fault] = caught.value.faults
    assert (fault.where, fault.mend) == (
        str(place),
        "delete it, then run: conceptpath ingest one INPUT",
    )


def test_workspace_that_cannot_be_written(home: Path) -> None:
    """Where a file stands in the way of the folder, the message says what to do."""
    (home / "data").write_text("a file is in the way", encoding="utf-8")
    with pytest.raises(FolderError, match="set CONCEPTPATH_HOME"):
        store(prepare("one", records(a="")))
