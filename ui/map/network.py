"""The map as a pyvis network: the model that vis-network draws in the browser."""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import to_builtins

from conceptpath.ui.models.board import Board, Card

if TYPE_CHECKING:
    from pyvis.network import Network

#: The map is a page and no canvas to get lost in: no physics, no zoom, no dragging.
OPTIONS = {
    "physics": {"enabled": False},
    "autoResize": False,
    "interaction": {"dragNodes": False, "dragView": False, "zoomView": False},
    "nodes": {"chosen": False},
}


def network(board: Board) -> "Network":
    """Return a board as a network; an edge leads from dependent to prerequisite."""
    from pyvis.network import Network

    net = Network(directed=True)
    net.set_options(json.dumps(OPTIONS))
    for column in board.columns:
        for card in column.cards:
            net.add_node(card.id, card.name, shape="custom", **_details(card))
    for link in board.links:
        net.add_edge(link.dependent, link.prerequisite, implied=link.implied)
    return net


def payload(board: Board) -> dict[str, Any]:
    """Return what the component gets: the network's data and the columns."""
    nodes, edges, _heading, _height, _width, options = network(board).get_network_data()
    return {
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options),
        "columns": [
            {"title": c.title, "note": c.note, "ids": [card.id for card in c.cards]}
            for c in board.columns
        ],
        "selected": board.selected,
        "compact": board.compact,
    }


def vis_folder() -> Path:
    """Return the folder of the vis-network bundle in pyvis, without importing it."""
    spec = find_spec("pyvis")
    assert spec and spec.origin, "pyvis is a dependency"  # noqa: S101
    return Path(spec.origin).parent / "templates" / "lib" / "vis-9.1.2"


def _details(card: Card) -> dict[str, Any]:
    details: dict[str, Any] = to_builtins(card)
    del details["id"], details["name"]
    return details
