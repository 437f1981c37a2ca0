"""What an address says, and that its password is shown nowhere."""

import pytest

from conceptpath.graph.errors import InputError
from conceptpath.graph.stores.address import EMBEDDED, Address, read_address

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_address_is_taken_apart(scheme: str) -> None:
    """Who asks and which database stand in the address, and are taken out of it."""
    found = read_address(f"{scheme}://ada:secret@localhost:7687/maps")
    assert found == Address(f"{scheme}://localhost:7687", "ada", "secret", "maps")
    assert found.auth == ("ada", "secret")


@pytest.mark.parametrize("text", ["bolt://localhost", "bolt://localhost/"])
def test_all_but_the_host_may_be_missing(text: str) -> None:
    """Without them nobody is named, and the default database is meant."""
    found = read_address(text)
    assert found == Address("bolt://localhost")
    assert found.auth is None


def test_a_user_alone_is_no_login() -> None:
    """A user without a password is known, but cannot be sent."""
    found = read_address("bolt://ada@localhost")
    assert (found.user, found.auth) == ("ada", None)


def test_signs_can_be_written_in_percent() -> None:
    """Every sign can stand in a user, a password and the name of a database."""
    found = read_address("bolt://a%40b:p%2F%23%3F%25%C3%A9@[::1]:7687/my%20maps")
    assert found == Address("bolt://[::1]:7687", "a@b", "p/#?%é", "my maps")


def test_what_routing_needs_is_kept() -> None:
    """The part after ? goes to the driver."""
    found = read_address("neo4j://ada:secret@host/maps?region=north")
    assert (found.url, found.database) == ("neo4j://host?region=north", "maps")


def test_embedded_stands_for_itself() -> None:
    """The embedded database has no user that could be named."""
    assert read_address("embedded") == Address(EMBEDDED)


def test_a_password_has_no_representation() -> None:
    """Printing an address, in a log or in an error, prints no password."""
    assert "secret" not in repr(read_address("bolt://ada:secret@localhost"))


@pytest.mark.parametrize(
    "text",
    [
        *(
            "http://ada:secret@host",
            "bolt://ada:se/cret@host",
            "bolt://ada:sec#ret@host",
        ),
        *("bolt://ada:secr?et@host", "bolt://ada:secret@host:port", "://ada:secret@"),
        *("bolt:/ada:secret@host", "ada:secret@host", "bolt:/ada:sec//ret@host"),
        *("bolt://ada:secret@", "bolt://ada:[secret@host", "bolt://ada:secret@host:0"),
    ],
)
def test_what_cannot_be_read_shows_no_password(text: str) -> None:
    """A faulty address is shown without what may be a password, with the way out."""
    with pytest.raises(InputError, match=r"write / as %2F.* use 'embedded'") as caught:
        read_address(text)
    assert "***@" in str(caught.value)
    assert "ret" not in str(caught.value)
    assert caught.value.__cause__ is None
