"""What the schema promises, what rows a graph becomes, and that it comes back."""

from collections.abc import Mapping

import pytest
from hypothesis import given

from conceptpath.graph.build import build
from conceptpath.graph.model import (
    Concept,
    Domain,
    Need,
    Paper,
    Pointer,
    Records,
    Resource,
    Source,
)
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.schema import KEYS, LABELS, RELATIONSHIPS
from conceptpath.graph.stores.transfer.content import Content, NodeKey, Row, labels_of
from conceptpath.graph.stores.transfer.difference import Key, difference
from conceptpath.graph.stores.transfer.records import graph_of
from conceptpath.graph.stores.transfer.rows import content
from conceptpath.graph.stores.transfer.statements import BATCH, BYTES, statements
from conceptpath.loading import load_graph
from tests.graph.strategies import graphs

NOTHING = Content({}, {})


def edges(graph: Graph, type_: str) -> list[tuple[str, str, Row]]:
    """Return the relationships of one type: from which id, to which, properties."""
    return [
        (key.start, key.end, row)
        for key, row in content(graph).edges.items()
        if key.kind.type == type_
    ]


def made(
    found: Mapping[Key, Row],
    added: Mapping[Key, Row],
    changed: Mapping[Key, Row],
    removed: Mapping[Key, Row],
) -> dict[Key, Row]:
    """Return what was found once a difference has been made."""
    kept = {key: row for key, row in found.items() if key not in removed}
    new = {
        key: {name: value for name, value in row.items() if value is not None}
        for key, row in changed.items()
    }
    return {**kept, **added, **new}


def small(concept: Concept) -> Graph:
    """Return a graph of one concept with what its links lead to."""
    below = Concept(id="below", name="Below", domain="leaf")
    domains = (
        Domain(id="tree", name="Tree"),
        Domain(id="leaf", name="Leaf", parent="tree"),
    )
    return build(
        [
            Records(
                concepts=(below, concept),
                domains=domains,
                papers=(Paper(id="paper", title="Paper"),),
                resources=(Resource(id="book", title="Book"),),
                sources=(Source(id="notes", name="Notes"),),
            )
        ],
        version="small",
    )


def test_labels_have_the_properties_of_the_schema(sample: Graph) -> None:
    """No node has a property that its labels do not promise, and all have an id."""
    for key, row in content(sample).nodes.items():
        assert all(set(row) <= set(LABELS[label]) for label in labels_of(key, row))
        assert row["id"] == key.id


def test_relationships_have_the_properties_of_the_schema(sample: Graph) -> None:
    """No relationship has a property that its type does not promise."""
    for key, row in content(sample).edges.items():
        assert key.kind in RELATIONSHIPS
        assert set(row) <= set(key.kind.properties)


def test_ends_of_relationships_are_labels() -> None:
    """Each type of relationship joins two labels of the schema."""
    ends = {label for kind in RELATIONSHIPS for label in (kind.start, kind.end)}
    assert ends <= set(LABELS)


def test_every_axis_of_the_content_is_a_property() -> None:
    """The axes a person can choose along are the axis properties of a concept."""
    axes = {f"axis_{axis.id}" for axis in load_graph(workspace=False).records.axes}
    assert axes == {name for name in LABELS["Concept"] if name.startswith("axis_")}


def test_ends_of_relationships_are_nodes(content_graph: Graph) -> None:
    """In the shipped content no relationship leads to a node that is not written."""
    nodes, relationships = content(content_graph)
    for kind, start, end, _ in relationships:
        assert {NodeKey(kind.start, start), NodeKey(kind.end, end)} <= set(nodes)


def test_links_that_the_sample_lacks() -> None:
    """Papers used, sources and parents of domains are relationships, too."""
    graph = small(
        Concept(id="c", name="C", domain="leaf", papers=("paper",), sources=("notes",))
    )
    assert edges(graph, "USES") == [("paper", "c", {"rank": 1})]
    assert edges(graph, "FROM") == [("c", "notes", {"rank": 1})]
    assert edges(graph, "PART_OF") == [("leaf", "tree", {})]


@pytest.mark.parametrize("status", ["proposed", "disputed"])
def test_needs_that_are_not_settled_are_proposals(status: str) -> None:
    """What is not settled is never REQUIRES, so that no closure follows it."""
    need = Need(id="below", reason="Perhaps.", status=status, strength=1)  # type: ignore[arg-type]
    graph = small(Concept(id="c", name="C", domain="leaf", needs=(need,)))
    assert edges(graph, "REQUIRES") == []
    ((start, end, properties),) = edges(graph, "PROPOSES")
    assert (start, end, properties["status"]) == ("c", "below", status)
    assert isinstance(properties["strength"], float)


def test_two_places_in_one_resource_are_two_relationships() -> None:
    """A resource named twice for a concept teaches it at both places."""
    places = (Pointer(resource="book", where="1"), Pointer(resource="book", where="7"))
    graph = small(Concept(id="c", name="C", domain="leaf", learn=places))
    assert edges(graph, "TEACHES") == [
        ("book", "c", {"where": "1", "rank": 1}),
        ("book", "c", {"where": "7", "rank": 2}),
    ]
    assert graph_of(content(graph)).records == graph.records


@given(graphs())
def test_a_graph_comes_back(graph: Graph) -> None:
    """The rows of a graph make the same graph: no record is lost or moved."""
    back = graph_of(content(graph))
    assert (back.version, back.records) == (graph.version, graph.records)


def test_the_shipped_content_comes_back(content_graph: Graph) -> None:
    """All fields of all records of the content survive, in their order."""
    assert graph_of(content(content_graph)).records == content_graph.records


@given(graphs(), graphs())
def test_a_difference_leads_from_one_to_the_other(old: Graph, new: Graph) -> None:
    """What was found, with the difference made, is what was wanted."""
    wanted, found = content(new), content(old)
    steps = difference(wanted, found)
    assert made(found.nodes, *(side.nodes for side in steps)) == wanted.nodes
    assert made(found.edges, *(side.edges for side in steps)) == wanted.edges


@given(graphs())
def test_nothing_differs_from_itself(graph: Graph) -> None:
    """Between a graph and itself there is nothing to do."""
    same = difference(content(graph), content(graph))
    assert list(statements(same, prune=True)) == []


def test_only_pruning_removes(sample: Graph) -> None:
    """Without pruning no statement deletes; with it, relationships go before nodes."""
    gone = difference(NOTHING, content(sample))
    texts = [text for text, _ in statements(gone, prune=True)]
    firsts = ["DELETE r" in text for text in texts]
    assert list(statements(gone, prune=False)) == []
    assert firsts == sorted(firsts, reverse=True)


def test_batches_are_small_in_rows_and_bytes() -> None:
    """No message has more rows or much more bytes than the weaker server answers."""
    long = {
        NodeKey("Paper", str(i)): {"id": str(i), "title": "x" * 100_000}
        for i in range(100)
    }
    short = {NodeKey("Source", str(i)): {"id": str(i)} for i in range(2_500)}
    new = difference(Content({**long, **short}, {}), NOTHING)
    sizes = [len(rows) for _, rows in statements(new, prune=False)]
    assert sum(sizes) == 2_600
    assert max(sizes) <= BATCH
    assert sizes[0] * 100_000 <= BYTES + 100_100


def test_every_label_that_comes_first_has_unique_ids() -> None:
    """Algorithms are looked up as the concepts that they are; all else by its label."""
    assert set(LABELS) - set(KEYS) == {"Algorithm"}
