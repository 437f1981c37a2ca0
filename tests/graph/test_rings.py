"""The typed distance: which kind of link reaches what first."""

from collections.abc import Collection, Sequence

from conceptpath.graph.build import build
from conceptpath.graph.model import Concept, Domain, Records
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.rings import Area, Ring, kinds, rings

HOME = Domain(id="d", name="D")


def found(graph: Graph, table: Sequence[Ring]) -> list[tuple[str, set[str]]]:
    """Return what each ring of a table holds, with all concepts inside."""
    area = Area(graph, "variable", {*graph}, {*graph}, {})
    return [(ring.title, ids) for ring, ids in rings(area, table)]


def to(*ids: str) -> Ring:
    """Return a ring that leads to some concepts."""
    return Ring(" ".join(ids), "", lambda _area, _reached: ids)


def test_the_first_ring_that_reaches_a_concept_has_it(sample: Graph) -> None:
    """What a nearer ring holds is in no other one."""
    table = (to("number"), to("number", "power"))
    assert [ids for _, ids in found(sample, table)] == [{"number"}, {"power"}]


def test_a_ring_without_anything_new_is_left_out(sample: Graph) -> None:
    """No ring is empty, and the ones after an empty one still count."""
    table = (to("number"), to("number"), to("power"))
    assert [title for title, _ in found(sample, table)] == ["number", "power"]


def test_the_last_ring_is_repeated(sample: Graph) -> None:
    """The last kind of link leads on, one step a ring, as far as it goes."""
    above = Ring("above", "", lambda area, reached: _above(area.graph, reached))
    assert [ids for _, ids in found(sample, (to("variable"), above))] == [
        {"variable"},
        {"equation", "polynomial"},
        {"root-finding"},
    ]


def _above(graph: Graph, ids: Collection[str]) -> list[str]:
    return [up for id_ in ids for up in graph.unlocks(id_)]


def test_nothing_outside_is_reached(sample: Graph) -> None:
    """A ring that leads out of the area holds only what is inside."""
    area = Area(sample, "number", {"number"}, {"number"}, {})
    assert [ids for _, ids in rings(area, (to("number", "power"),))] == [{"number"}]


def test_kinds_of_kinds_are_kinds() -> None:
    """A kind of a kind counts, in whatever order they are learned."""
    concepts = [
        Concept(id="forest", name="Forest", domain="d", is_a=("bagging",)),
        Concept(id="bagging", name="Bagging", domain="d", is_a=("ensemble",)),
        Concept(id="ensemble", name="Ensemble", domain="d"),
        Concept(id="margin", name="Margin", domain="d"),
    ]
    graph = build([Records(concepts=tuple(concepts), domains=(HOME,))])
    assert kinds(graph, ["ensemble"]) == {"ensemble", "bagging", "forest"}
