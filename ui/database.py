"""The database that Ask talks to: the embedded one, or a server chosen at the start.

It is kept by the program, so that no password ever reaches a browser.
"""

from operator import methodcaller
from typing import TYPE_CHECKING

import streamlit as st

from conceptpath.graph.stores import open_store
from conceptpath.graph.stores.address import EMBEDDED, Address, shown
from conceptpath.ui import session

if TYPE_CHECKING:
    from conceptpath.graph.stores.bolt import Store

_chosen = Address(EMBEDDED)


def choose(address: Address) -> None:
    """Let Ask talk to another database, before anybody visits."""
    global _chosen
    _chosen = address


def name() -> str:
    """Return what the database is called beside an answer."""
    if _chosen.url == EMBEDDED:
        return "embedded database"
    return shown(_chosen.url, _chosen.database)


@st.cache_resource(
    show_spinner="Opening the database", on_release=methodcaller("close")
)
def the_store() -> "Store":
    """Return the database, opened once for all visitors.

    :raises StoreUnavailableError: If it cannot be used; it may be tried again.
    """
    return open_store(_chosen, session.the_graph())
