"""Ask: the graph in Cypher, on the embedded database or a server, read only."""

import streamlit as st

from conceptpath.graph.errors import StoreError
from conceptpath.graph.stores.answer import Answer
from conceptpath.ui import database, session
from conceptpath.ui.models.ask import (
    LIMIT,
    STARTERS,
    TIMEOUT,
    failure,
    schema,
    status,
    table,
)
from conceptpath.ui.models.blocks import Title
from conceptpath.ui.sheet import draw_sheet

FIRST = next(iter(STARTERS.values()))


def main() -> None:
    """Show the page."""
    graph = session.the_graph()
    draw_sheet("ask_title", [Title(text="Ask the graph in Cypher")])
    query_side, schema_side = st.columns([2.9, 1], gap="large")
    with query_side:
        _query()
        _answer(session.visit().query or FIRST)
    with schema_side:
        draw_sheet("schema", schema(graph))


def _query() -> None:
    state = st.session_state
    state.cypher = session.visit().query or FIRST
    state.starter = None
    st.pills(
        "Queries to start from",
        list(STARTERS),
        key="starter",
        label_visibility="collapsed",
        on_change=lambda: session.change(query=STARTERS.get(state.starter, FIRST)),
    )
    st.text_area(
        "Cypher",
        key="cypher",
        height=124,
        label_visibility="collapsed",
        on_change=lambda: session.change(query=state.cypher),
    )


def _answer(cypher: str) -> None:
    with st.container(
        key="run", horizontal=True, vertical_alignment="center", gap="medium"
    ):
        st.button("Run", type="primary", on_click=_forget_answer)
        line = st.container()
    try:
        answer = _asked(cypher)
    except StoreError as error:
        draw_sheet("failure", failure(error, database.name()))
        return
    with line:
        draw_sheet("status", status(answer, database.name()))
    st.dataframe(table(answer), hide_index=True, height=360, alt="What the query found")


def _asked(cypher: str) -> Answer:
    """Return the answer, asking again only when the query or Run was touched."""
    state = st.session_state
    if state.get("asked") != cypher:
        state.answer = database.the_store().query(cypher, timeout=TIMEOUT, limit=LIMIT)
        state.asked = cypher
    answer: Answer = state.answer
    return answer


def _forget_answer() -> None:
    st.session_state.asked = None
    session.change()


main()
