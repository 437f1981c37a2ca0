"""Plan: the steps to the goals, as a list and as a map."""

import streamlit as st

from conceptpath.graph.export import plan_writer
from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.ui import session
from conceptpath.ui.map import draw_map
from conceptpath.ui.models.blocks import Heading, Title
from conceptpath.ui.models.plan import (
    Planned,
    file_name,
    goal_names,
    no_goal,
    planned,
)
from conceptpath.ui.sheet import draw_sheet

DEPTHS: dict[Depth, str] = {"what": "What it is", "why": "Why it works"}


def main() -> None:
    """Show the page."""
    graph = session.the_graph()
    _choices(graph)
    if not session.visit().goals:
        draw_sheet("no_goal", no_goal(graph))
        return
    view = planned(graph, session.visit())
    with st.container(key="verdict", horizontal=True, vertical_alignment="center"):
        draw_sheet("plan_title", [Title(text=view.heading)])
        _download(graph, view)
    list_side, map_side = st.columns([1.25, 1], gap="large")
    with list_side:
        draw_sheet("steps", view.modules)
    with map_side, st.container(key="panel", gap="small"):
        _map(view)


def _choices(graph: Graph) -> None:
    with st.container(
        key="choices", horizontal=True, vertical_alignment="bottom", gap="medium"
    ):
        _goals(goal_names(graph))
        _depth()


def _goals(names: dict[str, str]) -> None:
    state = st.session_state
    state.goals = list(session.visit().goals)
    st.multiselect(
        "Goals",
        names,
        format_func=names.__getitem__,
        key="goals",
        placeholder="Add a goal",
        on_change=lambda: session.change(goals=tuple(state.goals)),
    )


def _depth() -> None:
    visit, state = session.visit(), st.session_state
    state.depth, state.deep = "why" if visit.deep else visit.depth, visit.deep
    st.segmented_control(
        "How deep",
        DEPTHS,
        required=True,
        format_func=DEPTHS.__getitem__,
        key="depth",
        disabled=visit.deep,
        on_change=lambda: session.change(depth=state.depth),
    )
    st.toggle(
        "Why for every step",
        key="deep",
        on_change=lambda: session.change(deep=state.deep),
    )


def _map(view: Planned) -> None:
    note = "Numbers are the steps in the list. Left comes first."
    draw_sheet("map_head", [Heading(text="The plan as a map", note=note)])
    draw_map("plan_map", view.board)
    draw_sheet("now", view.now)


def _download(graph: Graph, view: Planned) -> None:
    st.download_button(
        "Download as Markdown",
        plan_writer("markdown")(graph, view.plan),
        file_name(session.visit()),
        "text/markdown",
        on_click="ignore",
    )


main()
