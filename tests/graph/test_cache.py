"""The compiled graph: used while the files stay the same, else made again."""

import os
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conceptpath.graph import cache
from conceptpath.graph.cache import cached, digest
from conceptpath.graph.errors import GraphError
from conceptpath.graph.network import Graph


class Compiler:
    """Compiles a graph of a file, and counts how often."""

    def __init__(self, folder: Path, sample: Graph) -> None:
        self.file = folder / "content" / "file.toml"
        self.place = folder / "cache" / "graph.msgpack"
        self.sample = sample
        self.runs = 0
        self.file.parent.mkdir()
        self.file.write_text("one", encoding="utf-8")

    def compile(self) -> Graph:
        """Return the sample, as if it were made of the file."""
        self.runs += 1
        return self.sample

    def graph(self, program: str = "1.0") -> Graph:
        """Return the graph by way of the cache."""
        return cached([self.file], self.compile, self.place, program)


@pytest.fixture
def compiler(tmp_path: Path, sample: Graph) -> Compiler:
    """Return a compiler whose cache holds the graph."""
    made = Compiler(tmp_path, sample)
    made.graph()
    return made


def test_second_time_comes_from_the_cache(compiler: Compiler) -> None:
    """Files that look the same are not compiled again, and the graph is the same."""
    again = compiler.graph()
    assert (compiler.runs, again.records) == (1, compiler.sample.records)


def test_version_is_the_digest_of_the_files(compiler: Compiler) -> None:
    """The version is told by the content, whether compiled or cached."""
    assert compiler.graph().version == digest([compiler.file])


def test_changed_file_compiles_anew(compiler: Compiler) -> None:
    """A changed file makes a graph with a version of its own."""
    before = compiler.graph().version
    compiler.file.write_text("two", encoding="utf-8")
    os.utime(compiler.file, ns=(0, 0))
    after = compiler.graph().version
    assert (compiler.runs, before == after) == (2, False)


def test_touched_file_is_only_read(compiler: Compiler) -> None:
    """A file with another time but the same bytes is not compiled again."""
    os.utime(compiler.file, ns=(0, 0))
    compiler.graph()
    assert compiler.runs == 1


def test_touched_file_is_read_once(
    compiler: Compiler, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a touched file was read, its new time is remembered."""
    os.utime(compiler.file, ns=(0, 0))
    compiler.graph()
    monkeypatch.delattr(cache, "digest")
    assert compiler.graph().version


def test_another_program_compiles_anew(compiler: Compiler) -> None:
    """A cache that another version of the program wrote is not trusted."""
    compiler.graph(program="2.0")
    assert compiler.runs == 2


def test_another_format_compiles_anew(
    compiler: Compiler, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache in another format is not trusted."""
    monkeypatch.setattr(cache, "FORMAT", cache.FORMAT + 1)
    compiler.graph()
    assert compiler.runs == 2


@pytest.mark.parametrize(
    "damaged",
    [b"", b"\0" * 4096, b"\xff" * 100, msgspec.msgpack.encode(["no", "cache"])],
    ids=["empty", "zeros", "ones", "other"],
)
def test_damaged_cache_is_written_again(compiler: Compiler, damaged: bytes) -> None:
    """A damaged cache costs one compilation and is whole afterwards."""
    compiler.place.write_bytes(damaged)
    assert compiler.graph().records == compiler.sample.records
    compiler.graph()
    assert compiler.runs == 2


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_damage_is_survived(compiler: Compiler, data: st.DataObject) -> None:
    """Wherever a cache is cut, or a byte that is no text put in, a graph comes out."""
    compiler.place.unlink(missing_ok=True)
    compiler.graph()
    whole = compiler.place.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    rest = data.draw(st.sampled_from([b"", b"\xff" + whole[place + 1 :]]))
    compiler.place.write_bytes(whole[:place] + rest)
    assert list(compiler.graph()) == list(compiler.sample)


def test_cache_cannot_be_written(tmp_path: Path, sample: Graph) -> None:
    """Where the cache folder cannot be made, the graph comes all the same."""
    compiler = Compiler(tmp_path, sample)
    compiler.place.parent.write_text("a file is in the way", encoding="utf-8")
    assert compiler.graph().records == sample.records


def test_faults_are_not_cached(compiler: Compiler) -> None:
    """A compilation that fails leaves the cache as it was."""
    before = compiler.place.read_bytes()
    compiler.file.write_text("faulty", encoding="utf-8")

    def fail() -> Graph:
        raise GraphError("no graph", [])

    with pytest.raises(GraphError):
        cached([compiler.file], fail, compiler.place, "1.0")
    assert compiler.place.read_bytes() == before


def test_writing_leaves_nothing_beside(compiler: Compiler) -> None:
    """Only the cache file itself stays in the folder."""
    assert list(compiler.place.parent.iterdir()) == [compiler.place]


def test_digest_knows_names(tmp_path: Path) -> None:
    """The same bytes under another name are another content, as names are ids."""
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"same")
    two.write_bytes(b"same")
    assert digest([one]) != digest([two])
