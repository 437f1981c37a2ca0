"""As whom a verb asks a server: the address, the environment, or the terminal says."""

import pytest

from conceptpath.commands.servers import signed_in
from conceptpath.graph.stores.address import EMBEDDED, Address

from .conftest import OnTerminal

ENTER, CTRL_C = "\n", "\x03"
#: Nobody listens there, so that asking ends with the address that was meant.
NOWHERE = "bolt://127.0.0.1:1"


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the environment say nothing of a server."""
    for name in ("URI", "USERNAME", "PASSWORD", "DATABASE"):
        monkeypatch.delenv(f"NEO4J_{name}", raising=False)


@pytest.fixture
def ada(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the environment name a user and a database."""
    monkeypatch.setenv("NEO4J_USERNAME", "ada")
    monkeypatch.setenv("NEO4J_PASSWORD", "engine")
    monkeypatch.setenv("NEO4J_DATABASE", "notes")


@pytest.mark.usefixtures("ada")
def test_the_environment_completes_an_address() -> None:
    """User, password and database come from the variables that Neo4j's tools know."""
    assert signed_in("bolt://host") == Address("bolt://host", "ada", "engine", "notes")
    assert signed_in("bolt://ada@host").auth == ("ada", "engine")


@pytest.mark.usefixtures("ada")
def test_the_address_goes_before_the_environment() -> None:
    """What stands in the address counts, and an option before both."""
    found = signed_in("bolt://ada:other@host/maps")
    assert found == Address("bolt://host", "ada", "other", "maps")
    assert signed_in("bolt://host/maps", "roads").database == "roads"


@pytest.mark.usefixtures("ada")
def test_a_password_is_sent_for_its_own_user_only() -> None:
    """The password of one user is not tried for another that the address names."""
    assert signed_in("bolt://bob@host").auth is None


def test_a_password_alone_is_that_of_the_first_user(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without a name the user is meant that every Neo4j has."""
    monkeypatch.setenv("NEO4J_PASSWORD", "engine")
    assert signed_in("bolt://host").auth == ("neo4j", "engine")


@pytest.mark.usefixtures("ada")
def test_the_embedded_database_needs_nobody() -> None:
    """What the environment says of a server is not for the embedded database."""
    assert signed_in(EMBEDDED) == Address(EMBEDDED)


def test_who_is_not_at_a_terminal_is_not_asked() -> None:
    """Without a password and a terminal, nobody is named: some servers need nobody."""
    assert signed_in("bolt://host").auth is None


def test_a_password_on_the_command_line_is_warned_of(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The warning tells the other ways, and comes only where a shell has seen it."""
    address = "bolt://ada:engine@host"
    signed_in(address)
    assert "NEO4J_PASSWORD" in (warning := capsys.readouterr().err)
    assert "engine" not in warning
    monkeypatch.setenv("NEO4J_URI", address)
    signed_in(address)
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("warm_home")
@pytest.mark.parametrize(
    "verb", [("load", NOWHERE), ("query", "1", "--store", NOWHERE)]
)
def test_a_terminal_is_asked(terminal: OnTerminal, verb: tuple[str, ...]) -> None:
    """User and password are asked for, and the password is never shown."""
    screen = terminal(*verb)
    screen.type(f"User of {NOWHERE} [neo4j]", f"ada{ENTER}")
    screen.type("Password of ada", f"engine{ENTER}")
    status, printed = screen.end()
    assert status == 1
    assert "nobody listens there" in printed
    assert "engine" not in printed


@pytest.mark.usefixtures("warm_home")
def test_the_question_can_be_left(terminal: OnTerminal) -> None:
    """Ctrl+C at the question for a password leaves with the status for that."""
    screen = terminal("load", "bolt://ada@127.0.0.1:1")
    screen.type("Password of ada", CTRL_C)
    status, printed = screen.end()
    assert (status, "interrupted" in printed) == (130, True)
