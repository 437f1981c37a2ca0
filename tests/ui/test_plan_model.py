"""The page of Plan."""

import pytest

from conceptpath.graph.errors import InputError
from conceptpath.graph.network import Graph
from conceptpath.ui.models.blocks import Choices, Heading, Module, Row
from conceptpath.ui.models.plan import (
    Planned,
    file_name,
    goal_names,
    no_goal,
    planned,
)
from conceptpath.ui.state import Visit

POLYNOMIAL = Visit(goals=("polynomial",))


def rows(page: Planned) -> dict[str, Row]:
    """Return the steps of a page by id."""
    modules = [block for block in page.modules if isinstance(block, Module)]
    return {row.id: row for module in modules for row in module.items}


def test_heading_is_the_verdict(sample: Graph) -> None:
    """The heading says how much it is, and to what."""
    assert planned(sample, POLYNOMIAL).heading == "6 steps and 8 h to Polynomial"


def test_specializations_are_goals(sample: Graph) -> None:
    """A specialization is planned by its targets and called by its name."""
    page = planned(sample, Visit(goals=("specialization:solver",)))
    assert page.plan.goals == ("root-finding", "power")
    assert page.heading.endswith(" to Equation solver")


def test_marking_moves_and_renumbers_nothing(sample: Graph) -> None:
    """A tick changes the tick and the hours that are left, never the order."""
    before = planned(sample, POLYNOMIAL)
    after = planned(sample, Visit(goals=("polynomial",), known={"power": "what"}))
    numbers = {id_: row.number for id_, row in rows(before).items()}
    assert {id_: row.number for id_, row in rows(after).items()} == numbers
    assert after.heading == "2 steps and 3 h to Polynomial"
    assert {id_ for id_, row in rows(after).items() if row.known} == {
        "number",
        "addition",
        "multiplication",
        "power",
    }


def test_each_step_leads_to_a_goal(sample: Graph) -> None:
    """Following what a step is for ends at a goal, so "why here?" has an end."""
    steps = rows(planned(sample, Visit(goals=("root-finding",), depth="why")))
    for row in steps.values():
        seen = [row]
        while seen[-1].user:
            assert seen[-1].reason
            seen.append(steps[seen[-1].user])
        assert seen[-1].id == "root-finding"


def test_a_known_goal_leaves_nothing_to_learn(sample: Graph) -> None:
    """A goal that is known already is said to be known, and nothing is next."""
    page = planned(sample, Visit(goals=("addition",), known={"addition": "what"}))
    assert page.heading == "Nothing to learn: you know Addition"
    assert page.now == ()


def test_the_next_step_is_told_unless_one_is_selected(sample: Graph) -> None:
    """The words under the map are of the selected step, else of the next one."""
    known = Visit(goals=("polynomial",), known={"number": "what"})
    assert planned(sample, known).now[0] == Heading(
        text="2. Addition", note="the next step"
    )
    chosen = Visit(goals=("polynomial",), selected="power")
    assert planned(sample, chosen).now[0] == Heading(text="4. Power")


def test_map_has_the_numbers_of_the_list(sample: Graph) -> None:
    """A chip carries the number of its step; its title the name."""
    page = planned(sample, POLYNOMIAL)
    chips = {card.id: card for column in page.board.columns for card in column.cards}
    assert {id_: chip.name for id_, chip in chips.items()} == {
        id_: str(row.number) for id_, row in rows(page).items()
    }
    assert chips["power"].title == "4. Power"


def test_map_draws_only_needs_of_the_plan(sample: Graph) -> None:
    """An alternative that was not chosen is not drawn."""
    page = planned(sample, Visit(goals=("equation", "division")))
    drawn = {(link.dependent, link.prerequisite) for link in page.board.links}
    assert ("equation", "division") in drawn
    assert not any(prerequisite == "subtraction" for _, prerequisite in drawn)


def test_depth_asks_for_more(sample: Graph) -> None:
    """A step that is wanted at depth why says so with its hours."""
    page = planned(sample, Visit(goals=("power",), depth="why"))
    assert rows(page)["power"].meta == "why · 2 h"
    assert rows(page)["addition"].meta == "1 h"


def test_all_can_be_wanted_at_why(sample: Graph) -> None:
    """With deep, every step is wanted at depth why."""
    page = planned(sample, Visit(goals=("power",), deep=True))
    assert {row.depth for row in rows(page).values()} == {"why"}


def test_a_plan_needs_a_goal(sample: Graph) -> None:
    """Without a goal there is no plan."""
    with pytest.raises(InputError, match="needs a goal"):
        planned(sample, Visit())


def test_doors_are_offered_before_there_is_a_goal(sample: Graph) -> None:
    """An empty page says what to do and offers three goals."""
    doors = no_goal(sample)[-1]
    assert isinstance(doors, Choices)
    assert doors.items[0].id == "specialization:solver"
    assert len(doors.items) == 3


def test_goals_are_specializations_then_concepts(sample: Graph) -> None:
    """The list of goals has the specializations first."""
    assert list(goal_names(sample).values())[:2] == ["Equation solver", "Addition"]


def test_file_name_stays_short() -> None:
    """Many goals do not make a file name that a disk refuses."""
    assert len(file_name(Visit(goals=("a-rather-long-goal",) * 20))) < 100
