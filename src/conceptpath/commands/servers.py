"""Which database a verb asks, and as whom.

User and password come from the address, from the variables that tools for Neo4j know
(NEO4J_USERNAME, NEO4J_PASSWORD, NEO4J_DATABASE), or from whoever sits at the terminal.
"""

import os
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from conceptpath.graph.stores import open_store
from conceptpath.graph.stores.address import EMBEDDED, Address, read_address

if TYPE_CHECKING:
    from conceptpath.graph.network import Graph
    from conceptpath.graph.stores.bolt import Store

#: The user that every Neo4j has.
FIRST = "neo4j"


def opened(address: str, graph: "Graph", database: str | None = None) -> "Store":
    """Return the store at an address of the command line.

    :param address: The address, or ``embedded``.
    :param graph: What the embedded database is to hold.
    :param database: Which database of a server, before that of its address.
    :raises InputError: If the address is none.
    :raises StoreUnavailableError: If the database cannot be used.
    :raises click.Abort: If the question for a password is interrupted.
    """
    return open_store(signed_in(address, database), graph)


def signed_in(address: str, database: str | None = None) -> Address:
    """Return an address with user, password and database, as far as they are known.

    :raises InputError: If the address is none.
    :raises click.Abort: If the question for a password is interrupted.
    """
    place = read_address(address)
    if place.url == EMBEDDED:
        return place
    if place.password and address != os.environ.get("NEO4J_URI"):
        click.echo(
            "conceptpath: a password in an address stays in the history of the shell, "
            "and other users of this machine can see it; leave it out to be asked, or "
            "set NEO4J_PASSWORD",
            err=True,
        )
    database = database or place.database or os.environ.get("NEO4J_DATABASE")
    return _asked(_known(replace(place, database=database)))


def _known(place: Address) -> Address:
    """Add what the environment says of the user, unless the address names another."""
    user, password = map(os.environ.get, ("NEO4J_USERNAME", "NEO4J_PASSWORD"))
    if place.user and user and place.user != user:
        return place
    return replace(
        place,
        user=place.user or user or None,
        password=place.password or password or None,
    )


def _asked(place: Address) -> Address:
    """Add what is missing by asking for it; nobody is asked where nobody sits."""
    if place.password or not sys.stdin.isatty():
        return replace(place, user=place.user or FIRST)
    user = place.user or click.prompt(f"User of {place.url}", FIRST, err=True)
    password = click.prompt(
        f"Password of {user}", "", hide_input=True, show_default=False, err=True
    )
    return replace(place, user=user, password=password)
