"""The frame of every page: navigation, search, what the address got wrong."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from conceptpath.graph.search import search
from conceptpath.ui import session
from conceptpath.ui.models.blocks import Text
from conceptpath.ui.models.look import search_names
from conceptpath.ui.sheet import draw_sheet

ROOM = Path(__file__).parent
#: The views, in the order of the tabs, with their icons.
VIEWS = {"look": "explore", "plan": "route", "ask": "terminal"}
LOGO = '<img src="/assets/page/logo.svg" alt="conceptpath" width="126" height="24">'


def main() -> None:
    """Show the frame and the chosen view in it."""
    st.set_page_config("conceptpath", str(ROOM / "assets/icon.svg"), layout="wide")
    notes = session.begin()
    pages = {name: _page(name) for name in VIEWS}
    view = st.navigation(list(pages.values()), position="hidden")
    if session.leads_to_look() and view != pages["look"]:
        st.switch_page(pages["look"], query_params=session.address())
    _frame(pages)
    if notes:
        draw_sheet("notes", [Text(text=note, quiet=True) for note in notes])
    view.run()


def _page(name: str) -> StreamlitPage:
    file = ROOM / "views" / f"{name}.py"
    title = name.capitalize()
    return st.Page(file, title=title, url_path=name, default=name == "look")


def _frame(pages: dict[str, StreamlitPage]) -> None:
    with st.container(key="frame", horizontal=True, vertical_alignment="center"):
        st.html(LOGO, width="content")
        with st.container(key="tabs", horizontal=True, gap="xsmall", width="content"):
            for name, page in pages.items():
                icon = f":material/{VIEWS[name]}:"
                st.page_link(page, icon=icon, query_params=session.address())
        _search()


def _search() -> None:
    names = search_names(session.the_graph())
    st.selectbox(
        "Find a concept",
        names,
        index=None,
        format_func=lambda id_: names.get(id_) or str(id_),
        accept_new_options=True,
        filter_mode="contains",
        placeholder="Find a concept",
        label_visibility="collapsed",
        icon=":material/search:",
        key="find",
        on_change=_find,
    )


def _find() -> None:
    typed = st.session_state.find
    st.session_state.find = None
    found = search(session.the_graph(), typed or "", limit=1)
    if found:
        session.do({"do": "reveal", "id": found[0].id})
    elif typed:
        session.change()
        st.toast("No concept is called like that. Try another word.")


main()
