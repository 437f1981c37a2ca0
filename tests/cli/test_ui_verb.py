"""``conceptpath ui``: which database its Ask is told to talk to."""

from collections.abc import Callable
from typing import Any

import pytest

from conceptpath.graph.stores.address import EMBEDDED, Address

from .conftest import Outcome, Run

NOWHERE = "bolt://127.0.0.1:1"
Started = Callable[..., tuple[Outcome, Address]]


@pytest.fixture
def started(run: Run, monkeypatch: pytest.MonkeyPatch) -> Started:
    """Return a function that runs the verb up to where it would serve."""
    asked: list[Address] = []

    def serve(_port: int | None, **options: Any) -> None:
        asked.append(options["asked"])

    def started(*args: str) -> tuple[Outcome, Address]:
        return run("ui", *args), asked.pop()

    monkeypatch.setattr("conceptpath.ui.app.serve", serve)
    return started


def test_the_embedded_database_is_asked_by_default(started: Started) -> None:
    """Without a wish nothing is said, and nothing started before it is needed."""
    assert started() == ((0, "", ""), Address(EMBEDDED))


def test_a_server_is_handed_on_with_its_user(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    """User and password are settled before; that nobody answers is only a warning."""
    monkeypatch.setenv("NEO4J_USERNAME", "ada")
    monkeypatch.setenv("NEO4J_PASSWORD", "engine")
    ended, asked = started("--store", f"{NOWHERE}/maps")
    assert asked == Address(NOWHERE, "ada", "engine", "maps")
    assert (ended.status, ended.out) == (0, "")
    assert "Ask has no answers yet" in ended.err
    assert "engine" not in ended.err


def test_what_is_no_address_ends_it(run: Run) -> None:
    """A faulty address is wrong use, not a page that never answers."""
    ended = run("ui", "--store", "http://localhost")
    assert (ended.status, "is no store" in ended.err) == (2, True)
