"""What a query speaks of is found in its patterns, and nowhere else."""

import pytest

from conceptpath.graph.stores.cypher.mentions import Arrow, Property, mentions


@pytest.mark.parametrize(
    ("cypher", "labels", "types", "either"),
    [
        (
            "MATCH (:A|B&C)-[:R|S*1..2]->(:`D E`)",
            ("A", "B", "C", "D E"),
            ("R", "S"),
            (),
        ),
        ("MATCH (a:A WHERE a.x = b) RETURN count(a:B)", ("A",), (), ("B",)),
        ("MATCH (a) WHERE a:A AND (a)-[:R]->(:B)", ("B",), ("R",), ("A",)),
        ("MATCH (a) WHERE EXISTS { (a)<-[:R]-(:B) }", ("B",), ("R",), ()),
        ("MATCH p = shortestPath((:A)-[:R*]->(:B))", ("A", "B"), ("R",), ()),
        ("MATCH (:!A)-[:!R]->(:%)", (), (), ()),
        ("RETURN {a: b, c: d}, [x IN y | x], '(:A)' // (:B)", (), (), ()),
        (r"MATCH (:\u0041)", ("A",), (), ()),
    ],
)
def test_names(
    cypher: str,
    labels: tuple[str, ...],
    types: tuple[str, ...],
    either: tuple[str, ...],
) -> None:
    """Labels stand in nodes, types in relationships, and a predicate names either."""
    found = mentions(cypher)
    assert (found.labels, found.types, found.either) == (labels, types, either)


@pytest.mark.parametrize(
    ("cypher", "properties"),
    [
        ("MATCH (a:A {x: 1, y: [2, 3]})", [("x", ("A",)), ("y", ("A",))]),
        ("MATCH (a:A)-[r:R {w: $w}]->(a {z: 1})", [("w", ("R",)), ("z", ("A",))]),
        ("MATCH (a:A), (b) RETURN a.x, b.y.z, {k: a.v}", [("x", ("A",)), ("y", ())]),
        ("MATCH (a:A) WITH a.x AS a RETURN a.y", []),
        ("UNWIND $rows AS row RETURN row.x, date().year", []),
    ],
)
def test_properties(cypher: str, properties: list[tuple[str, tuple[str, ...]]]) -> None:
    """A property belongs to what a pattern has brought in, and to nothing else."""
    found = [tuple(one) for one in mentions(cypher).properties]
    assert found[: len(properties)] == properties
    assert properties or not found


@pytest.mark.parametrize(
    ("cypher", "arrows"),
    [
        ("MATCH (a:A)-[:R]->(b:B)", [Arrow("R", ("A",), ("B",))]),
        ("MATCH (a:A)<-[:R]-(:B)", [Arrow("R", ("B",), ("A",))]),
        ("MATCH (a:A) MATCH (a)-[:R*0..]->(b)", [Arrow("R", ("A",), ())]),
        ("MATCH (:A)-[:R]-(:B), (:A)-->(:B), (:A)-[:R|S]->(:B)", []),
    ],
)
def test_arrows(cypher: str, arrows: list[Arrow]) -> None:
    """An arrow has one type and one direction, and the labels of its ends."""
    assert list(mentions(cypher).arrows) == arrows


def test_everything_comes_once() -> None:
    """What a query repeats is one thing."""
    found = mentions("MATCH (a:A) MATCH (b:A) WHERE a.x = b.x AND a.x > 1")
    assert (found.labels, found.properties) == (("A",), (Property("x", ("A",)),))
