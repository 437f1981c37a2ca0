"""What a map lacks is found in one that lacks it."""

import pytest
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.lint import lint_graph
from conceptpath.graph.model import Concept, Need, Pointer, Records, Source
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.bolt import Store
from tests.stores.conftest import Holding

from .asking import asked, ids

#: A concept with needs, of which some are implied, some by choices or deeper ones only.
FAULTY = (
    Concept(
        id="series",
        name="Series",
        domain="algebra",
        learn=(Pointer(resource="counting-book"),),
        needs=(
            Need(id="addition", reason="Its terms are added up."),
            Need(id="power", reason="Its terms are powers."),
            Need(id="number", depth="why", reason="Its limit is a number."),
            Need(id="equation", depth="why", reason="Its sum solves an equation."),
            Need(id="subtraction", reason="Neighbours are subtracted."),
            Need(id="division", at="why", reason="Terms are divided by a number."),
            Need(id="polynomial", status="disputed", reason="It has no last term."),
        ),
    ),
    Concept(id="colour", name="Colour", domain="arithmetic"),
)


@pytest.fixture(scope="module")
def faulty(sample: Graph) -> Graph:
    """Return a graph with one concept that has redundant needs, and an orphan."""
    return build([sample.records, Records(concepts=FAULTY)], version="faulty")


@pytest.fixture
def faulty_store(holding: Holding, faulty: Graph) -> Store:
    """Return a store that holds a graph with faults."""
    return holding(faulty)


def test_redundant(faulty: Graph, faulty_store: Store) -> None:
    """Redundant are those of the settled needs that the check of the content finds."""
    told = [fault for fault in lint_graph(faulty) if "implied" in fault.what]
    implied = {(fault.where, fault.what.split()[0]) for fault in told}
    settled = {pair for pair in implied if pair[1] in faulty.prerequisites(pair[0])}

    rows = asked(faulty_store, faulty, "redundant")

    assert len(settled) == 2
    assert settled == {(row["id"], row["needs"]) for row in rows}


def test_orphans(faulty: Graph, faulty_store: Store) -> None:
    """An orphan is a concept without needs that nothing needs."""
    assert ids(asked(faulty_store, faulty, "orphans")) == ["colour"]


def test_contested(faulty: Graph, faulty_store: Store) -> None:
    """Contested are the proposed and the disputed needs, each with its status."""
    rows = asked(faulty_store, faulty, "contested")

    assert [(row["id"], row["needs"], row["status"]) for row in rows] == [
        ("root-finding", "number", "proposed"),
        ("series", "polynomial", "disputed"),
    ]


@pytest.mark.parametrize(
    ("name", "field"),
    [("without-resources", "learn"), ("without-questions", "questions")],
)
def test_without(name: str, field: str, faulty: Graph, faulty_store: Store) -> None:
    """What nothing teaches or asks about are the concepts whose record names none."""
    wanted = sorted(c.id for c in faulty.values() if not getattr(c, field))

    assert 0 < len(wanted) < len(faulty)
    assert wanted == ids(asked(faulty_store, faulty, name))


def test_sources(sample: Graph, holding: Holding) -> None:
    """Each source has the concepts that name it; those that name none are curated."""
    notes = Source(id="notes", name="Notes", licence="MIT")
    records = structs.replace(
        sample.records,
        concepts=tuple(
            structs.replace(concept, sources=("notes",) if concept.aliases else ())
            for concept in sample.values()
        ),
        sources=(*sample.records.sources, notes),
    )
    graph = build([records], version="sourced")

    rows = asked(holding(graph), graph, "sources")

    assert [(row["id"], row["licence"], row["concepts"]) for row in rows] == [
        ("curated", "", 5),
        ("notes", "MIT", 5),
    ]
