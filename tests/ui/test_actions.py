"""What clicks, ticks and keys change."""

import pytest
from msgspec.structs import replace

from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.explore import members
from conceptpath.ui.actions import Action, perform
from conceptpath.ui.models.look import look, stages
from conceptpath.ui.state import NOTHING, Visit


def after(graph: Graph, visit: Visit, do: str, id_: str) -> Visit:
    """Return the visit after an action."""
    action: Action = {"do": do, "id": id_}
    return perform(graph, visit, action)


def test_a_click_selects(sample: Graph) -> None:
    """A click on a card selects its concept."""
    assert after(sample, Visit(), "select", "power") == Visit(selected="power")


def test_a_selection_can_be_left(sample: Graph) -> None:
    """Leaving the selection differs from not having chosen yet."""
    assert after(sample, Visit(), "select", "") == Visit(selected=NOTHING)


def test_a_goal_is_made_and_dropped(sample: Graph) -> None:
    """The same action makes a goal and drops it."""
    made = after(sample, Visit(), "goal", "power")
    assert made == Visit(goals=("power",))
    assert after(sample, made, "goal", "power") == Visit()


def test_a_fold_opens_and_shuts(sample: Graph) -> None:
    """The same action opens the fold of a stage and shuts it."""
    opened = after(sample, Visit(), "fold", "2")
    assert opened == Visit(opened=(2,))
    assert after(sample, opened, "fold", "2") == Visit()


def test_an_area_becomes_the_domain(sample: Graph) -> None:
    """A click on an area of the foundations goes there, with nothing chosen yet."""
    visit = Visit(selected="power", opened=(1,), goals=("power",))
    there = after(sample, visit, "area", "arithmetic")
    assert there == Visit(domain="arithmetic", goals=("power",))


def test_a_tick_marks_at_its_depth(sample: Graph) -> None:
    """A tick in a plan marks the step at the depth of the step."""
    action: Action = {"do": "know", "id": "power", "depth": "why"}
    assert perform(sample, Visit(), action).known == {"power": "why"}


def test_a_concept_elsewhere_is_revealed(sample: Graph) -> None:
    """Finding a concept of another domain goes there and drops what hides it."""
    visit = Visit(domain="algebra", axes={"family": "search"}, opened=(2,))
    expected = Visit(domain="arithmetic", selected="division")
    assert after(sample, visit, "reveal", "division") == expected


def test_a_concept_of_the_domain_is_revealed_where_it_is(sample: Graph) -> None:
    """Finding a concept of the domain changes nothing but the selection."""
    visit = Visit(domain="algebra", axes={"family": "search"}, opened=(1,))
    expected = replace(visit, selected="polynomial")
    assert after(sample, visit, "reveal", "polynomial") == expected


def test_a_contrast_that_hides_is_dropped(sample: Graph) -> None:
    """Finding a concept of the domain that does not fit the contrasts drops these."""
    visit = Visit(domain="algebra", axes={"family": "other"})
    expected = Visit(domain="algebra", selected="root-finding")
    assert after(sample, visit, "reveal", "root-finding") == expected


def test_a_far_concept_is_revealed_with_its_levels(content_graph: Graph) -> None:
    """Finding a concept beyond the last level shows as many levels as it needs."""
    visit = Visit(domain="trees-and-ensembles", levels=3)
    assert after(content_graph, visit, "reveal", "tree-pruning").levels == 4


def test_only_a_fold_that_hides_is_opened(content_graph: Graph) -> None:
    """Finding what a fold hides opens its stage; what is drawn opens nothing."""
    visit = Visit(domain="statistical-learning")
    hidden = after(content_graph, visit, "reveal", "hidden-markov-model")
    assert hidden.opened == (
        stages(content_graph, visit.domain)[hidden.selected or ""],
    )
    assert after(content_graph, visit, "reveal", "lasso").opened == ()


@pytest.mark.parametrize("domain", ["statistical-learning", "mathematics"])
def test_everything_can_be_revealed(content_graph: Graph, domain: str) -> None:
    """Whatever is found in a domain stands on its map then."""
    for id_ in members(content_graph, domain):
        there = after(content_graph, Visit(domain=domain, levels=3), "reveal", id_)
        assert there.domain == domain
        assert id_ in look(content_graph, there).board.drawn()
