"""What leaves: formats by name, the schema, and the whole graph."""

import json

import networkx as nx
import pytest

from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.export import (
    GRAPH_FORMATS,
    PLAN_FORMATS,
    graph_writer,
    plan_writer,
)
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.path import path


@pytest.mark.parametrize("name", GRAPH_FORMATS)
def test_every_graph_format_is_written(sample: Graph, name: str) -> None:
    """Each graph format gives a text that ends in a line break."""
    assert graph_writer(name)(sample).endswith("\n")


@pytest.mark.parametrize("name", PLAN_FORMATS)
def test_every_plan_format_is_written(sample: Graph, name: str) -> None:
    """Each plan format gives a text that ends in a line break."""
    assert plan_writer(name)(sample, path(sample, ["power"])).endswith("\n")


def test_unknown_formats_list_all() -> None:
    """A format that does not exist is an error that lists those that do."""
    with pytest.raises(UnknownNameError, match="'jsn'; did you mean json"):
        graph_writer("jsn")
    with pytest.raises(UnknownNameError, match="'json'; did you mean markdown"):
        plan_writer("json")


def test_node_link_is_read_by_networkx(sample: Graph) -> None:
    """The JSON form becomes a networkx graph with the needs as edges."""
    whole = json.loads(graph_writer("json")(sample))
    view = nx.node_link_graph(whole, edges="edges")
    edges = view.edges(data=True)
    needs = {(a, b) for a, b, fields in edges if fields["type"] == "REQUIRES"}
    assert needs == set(sample.to_networkx().edges)


def test_node_link_has_one_id_space(sample: Graph) -> None:
    """Concepts keep their ids, everything else is prefixed, and edges join nodes."""
    whole = json.loads(graph_writer("json")(sample))
    ids = [node["id"] for node in whole["nodes"]]
    assert {id_ for id_ in ids if ":" not in id_} == set(sample)
    assert {"domain:algebra", "paper:euclid-300", "resource:counting-book"} <= set(ids)
    ends = {end for edge in whole["edges"] for end in (edge["source"], edge["target"])}
    assert (len(ids), ends <= set(ids)) == (len(set(ids)), True)


def test_algorithms_have_both_labels(sample: Graph) -> None:
    """An algorithm is a concept, too."""
    whole = json.loads(graph_writer("json")(sample))
    labels = {node["id"]: node["labels"] for node in whole["nodes"]}
    assert labels["root-finding"] == ["Concept", "Algorithm"]
    assert labels["power"] == ["Concept"]


def test_schema_leaves_out_what_the_place_tells(sample: Graph) -> None:
    """A concept file cannot hold id and domain, as its place tells them."""
    schema = json.loads(graph_writer("schema")(sample))
    assert {"id", "domain"}.isdisjoint(schema["properties"])
    assert schema["required"] == ["name"]


def test_schema_closes_the_axes(sample: Graph) -> None:
    """Axes and their values are the closed lists of the graph."""
    axes = json.loads(graph_writer("schema")(sample))["properties"]["axes"]
    assert axes["properties"]["family"]["items"] == {"enum": ["search"]}
    assert axes["additionalProperties"] is False
