"""What the schema promises and what the rows of a graph hold."""

from collections.abc import Iterable

import pytest

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
from conceptpath.graph.stores.rows import Row, nodes, relationships
from conceptpath.graph.stores.schema import LABELS, RELATIONSHIPS
from conceptpath.loading import load_graph


def edges(graph: Graph, type_: str) -> list[tuple[str, str, Row]]:
    """Return the relationships of one type: from which id, to which, properties."""
    return [
        (row["start"], row["end"], row["properties"])
        for kind, rows in relationships(graph)
        if kind.type == type_
        for row in rows
    ]


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


def names(rows: Iterable[Row]) -> set[str]:
    """Return all property names of some rows."""
    return {name for row in rows for name in row}


def test_labels_have_the_properties_of_the_schema(sample: Graph) -> None:
    """No node has a property that its label does not promise, and all have an id."""
    for labels, rows in nodes(sample):
        assert names(rows) <= set(LABELS[labels[-1]])
        assert all(row["id"] for row in rows)


def test_relationships_have_the_properties_of_the_schema(sample: Graph) -> None:
    """No relationship has a property that its type does not promise."""
    for kind, rows in relationships(sample):
        assert kind in RELATIONSHIPS
        assert names(row["properties"] for row in rows) <= set(kind.properties)


def test_ends_of_relationships_are_labels() -> None:
    """Each type of relationship joins two labels of the schema."""
    ends = {label for kind in RELATIONSHIPS for label in (kind.start, kind.end)}
    assert ends <= set(LABELS)


def test_every_axis_of_the_content_is_a_property() -> None:
    """The axes a person can choose along are the axis properties of a concept."""
    axes = {f"axis_{axis.id}" for axis in load_graph(workspace=False).records.axes}
    assert axes == {name for name in LABELS["Concept"] if name.startswith("axis_")}


def test_ends_of_relationships_are_nodes() -> None:
    """In the shipped content no relationship leads to a node that is not written."""
    graph = load_graph(workspace=False)
    ids: dict[str, set[str]] = {}
    for labels, rows in nodes(graph):
        ids.setdefault(labels[0], set()).update(row["id"] for row in rows)
    for kind, rows in relationships(graph):
        assert {row["start"] for row in rows} <= ids[kind.start]
        assert {row["end"] for row in rows} <= ids[kind.end]


def test_links_that_the_sample_lacks() -> None:
    """Papers used, sources and parents of domains are relationships, too."""
    graph = small(
        Concept(id="c", name="C", domain="leaf", papers=("paper",), sources=("notes",))
    )
    assert edges(graph, "USES") == [("paper", "c", {})]
    assert edges(graph, "FROM") == [("c", "notes", {})]
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


def test_two_pointers_to_one_resource_are_one_relationship() -> None:
    """A resource named twice teaches a concept once, at its better rank."""
    places = (Pointer(resource="book", where="1"), Pointer(resource="book", where="7"))
    graph = small(Concept(id="c", name="C", domain="leaf", learn=places))
    assert edges(graph, "TEACHES") == [("book", "c", {"where": "1", "rank": 1})]
