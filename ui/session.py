"""The visit of one browser tab: kept by Streamlit, mirrored in the address.

What is known is kept in the learner's profile, which the command line shares, unless
the address says what is to be taken as known; then nothing is written.

A callback changes the visit; the next run of the script writes it to the address. An
address that differs although nothing was done comes from the browser's Back button or
from a link, and is read. So every callback calls :func:`change` or :func:`do`, even if
it changes nothing of the visit: two clicks in a row arrive with the address of before
the first, which must not be taken for a step back.
"""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import streamlit as st
from msgspec.structs import replace

from conceptpath.graph import profile
from conceptpath.graph.errors import FolderError
from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.profile import Profile
from conceptpath.loading import load_graph
from conceptpath.ui.actions import Action, perform, remembered
from conceptpath.ui.state import Visit, from_address, to_address


@st.cache_resource(show_spinner="Loading the concepts")
def the_graph() -> Graph:
    """Return the graph, loaded once for all visitors."""
    graph = load_graph()
    # Streamlit collects garbage after every run, and would walk the whole graph.
    gc.collect()
    gc.freeze()
    return graph


def begin() -> list[str]:
    """Bring visit, address and profile together, at the start of each run.

    :returns: What the visitor should be told about it, in sentences.
    """
    state = st.session_state
    notes: list[str] = state.pop("notes", [])
    address = st.query_params.to_dict()
    if not state.pop("changed", False) and address != state.get("address"):
        state.visit, unknown = from_address(address, the_graph())
        notes += _unknown(unknown)
    if state.visit.from_link:
        notes.append("What counts as known here comes from the link; it is not kept.")
    else:
        with _telling(notes):
            state.visit = replace(state.visit, known=_known(profile.load()))
    state.address = to_address(state.visit)
    if address != state.address:
        st.query_params.from_dict(state.address)
    return notes


def address() -> dict[str, str]:
    """Return the visit as the parameters of an address."""
    return to_address(visit())


def leads_to_look() -> bool:
    """Tell, once, whether what was just done is to be seen in Look."""
    return bool(st.session_state.pop("leads_to_look", False))


def visit() -> Visit:
    """Return what the visitor has chosen."""
    chosen: Visit = st.session_state.visit
    return chosen


def change(**fields: Any) -> None:
    """Change some fields of the visit, or none, in a callback."""
    keep(replace(visit(), **fields))


def keep(changed: Visit) -> None:
    """Take a changed visit for the visit, in a callback."""
    st.session_state.visit = changed
    st.session_state.changed = True


def obey(key: str) -> None:
    """Do what a person did in the component with a key, in its callback."""
    action: Action | None = st.session_state[key].get("act")
    if action:
        do(action)


def do(action: Action) -> None:
    """Perform an action, in a callback."""
    if action["do"] == "know" and not visit().from_link:
        _remember(action)
    else:
        keep(perform(the_graph(), visit(), action))
    st.session_state.leads_to_look = action["do"] == "reveal"


def _remember(action: Action) -> None:
    """Mark a concept in the learner's profile, or take the mark back."""
    notes: list[str] = []
    with _telling(notes):
        after = profile.update(lambda marks: remembered(the_graph(), marks, action))
        change(known=_known(after))
    st.session_state.notes = notes


def _known(marks: Profile) -> dict[str, Depth]:
    return marks.on(the_graph()).depths()


@contextmanager
def _telling(notes: list[str]) -> Iterator[None]:
    """Turn what is wrong with the user's files into something the visitor reads."""
    try:
        yield
    except FolderError as error:
        notes.append(f"{error}.")


def _unknown(words: Sequence[str]) -> Iterator[str]:
    if words:
        named = ", ".join(f"“{word}”" for word in words)
        yield f"The link names {named}, which this graph does not have. Left out."
