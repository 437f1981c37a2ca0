"""The graph: a mapping in learning order, and closures as one sweep."""

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.build import build
from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import Concept, Depth, Domain, Need, Records
from conceptpath.graph.network import Graph, Group
from conceptpath.graph.planning.depth.choices import choose

from .strategies import graphs, plain_graphs, some, tasks

Task = tuple[Graph, dict[str, Depth], dict[str, Depth]]


def deeper(one: Depth, other: Depth) -> Depth:
    """Return the deeper of two depths."""
    return "why" if "why" in (one, other) else "what"


def counts(need: Need, depth: Depth) -> bool:
    """Tell whether a settled need counts when its concept is wanted so deep."""
    return need.status == "settled" and (need.depth == "what" or depth == "why")


def fixpoint(
    graph: Graph,
    wanted: dict[str, Depth],
    chosen: dict[Group, str] | None,
    known: dict[str, Depth] | None = None,
) -> dict[str, Depth]:
    """Return a closure by adding what is missing until nothing is.

    ``chosen`` tells which alternative is followed; without it, all are.
    """
    found, known = dict(wanted), known or {}
    while True:
        before = dict(found)
        for id_, depth in before.items():
            for need in graph[id_].needs:
                if id_ in known and counts(need, known[id_]):
                    continue
                lowers = need.prerequisites
                if chosen is not None and need.any_of:
                    lowers = tuple(filter(None, [chosen.get(Group(id_, need))]))
                for lower in lowers if counts(need, depth) else ():
                    found[lower] = deeper(found.get(lower, need.at), need.at)
        if found == before:
            return found


@given(tasks(), st.data())
def test_required_is_the_least_fixpoint(task: Task, data: st.DataObject) -> None:
    """What is required is closed under the needs that count, and nothing more."""
    graph, wanted, _ = task
    groups = graph.groups(dict.fromkeys(graph, "why"))
    chosen = {g: data.draw(st.sampled_from(g.need.any_of)) for g in groups}
    assert graph.required(wanted, chosen=chosen) == fixpoint(graph, wanted, chosen)


@given(tasks())
def test_nothing_below_the_known_is_required(task: Task) -> None:
    """Below what is known deep enough no need is followed."""
    graph, wanted, known = task
    chosen = dict(choose(graph, wanted).chosen)
    required = graph.required(wanted, chosen=chosen, known=known)
    assert required == fixpoint(graph, wanted, chosen, known)


@given(tasks())
def test_without_choices_no_alternative_is_required(task: Task) -> None:
    """Needs with alternatives are followed only where one was chosen."""
    graph, wanted, _ = task
    assert graph.required(wanted) == fixpoint(graph, wanted, {})


@given(tasks())
def test_closure_follows_every_alternative(task: Task) -> None:
    """The closure of some concepts holds every alternative of every need."""
    graph, wanted, _ = task
    expected = fixpoint(graph, dict.fromkeys(wanted, "what"), None)
    assert graph.closure(wanted) == expected


@given(tasks())
def test_deep_closure_wants_everything_at_why(task: Task) -> None:
    """A deep closure holds all descendants, each at depth why."""
    graph, wanted, _ = task
    view = graph.to_networkx()
    below = set(wanted).union(*(nx.descendants(view, id_) for id_ in wanted))
    assert graph.closure(wanted, deep=True) == dict.fromkeys(below, "why")


@given(st.data())
def test_closure_equals_descendants(data: st.DataObject) -> None:
    """Where all needs count, a closure is a concept with networkx' descendants."""
    graph = data.draw(plain_graphs())
    goal = data.draw(st.sampled_from(list(graph)))
    expected = {goal} | nx.descendants(graph.to_networkx(), goal)
    assert set(graph.closure([goal])) == expected


@given(st.data())
def test_closures_come_out_in_learning_order(data: st.DataObject) -> None:
    """A closure lists its concepts by their positions."""
    graph = data.draw(graphs())
    wanted = data.draw(some(graph))
    found = list(graph.closure(wanted, "why"))
    assert found == sorted(found, key=graph.position)


@given(st.data())
def test_closure_of_a_closure_is_itself(data: st.DataObject) -> None:
    """Nothing is missing from a closure."""
    graph = data.draw(graphs())
    closure = graph.closure(data.draw(some(graph)), deep=True)
    assert graph.closure(closure, deep=True) == closure


@given(graphs())
def test_every_need_points_to_a_lower_position(graph: Graph) -> None:
    """Positions are a learning order: prerequisites stand before dependents."""
    edges = [
        (id_, low) for id_ in graph for n in graph.needs(id_) for low in n.prerequisites
    ]
    assert all(graph.position(id_) > graph.position(low) for id_, low in edges)


@given(graphs())
def test_unlocks_is_the_reverse_of_needs(graph: Graph) -> None:
    """A concept unlocks exactly those that name it in a settled need."""
    for lower in graph:
        naming = {id_ for id_ in graph if lower in prerequisites(graph, id_)}
        assert set(graph.unlocks(lower)) == naming


@given(graphs())
def test_stage_is_the_longest_chain(graph: Graph) -> None:
    """The stage of a concept is the longest chain of needs down to a root."""
    view = graph.to_networkx()
    for id_ in graph:
        below = view.subgraph({id_} | nx.descendants(view, id_))
        assert graph.stage(id_) == nx.dag_longest_path_length(below, weight="none")


def prerequisites(graph: Graph, id_: str) -> set[str]:
    """Return what a concept names in settled needs."""
    return {lower for need in graph.needs(id_) for lower in need.prerequisites}


def test_graph_is_a_mapping(sample: Graph) -> None:
    """Ids lead to concepts, in learning order, and the length counts them."""
    assert (len(sample), sample["power"].name) == (10, "Power")
    assert list(sample) == [
        "number",
        "addition",
        "multiplication",
        "division",
        "power",
        "subtraction",
        "variable",
        "equation",
        "polynomial",
        "root-finding",
    ]


def test_missing_id_is_a_key_error(sample: Graph) -> None:
    """Like any mapping, a graph raises KeyError for an id it does not have."""
    with pytest.raises(KeyError, match="cooking"):
        sample["cooking"]


def test_closure_of_an_unknown_id_names_it(sample: Graph) -> None:
    """A closure of something unknown says which id is unknown."""
    with pytest.raises(UnknownNameError, match="no concept 'cooking'"):
        sample.closure(["power", "cooking"])


def test_needs_of_depth_why_count_from_why_on(sample: Graph) -> None:
    """A power needs division only when one wants to know why."""
    assert "division" not in sample.required({"power": "what"})
    assert sample.required({"power": "why"})["division"] == "what"


def test_need_at_why_deepens_the_prerequisite(sample: Graph) -> None:
    """Division wants multiplication at depth why, and what is below only at what."""
    assert sample.required({"division": "what"}) == {
        "number": "what",
        "addition": "what",
        "multiplication": "why",
        "division": "what",
    }


def test_choice_for_why_counts_from_why_on() -> None:
    """What was chosen for a need of depth why is required only by who wants why."""
    need = Need(any_of=("a", "b"), depth="why")
    concepts = tuple(
        Concept(id=id_, name=id_, domain="d", needs=needs)
        for id_, needs in (("a", ()), ("b", ()), ("c", (need,)))
    )
    graph = build([Records(concepts=concepts, domains=(Domain(id="d", name="D"),))])
    chosen = {Group("c", need): "b"}
    assert graph.required({"c": "what"}, chosen=chosen) == {"c": "what"}
    assert set(graph.required({"c": "why"}, chosen=chosen)) == {"b", "c"}


def test_proposed_needs_do_not_count(sample: Graph) -> None:
    """A proposed need is neither among the needs nor an edge."""
    assert [need.prerequisites for need in sample.needs("root-finding")] == [
        ("equation",),
        ("polynomial",),
    ]
    assert "root-finding" not in sample.unlocks("number")


def test_groups_are_the_needs_with_alternatives(sample: Graph) -> None:
    """The one need with alternatives is the equation's."""
    [group] = sample.groups(sample.closure(["root-finding"]))
    assert (group.dependent, group.need.any_of) == (
        "equation",
        ("subtraction", "division"),
    )


def test_networkx_view_points_to_prerequisites(sample: Graph) -> None:
    """In the networkx view an edge leads from dependent to prerequisite."""
    view = sample.to_networkx()
    assert set(view.successors("polynomial")) == {"variable", "power"}
    assert view.edges["power", "division"]["depth"] == "why"
    assert view.edges["power", "division"].keys().isdisjoint({"id", "any_of"})


def test_networkx_view_marks_alternatives(sample: Graph) -> None:
    """Only the edges of one need with alternatives share a group."""
    groups = nx.get_edge_attributes(sample.to_networkx(), "group")
    assert groups == {
        ("equation", "subtraction"): "equation.1",
        ("equation", "division"): "equation.1",
    }


def test_networkx_view_keeps_the_fields(sample: Graph) -> None:
    """A node of the view has the fields of its concept, and the view its version."""
    view = sample.to_networkx()
    assert view.graph["version"] == "sample"
    assert view.nodes["multiplication"]["hours_why"] == 1


@given(graphs())
def test_dependents_are_what_can_be_reached_upwards(graph: Graph) -> None:
    """The number of dependents is that of networkx' ancestors, over all needs."""
    view = graph.to_networkx()
    for id_ in graph:
        assert graph.dependents(id_) == len(nx.ancestors(view, id_))
