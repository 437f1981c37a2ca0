"""Where a Neo4j comes from, and what is said where there is none."""

from pathlib import Path

import pytest

from tests.neo4j.jars import jars
from tests.neo4j.server import NoServerError
from tests.neo4j.start import neo4j

#: A Maven that makes the folder it is told, and leaves word of it.
MAVEN = '#!/bin/sh\n/bin/mkdir "${6#*=}"; echo fetched >> "$0.log"\n'
FAILING = f"{MAVEN}echo no network; exit 1\n"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder that has all programs there are, and an empty cache."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def with_maven(programs: Path, script: str) -> Path:
    """Install a Maven; return the file that tells how often it ran."""
    maven = programs / "mvn"
    maven.write_text(script)
    maven.chmod(0o755)
    return programs / "mvn.log"


def test_jars_are_fetched_once(programs: Path) -> None:
    """The second time the jars are those of the first."""
    log = with_maven(programs, MAVEN)
    assert jars() == jars()
    assert jars().is_dir()
    assert log.read_text() == "fetched\n"


def test_half_a_fetch_leaves_nothing(programs: Path) -> None:
    """Where Maven fails its reason is told, and no jars are taken for whole."""
    log = with_maven(programs, FAILING)
    for _ in range(2):
        with pytest.raises(NoServerError, match="no network"):
            jars()
    assert log.read_text() == "fetched\n" * 2
    assert list((programs / "cache" / "conceptpath").iterdir()) == []


@pytest.mark.usefixtures("programs")
def test_none_at_all_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a server, Docker and Java the error names all three."""
    monkeypatch.delenv("NEO4J_URI", raising=False)
    with pytest.raises(NoServerError, match=r"NEO4J_URI.*Docker.*Java 17 and Maven"):
        neo4j()
