"""Why a step is in a plan."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.errors import InputError
from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.budget import within
from conceptpath.graph.planning.depth.path import Plan, Reason, Step, path
from conceptpath.graph.planning.depth.witness import Witness, witnesses

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


@given(tasks(), st.integers(0, 20))
def test_a_budget_changes_no_chain(
    task: tuple[Graph, dict[str, Depth], dict[str, Depth]], hours: int
) -> None:
    """What a budget keeps or postpones is in the plan for the same goals as before."""
    graph, goals, known = task
    plan = path(graph, goals, known=known)
    part = within(plan, hours)
    for step in plan.steps:
        before, after = witnesses(plan, step.id), witnesses(part, step.id)
        assert [(w.goal, len(w.chain)) for w in before] == [
            (w.goal, len(w.chain)) for w in after
        ]


def test_chain_ends_at_what_is_known(sample: Graph) -> None:
    """What is kept though it is implied is there for what is known and needs it."""
    plan = path(sample, ["power"], known=["multiplication"], keep_implied=True)
    [witness] = witnesses(plan, "number")
    assert witness.goal == "power"
    assert [reason.name for reason in witness.chain] == ["Addition", "Multiplication"]


def test_chain_goes_over_steps_where_it_can(sample: Graph) -> None:
    """What is known ends a chain only where no steps lead to the goal."""
    known = ["addition", "multiplication"]
    plan = path(sample, ["equation", "addition"], known=known, keep_implied=True)
    [witness] = witnesses(plan, "number")[:1]
    assert [reason.name for reason in witness.chain] == ["Variable", "Equation"]
    plan = path(sample, ["power", "addition"], known=known[1:], keep_implied=True)
    assert Witness("addition", ()) in witnesses(plan, "addition")


def test_the_shortest_chain_is_told() -> None:
    """A chain of two reasons is told before one of three that begins later."""
    ups = {
        "base": ("late", "near"),
        "near": ("goal",),
        "late": ("last",),
        "last": ("goal",),
        "goal": (),
    }
    steps = (
        Step(
            id_, id_, "what", 1, "M", tuple(Reason(up, up, "") for up in up_), ("goal",)
        )
        for id_, up_ in ups.items()
    )
    [witness] = witnesses(Plan(("goal",), 5, tuple(steps)), "base")
    assert [reason.dependent for reason in witness.chain] == ["near", "goal"]


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
