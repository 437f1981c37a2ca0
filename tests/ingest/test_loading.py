"""The one graph of the command line and the explorer: content and workspace."""

from pathlib import Path

import msgspec
import pytest

from conceptpath.graph.errors import ContentError, GraphError
from conceptpath.graph.folders import cache_folder
from conceptpath.graph.model import Concept, Domain, Need, Records
from conceptpath.ingest.places import content_files, workspace
from conceptpath.ingest.workspace import prepare, store
from conceptpath.loading import load_graph

INGESTED = Records(
    concepts=(Concept(id="x.tensor", name="Tensor", domain="x"),),
    domains=(Domain(id="x", name="X"),),
)


def test_content_becomes_a_graph(content: Path) -> None:
    """The files of the content are the concepts of the graph, in learning order."""
    assert list(load_graph(content)) == ["vector", "matrix"]


def test_workspace_is_joined(content: Path) -> None:
    """What was ingested stands in the graph beside the content."""
    store(prepare("x", INGESTED))
    assert set(load_graph(content)) == {"vector", "matrix", "x.tensor"}


def test_workspace_can_be_left_out(content: Path) -> None:
    """Without the workspace the graph is the content alone."""
    store(prepare("x", INGESTED))
    assert set(load_graph(content, workspace=False)) == {"vector", "matrix"}


def test_both_ways_have_a_cache(content: Path) -> None:
    """With and without the workspace are two caches that do not replace each other."""
    load_graph(content)
    load_graph(content, workspace=False)
    assert {path.name for path in cache_folder().iterdir()} == {
        "graph.msgpack",
        "content.msgpack",
    }


def test_changed_file_is_seen(content: Path, vector: Path) -> None:
    """After a file was changed the graph says what it says."""
    load_graph(content)
    text = vector.read_text(encoding="utf-8").replace('"Vector"', '"Column"')
    vector.write_text(text, encoding="utf-8")
    assert load_graph(content)["vector"].name == "Column"


def test_removed_source_is_seen(content: Path) -> None:
    """After a source was removed its concepts are gone."""
    place = store(prepare("x", INGESTED))
    load_graph(content)
    place.unlink()
    assert "x.tensor" not in load_graph(content)


def test_cached_graph_is_the_same(content: Path) -> None:
    """The graph from the cache holds the same records at the same version."""
    first, second = load_graph(content), load_graph(content)
    assert (first.records, first.version) == (second.records, second.version)


def test_cache_of_zeros_is_made_again(content: Path) -> None:
    """A cache file of zeros is ignored and written again."""
    version = load_graph(content).version
    place = cache_folder() / "graph.msgpack"
    place.write_bytes(bytes(place.stat().st_size))
    assert load_graph(content).version == version
    assert place.read_bytes().strip(b"\0")


def test_faulty_content_is_refused(content: Path, vector: Path) -> None:
    """Content with a fault is no graph, and the fault is told."""
    vector.write_text("", encoding="utf-8")
    with pytest.raises(ContentError, match=r"vector\.toml: is empty"):
        load_graph(content)


def test_ingested_need_of_the_content_may_dangle(content: Path) -> None:
    """A workspace that no longer fits the content is reported with the need."""
    concept = Concept(id="y", name="Y", domain="algebra", needs=(Need(id="gone"),))
    workspace().mkdir(parents=True)
    whole = msgspec.json.encode(Records(concepts=(concept,)))
    (workspace() / "y.json").write_bytes(whole)
    with pytest.raises(GraphError) as caught:
        load_graph(content)
    [fault] = caught.value.faults
    assert str(fault) == "y: needs[0].id - there is no concept 'gone'"


def test_content_files_are_all_the_content(content: Path) -> None:
    """Every file of the content counts for whether the cache is fresh."""
    assert content_files(content) == sorted(content.rglob("*.toml"))
