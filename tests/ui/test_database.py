"""Ask, on a server that was chosen at the start."""

from collections.abc import Iterator

import pytest

from conceptpath.graph.network import Graph
from conceptpath.graph.stores import open_store
from conceptpath.graph.stores.address import Address
from conceptpath.graph.stores.bolt import Store
from conceptpath.ui import database

from .conftest import Open, shown, texts

NOBODY = Address("bolt://127.0.0.1:1", "ada", "engine", "maps")


@pytest.fixture(autouse=True)
def _forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forget after each test what it has chosen."""
    monkeypatch.setattr(database, "_chosen", database._chosen)


@pytest.fixture
def server(sample: Graph) -> Iterator[Store]:
    """Return a store that stands for a server somewhere."""
    with open_store("embedded", sample) as store:
        yield store


def address(store: Store) -> Address:
    """Return where a store is, and who may ask it."""
    user, password = store.auth or ("", "")
    return Address(store.address, user, password, store.database)


def test_the_embedded_database_is_the_default() -> None:
    """Who chooses nothing asks the database that the program brings along."""
    assert database.name() == "embedded database"


def test_the_chosen_server_answers(opened: Open, server: Store) -> None:
    """A query goes to the server, and the page says so, but not with which password."""
    database.choose(address(server))
    page = opened("ask", query="MATCH (c:Algorithm) RETURN c.id AS id")
    assert page.dataframe[0].value["id"].to_list() == ["root-finding"]
    assert f"{server.address}/{server.database}" in texts(page, "status")[0]
    assert server.auth
    assert server.auth[1] not in repr(page)


def test_a_server_that_is_away_is_told(opened: Open, server: Store) -> None:
    """Ask shows the error and asks again at Run; the other pages need no server."""
    database.choose(NOBODY)
    page = opened("ask", query="MATCH (c:Algorithm) RETURN c.id AS id")
    assert not page.exception
    assert "nobody listens there" in texts(page, "failure")[0]
    assert "engine" not in repr(page)
    assert shown(opened("look"), "map")["nodes"]
    database.choose(address(server))
    page = page.button[0].click().run()
    assert page.dataframe[0].value["id"].to_list() == ["root-finding"]
