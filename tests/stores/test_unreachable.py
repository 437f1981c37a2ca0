"""Each reason why a server cannot be used has one clear message."""

from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex

import pytest

from conceptpath.graph.errors import StoreUnavailableError
from conceptpath.graph.stores.bolt import Store
from tests.neo4j.database import Database
from tests.neo4j.server import Server
from tests.stores import impostors

WRONG = "the user or the password is wrong"
PORT = "the port for Bolt is usually 7687"
IMPOSTORS = [
    ("bolt", impostors.web, f"speaks HTTP.*{PORT}"),
    ("neo4j", impostors.web, f"speaks HTTP.*{PORT}"),
    ("bolt", impostors.shell, f"no Neo4j, or a very old one.*{PORT}"),
    ("neo4j", impostors.silent, f"does not answer in time.*{PORT}"),
    ("bolt+s", impostors.shell, "does not speak TLS; leave out"),
    ("neo4j+ssc", impostors.web, "does not speak TLS; leave out"),
    ("bolt", impostors.encrypted, r"hangs up.*add \+s or \+ssc"),
    ("neo4j+s", impostors.encrypted, r"certificate cannot be verified.*use \+ssc"),
    ("bolt+ssc", impostors.encrypted, "runs Neo4j/4.4.40.*needs Neo4j 5"),
    ("bolt", impostors.old, "runs Neo4j/4.4.40.*needs Neo4j 5"),
]


@contextmanager
def refusal(message: str) -> Iterator[None]:
    """Expect that a server cannot be used; neither user nor password is shown."""
    with pytest.raises(StoreUnavailableError, match=message) as caught:
        yield
    assert "pass-word" not in str(caught.value)
    assert "\n" not in str(caught.value)


@contextmanager
def user(server: Server, password: str, change: str = "") -> Iterator[str]:
    """Have a user of a name of its own, for as long as the block runs."""
    name = f"user_{token_hex(8)}"
    server.values(f"CREATE USER {name} SET PASSWORD '{password}' CHANGE {change}")
    try:
        yield name
    finally:
        server.values(f"DROP USER {name}")


@pytest.mark.parametrize(("scheme", "answer", "message"), IMPOSTORS)
def test_who_is_no_server_is_told(
    monkeypatch: pytest.MonkeyPatch,
    scheme: str,
    answer: impostors.Answer,
    message: str,
) -> None:
    """What listens is named, with what to change in the address."""
    monkeypatch.setattr("conceptpath.graph.stores.connection.GREET", 2.0)
    with impostors.listening(answer) as port, refusal(message):
        Store(f"{scheme}://localhost:{port}", ("ada", "pass-word"))


def test_an_unknown_host_is_told() -> None:
    """A host that has no address is the fault of the name."""
    with refusal("no host has that name; correct the address"):
        Store("neo4j://nowhere.invalid", ("ada", "pass-word"))


def test_a_routing_context_is_for_routing_only() -> None:
    """A driver that refuses an address has a message, too."""
    with refusal("only neo4j:// addresses have a part after"):
        Store("bolt://localhost?region=north", ("ada", "pass-word"))


@pytest.mark.neo4j
@pytest.mark.parametrize("name", ["neo4j", "nobody"])
def test_a_wrong_login_is_told(neo4j_database: Database, name: str) -> None:
    """A wrong password and an unknown user look alike, as they should."""
    with refusal(f"{WRONG}; give the right user and password"):
        Store(neo4j_database.server.address, (name, "pass-word"))


@pytest.mark.neo4j
def test_a_missing_login_is_told(neo4j_database: Database) -> None:
    """Who names no user learns where the command line takes it from."""
    with refusal("asks for a user.*NEO4J_USERNAME and NEO4J_PASSWORD"):
        Store(neo4j_database.server.address)


@pytest.mark.neo4j
def test_too_many_wrong_passwords_are_told(neo4j_database: Database) -> None:
    """A server that listens to nobody for a while says why."""
    server = neo4j_database.server
    with user(server, "right-password", "NOT REQUIRED") as name:
        for _ in range(3):
            with refusal(WRONG):
                Store(server.address, (name, "pass-word"))
        with refusal("too many wrong passwords in a row; wait"):
            Store(server.address, (name, "right-password"))


@pytest.mark.neo4j
def test_a_first_password_is_to_be_changed(neo4j_database: Database) -> None:
    """A password that is good for nothing but being changed is told, with how."""
    server = neo4j_database.server
    with (
        user(server, "pass-word", "REQUIRED") as name,
        refusal("must be changed before anything else.*ALTER CURRENT USER"),
    ):
        Store(server.address, (name, "pass-word"))


@pytest.mark.neo4j
@pytest.mark.parametrize(
    ("scheme", "name", "message"),
    [
        ("bolt", "none", "/none': it has no such database; name another"),
        ("neo4j", "none", "/none': it has no such database; name another"),
        ("bolt", "system", "/system': its database system holds no graphs; name"),
    ],
)
def test_a_missing_database_is_told(
    neo4j_database: Database, scheme: str, name: str, message: str
) -> None:
    """A database that is not there is named, with how to get the default one."""
    server = neo4j_database.server
    address = server.address.replace("bolt:", f"{scheme}:")
    with refusal(message):
        Store(address, server.auth, name)
