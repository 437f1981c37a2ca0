"""Putting cards beside what they are linked to."""

from conceptpath.graph.network import Graph
from conceptpath.ui.models.crossing import uncross


def test_lines_are_uncrossed(sample: Graph) -> None:
    """Cards are put beside what they are linked to."""
    columns = [["variable", "power"], ["polynomial", "equation"]]
    uncross(sample, columns)
    assert columns == [["variable", "power"], ["equation", "polynomial"]]
