"""Look: the levels of a domain on a map, and one concept in words beside it."""

from collections.abc import Sequence
from typing import Any, Literal

import streamlit as st

from conceptpath.graph.model import Axis
from conceptpath.graph.network import Graph
from conceptpath.ui import session
from conceptpath.ui.map import draw_map
from conceptpath.ui.models.blocks import Empty, Heading, Text, Title
from conceptpath.ui.models.look import contrasts, domain_of, domain_tree, look
from conceptpath.ui.models.panel import panel
from conceptpath.ui.sheet import draw_sheet
from conceptpath.ui.state import LEVELS

ButtonKind = Literal["primary", "secondary", "tertiary"]
PICK = (
    "Pick a card on the map, or move to it with the arrow keys, to see what it is, "
    "why it works and what it needs."
)


def main() -> None:
    """Show the page."""
    graph = session.the_graph()
    _filters(graph)
    view = look(graph, session.visit())
    draw_sheet(
        "look_title", [Title(text=view.heading), Text(text=view.note, quiet=True)]
    )
    if not view.board.columns:
        unfit = "No concept fits these contrasts. Set one of them back to Any."
        draw_sheet("none", [Empty(text=unfit)])
        return
    map_side, text_side = st.columns([2.7, 1], gap="medium")
    with map_side:
        draw_map("map", view.board)
    with text_side, st.container(key="panel", gap="small"):
        _panel(graph, view.board.selected, on_map=view.board.drawn())


def _filters(graph: Graph) -> None:
    visit = session.visit()
    with st.container(key="filters", horizontal=True, gap="small"):
        names = domain_tree(graph)
        _choice(
            "Domain",
            "domain",
            list(names),
            domain_of(graph, visit).id,
            format_func=names.__getitem__,
            on_change=lambda: session.do({"do": "area", "id": _chosen("domain")}),
        )
        for axis in contrasts(graph, visit):
            _contrast(axis, visit.axes.get(axis.id))
        _choice(
            "Levels",
            "levels",
            LEVELS,
            visit.levels,
            format_func="{} levels".format,
            on_change=lambda: session.change(levels=_chosen("levels")),
        )


def _contrast(axis: Axis, value: str | None) -> None:
    def change() -> None:
        others = {k: v for k, v in session.visit().axes.items() if k != axis.id}
        new = _chosen(f"axis-{axis.id}")
        session.change(axes={**others, axis.id: new} if new else others, opened=())

    _choice(
        f"Contrast: {axis.name}",
        f"axis-{axis.id}",
        axis.values,
        value,
        placeholder=f"Any {axis.name.lower()}",
        on_change=change,
    )


def _choice(
    label: str, key: str, options: Sequence[Any], chosen: Any, **details: Any
) -> None:
    st.session_state[key] = chosen
    st.selectbox(
        label,
        options,
        index=None if chosen is None else 0,
        key=key,
        label_visibility="collapsed",
        width=163,
        **details,
    )


def _chosen(key: str) -> Any:
    return st.session_state[key]


def _panel(graph: Graph, id_: str, on_map: set[str]) -> None:
    if not id_:
        draw_sheet("panel_text", [Heading(text="Nothing selected"), Empty(text=PICK)])
        return
    shown = panel(graph, session.visit(), id_)
    opened = session.visit().selected == id_
    with st.container(key="panel_open" if opened else "panel_rest", gap="small"):
        draw_sheet("panel_head", shown.head)
        with st.container(key="panel_buttons", horizontal=True, gap="small"):
            _button("Known ✓ Undo" if shown.known else "I know this", "know", id_)
            if shown.goal:
                _button("Drop this goal", "goal", id_)
            else:
                _button("Make it a goal", "goal", id_, kind="primary")
            if id_ not in on_map:
                _button("Show on the map", "reveal", id_)
            _button("Close", "select", "", kind="tertiary")
        draw_sheet("panel_text", shown.body)


def _button(text: str, deed: str, id_: str, kind: ButtonKind = "secondary") -> None:
    def act() -> None:
        session.do({"do": deed, "id": id_})

    st.button(text, key=f"do_{deed}", type=kind, on_click=act)


main()
