"""Why a step is in a plan."""

import networkx as nx
import pytest
from hypothesis import given

from conceptpath.graph.errors import InputError
from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.path import path
from conceptpath.graph.planning.depth.witness import witnesses

from .strategies import tasks


@given(tasks())
def test_every_step_has_a_shortest_chain_to_each_goal(
    task: tuple[Graph, dict[str, Depth], dict[str, Depth]],
) -> None:
    """A chain leads over reasons of the plan to a goal, and no chain is shorter."""
    graph, goals, known = task
    plan = path(graph, goals, known=known)
    view = nx.DiGraph((s.id, r.dependent) for s in plan.steps for r in s.reasons)
    view.add_nodes_from(step.id for step in plan.steps)
    for step in plan.steps:
        found = witnesses(plan, step.id)
        assert tuple(witness.goal for witness in found) == step.serves
        for witness in found:
            way = [step.id, *(reason.dependent for reason in witness.chain)]
            assert way[-1] == witness.goal
            assert nx.is_path(view, way)
            assert len(way) == len(nx.shortest_path(view, step.id, witness.goal))


def test_chain_in_words(sample: Graph) -> None:
    """A number is in the plan for a power because of sums and products."""
    [witness] = witnesses(path(sample, ["power"]), "number")
    assert [reason.reason for reason in witness.chain] == [
        "What is added are two numbers.",
        "A product is a repeated sum.",
        "A power is a repeated product.",
    ]


@pytest.mark.parametrize(
    ("id_", "why"), [("addition", "known already"), ("variable", "nothing of it")]
)
def test_what_is_no_step(sample: Graph, id_: str, why: str) -> None:
    """What is known or not needed is no step, and the error says which."""
    plan = path(sample, ["power"], known=["addition"])
    with pytest.raises(InputError, match=f"{id_!r}: .*{why}"):
        witnesses(plan, id_)
