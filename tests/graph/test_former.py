"""Former ids."""

from conceptpath.graph.build import build
from conceptpath.graph.former import present_ids
from conceptpath.graph.model import Concept, Domain, Records
from conceptpath.graph.network import Graph


def test_former_ids_lead_to_the_present(sample: Graph) -> None:
    """A former id means the concept of today, and an id means itself."""
    found = present_ids(sample)
    assert (found["times-table"], found["power"]) == ("multiplication", "power")


def test_present_id_comes_before_a_former_one() -> None:
    """An id that is in use again means its own concept."""
    old = Concept(id="svm", name="SVM", domain="x", was=("kernel-machine",))
    new = Concept(id="kernel-machine", name="Kernel machine", domain="x")
    graph = build([Records(concepts=(old, new), domains=(Domain(id="x", name="X"),))])
    assert present_ids(graph)["kernel-machine"] == "kernel-machine"
