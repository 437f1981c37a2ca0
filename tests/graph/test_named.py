"""A goal by its name, as a record."""

import pytest

from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import Target
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.goals import goals
from conceptpath.graph.planning.named import named, targets


@pytest.mark.parametrize("name", ["solver", "specialization:solver", "Equation solver"])
def test_specialization_is_its_record(sample: Graph, name: str) -> None:
    """A specialization, by its id, with the prefix or by name, is its record."""
    assert named(sample, name) is sample.records.specializations[0]


def test_concept_becomes_a_goal(sample: Graph) -> None:
    """A concept, by an alias too, is a goal with its projects and its own papers."""
    addition, times = named(sample, "plus"), named(sample, "times")
    assert (addition.id, addition.name) == ("addition", "Addition")
    assert addition.targets == (Target(id="addition"),)
    assert addition.projects == ("calculator",)
    assert (times.projects, times.reading) == ((), ("euclid-300",))


@pytest.mark.parametrize("name", ["ghost", "specialization:ghost"])
def test_unknown_name(sample: Graph, name: str) -> None:
    """What means neither is an error that names it."""
    with pytest.raises(UnknownNameError, match="'ghost'"):
        named(sample, name)


def test_targets_are_the_goals(content_graph: Graph) -> None:
    """The targets of each shipped specialization are the goals that it means."""
    for goal in content_graph.records.specializations:
        name = f"specialization:{goal.id}"
        assert targets(named(content_graph, name)) == goals(content_graph, [name])
