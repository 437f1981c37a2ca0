"""How a component of this explorer is registered, drawn, and heard.

Its script stands on a route and is loaded once; what Streamlit sends is a loader of
three lines. The data is one string of JSON: for lists and dictionaries Streamlit would
load pandas.
"""

import json
from functools import partial
from pathlib import Path
from typing import Any

from streamlit.components.v2 import component as register
from streamlit.components.v2.types import ComponentRenderer

from conceptpath.ui import session

ROOM = Path(__file__).parent


def component(name: str, html: str) -> ComponentRenderer:
    """Return the component whose scripts and styles are in ``<name>/web``."""
    styles = ROOM / "assets" / "base.css", ROOM / name / "web" / f"{name}.css"
    return register(
        name,
        html=html,
        css="\n".join(style.read_text(encoding="utf-8") for style in styles),
        js=_loader(name),
    )


def draw(renderer: ComponentRenderer, key: str, data: Any) -> None:
    """Draw a component with some data; what a person does in it changes the visit."""
    renderer(
        key=key,
        data={"json": json.dumps(data)},
        on_act_change=partial(session.obey, key),
    )


def _loader(name: str) -> str:
    # The line breaks matter: without one Streamlit takes the text for a path.
    return f"""
const script = new URL("/assets/{name}/{name}.js", location.origin);
export default (component) => void import(script).then((it) => it.mount(component));
"""
