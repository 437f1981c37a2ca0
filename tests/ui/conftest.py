"""The explorer on the graph that everyone knows by heart, run without a browser."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from conceptpath.graph.network import Graph
from conceptpath.ui import session
from conceptpath.ui.app import ROOM

Open = Callable[..., AppTest]


@pytest.fixture
def opened(sample: Graph, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    """Return a function that opens a view at an address, on the sample."""
    monkeypatch.setattr(session, "load_graph", lambda: sample)
    st.cache_resource.clear()

    def open_view(view: str = "look", **address: str) -> AppTest:
        page = AppTest.from_file(str(ROOM / "main.py"), default_timeout=60)
        for name, value in address.items():
            page.query_params[name] = value
        return page.switch_page(f"views/{view}.py").run()

    yield open_view
    st.cache_resource.clear()


def shown(page: AppTest, key: str) -> Any:
    """Return the data of the component with a key; fail where it is not shown."""
    found = [c for c in page.get("bidi_component") if c.proto.id.endswith(f"-{key}")]
    assert found, f"there is no {key}"
    return json.loads(json.loads(found[0].proto.json)["json"])


def texts(page: AppTest, key: str) -> list[str]:
    """Return the texts of the sheet with a key."""
    return [block["text"] for block in shown(page, key) if "text" in block]
