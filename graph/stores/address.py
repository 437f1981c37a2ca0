"""The address of a database, taken apart: where, who asks, which of the databases.

An address is :data:`EMBEDDED`, or has the form that tools for Neo4j know,
``bolt://user:password@host:7687/database``, where all but the host may be missing.
"""

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, unquote, urlsplit

from conceptpath.graph.errors import InputError

#: Stands for the database that this program brings along.
EMBEDDED = "embedded"
SCHEMES = tuple(
    f"{scheme}{security}"
    for scheme in ("bolt", "neo4j")
    for security in ("", "+s", "+ssc")
)
_USER = re.compile(r"(\w[\w+]*://)?.*@", re.DOTALL)


@dataclass(frozen=True)
class Address:
    """Where a database is, and who asks it; the password is never shown."""

    #: The address without user, password and database, fit to be shown.
    url: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    database: str | None = None

    @property
    def auth(self) -> tuple[str, str] | None:
        """User and password, where both are known."""
        known = self.user is not None and self.password is not None
        return (self.user or "", self.password or "") if known else None


def read_address(text: str) -> Address:
    """Return what an address says.

    :param text: The address; in user, password and database, ``%40`` stands for ``@``
        and so on.
    :raises InputError: If it is of no known form. The message shows no password.

    >>> read_address("bolt://ada:p%40ss@localhost:7687/maps")
    Address(url='bolt://localhost:7687', user='ada', database='maps')
    >>> read_address("http://ada:secret@localhost")
    Traceback (most recent call last):
        ...
    conceptpath.graph.errors.InputError: 'http://***@localhost' is no store (in a password, write / as %2F, # as %23, ? as %3F); use 'embedded', or an address like bolt://localhost:7687 or neo4j+s://example.org
    """  # noqa: E501
    if text == EMBEDDED:
        return Address(EMBEDDED)
    try:
        parts = urlsplit(text)
        is_whole = bool(parts.hostname) and parts.port != 0 and not parts.fragment
    except ValueError:  # no port is so high, no host has brackets on one side only
        raise _no_address(text) from None
    if parts.scheme not in SCHEMES or not is_whole or _is_torn(parts):
        raise _no_address(text)
    host = parts.netloc.rpartition("@")[2]
    query = f"?{parts.query}" if parts.query else ""
    return Address(
        f"{parts.scheme}://{host}{query}",
        _decoded(parts.username),
        _decoded(parts.password),
        _decoded(parts.path.strip("/")),
    )


def shown(url: str, database: str | None) -> str:
    """Return an address with its database, for messages."""
    return f"{url}/{database}" if database else url


def _is_torn(parts: SplitResult) -> bool:
    """Return whether the end of a password was taken for what comes after a host."""
    return "@" in f"{parts.path}{parts.query}"


def _decoded(text: str | None) -> str | None:
    return unquote(text) if text else None


def _no_address(text: str) -> InputError:
    masked = _USER.sub(r"\1***@", text)
    mend = (
        "" if masked == text else " (in a password, write / as %2F, # as %23, ? as %3F)"
    )
    return InputError(
        f"{masked!r} is no store{mend}; use 'embedded', or an address like "
        "bolt://localhost:7687 or neo4j+s://example.org"
    )
