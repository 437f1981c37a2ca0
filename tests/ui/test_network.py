"""The map as a pyvis network."""

from conceptpath.graph.network import Graph
from conceptpath.ui.map.network import network, payload, vis_folder
from conceptpath.ui.models.look import look
from conceptpath.ui.state import Visit


def test_edges_lead_to_what_is_needed(sample: Graph) -> None:
    """An edge of the network has the direction of REQUIRES."""
    board = look(sample, Visit(domain="algebra")).board
    edges = {(edge["from"], edge["to"]) for edge in network(board).edges}
    assert ("polynomial", "variable") in edges
    assert ("variable", "polynomial") not in edges


def test_payload_holds_every_card_in_its_column(sample: Graph) -> None:
    """Columns name the nodes they hold, and no node stands outside a column."""
    sent = payload(look(sample, Visit(domain="algebra")).board)
    placed = [id_ for column in sent["columns"] for id_ in column["ids"]]
    assert sorted(placed) == sorted(node["id"] for node in sent["nodes"])
    assert sent["options"]["physics"] == {"enabled": False}


def test_the_bundle_is_in_the_installed_pyvis() -> None:
    """The script that the page loads comes with pyvis, not from another host."""
    assert (vis_folder() / "vis-network.min.js").is_file()
