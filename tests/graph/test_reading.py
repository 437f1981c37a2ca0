"""Which papers can be read, what others lack, and the reading list of a goal."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.model import Depth, Paper
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.outline import covers
from conceptpath.graph.planning.learning.papers import links, needs
from conceptpath.graph.planning.learning.reading import (
    Readiness,
    gap,
    reading_list,
    shelf,
)

from .strategies import graphs, some

PAPERS = tuple(Paper(id=f"p{n}", title=f"Paper {n}", year=1900 + n) for n in range(4))


@st.composite
def libraries(draw: st.DrawFn) -> Graph:
    """Return a random graph whose concepts name some of four papers."""
    ids = st.lists(st.sampled_from([paper.id for paper in PAPERS]), unique=True)
    records = draw(graphs()).records
    concepts = tuple(
        structs.replace(
            concept, introduced_by=tuple(draw(ids)), papers=tuple(draw(ids))
        )
        for concept in records.concepts
    )
    return build([structs.replace(records, concepts=concepts, papers=PAPERS)])


@st.composite
def readers(draw: st.DrawFn) -> tuple[Graph, dict[str, Depth]]:
    """Return a graph with papers, and what somebody knows of it."""
    graph = draw(libraries())
    return graph, draw(some(graph))


def papers(found: tuple[Readiness, ...]) -> list[str]:
    """Return the ids of some papers."""
    return [ready.paper.id for ready in found]


@given(readers())
def test_readable_is_what_has_its_needs_met(
    reader: tuple[Graph, dict[str, Depth]],
) -> None:
    """A paper can be read if, of each need, some alternative is known deep enough."""
    graph, known = reader
    have, linked = graph.required(known), links(graph)
    readable = papers(shelf(graph, known).now)
    for id_, one in linked.items():
        wanted = needs(graph, one, known=have)
        met = all(
            any(covers(have, lower, need.at) for lower in need.prerequisites)
            for need in wanted
        )
        assert (id_ in readable) == (met and bool(one.introduces or one.about))


@given(readers())
def test_learning_what_is_missing_makes_readable(
    reader: tuple[Graph, dict[str, Depth]],
) -> None:
    """Who learns all that a paper lacks can read it."""
    graph, known = reader
    for one in links(graph).values():
        have = graph.required(known)
        have |= gap(graph, one, have).lacks
        assert not gap(graph, one, graph.required(have)).lacks


@given(readers())
def test_knowing_more_never_hides_a_paper(
    reader: tuple[Graph, dict[str, Depth]],
) -> None:
    """What can be read with nothing known can be read with something known."""
    graph, known = reader
    now = set(papers(shelf(graph, {}).now))
    assert now <= set(papers(shelf(graph, known).now))


@given(readers())
def test_shelf_holds_each_linked_paper_once(
    reader: tuple[Graph, dict[str, Depth]],
) -> None:
    """A paper that a concept is linked to is on the shelf once, others never."""
    graph, known = reader
    both = shelf(graph, known)
    linked = [id_ for id_, one in links(graph).items() if one.introduces or one.about]
    assert sorted(papers(both.now + both.later)) == linked


@given(readers())
def test_hours_are_those_of_the_missing(
    reader: tuple[Graph, dict[str, Depth]],
) -> None:
    """The nearest paper comes first, and what lacks nothing misses nothing."""
    graph, known = reader
    both = shelf(graph, known)
    hours = [ready.hours for ready in both.later]
    assert hours == sorted(hours)
    assert all(ready.missing == () and ready.hours == 0 for ready in both.now)


def test_paper_that_introduces(sample: Graph) -> None:
    """A paper lacks the needs of what it introduces, and not that concept."""
    [elements] = shelf(sample, {}).later
    assert (elements.introduces, elements.lacks) == (("multiplication",), ("addition",))
    assert (elements.missing, elements.hours) == (("number", "addition"), 2)


def test_known_needs_make_readable(sample: Graph) -> None:
    """With its needs known, or implied by what is known, a paper can be read."""
    for known in ("addition", "subtraction", "multiplication"):
        assert papers(shelf(sample, {known: "what"}).now) == ["euclid-300"]


def with_papers(sample: Graph, **links: Mapping[str, tuple[str, ...]]) -> Graph:
    """Return the sample with other links from concepts to the four papers."""
    concepts = tuple(
        structs.replace(
            concept,
            introduced_by=links.get("introduced_by", {}).get(concept.id, ()),
            papers=links.get("papers", {}).get(concept.id, ()),
            questions=(),
        )
        for concept in sample.records.concepts
    )
    plain = tuple(
        structs.replace(goal, reading=()) for goal in sample.records.specializations
    )
    changed = structs.replace(
        sample.records, concepts=concepts, papers=PAPERS, specializations=plain
    )
    return build([changed])


def test_any_alternative_will_do(sample: Graph) -> None:
    """A need is met by whichever alternative is known; the nearest is offered else."""
    graph = with_papers(sample, introduced_by={"equation": ("p0",)})
    variable: dict[str, Depth] = {"variable": "what"}
    assert shelf(graph, {**variable, "division": "what"}).now
    assert shelf(graph, variable).later[0].lacks == ("subtraction",)
    close: dict[str, Depth] = {**variable, "multiplication": "why"}
    assert shelf(graph, close).later[0].hours == 1


def test_need_at_why(sample: Graph) -> None:
    """Where a concept is needed at its why, knowing what it is does not do."""
    graph = with_papers(sample, introduced_by={"division": ("p0",)})
    [paper] = shelf(graph, {"multiplication": "what"}).later
    assert (paper.missing, paper.hours) == (("multiplication",), 1)
    assert shelf(graph, {"multiplication": "why"}).now


def test_what_is_new_comes_first(sample: Graph) -> None:
    """Of what can be read, papers with something new come first, then the advanced."""
    graph = with_papers(
        sample,
        introduced_by={"number": ("p3",), "addition": ("p2",), "power": ("p0",)},
        papers={"multiplication": ("p1",)},
    )
    now = shelf(graph, {"multiplication": "what"}).now
    assert papers(now) == ["p0", "p1", "p2", "p3"]


def test_reading_list_of_a_specialization(sample: Graph) -> None:
    """A specialization has its own list, whichever way it is named."""
    found = reading_list(sample, "solver", {})
    assert (found.name, papers(found.papers)) == ("Equation solver", ["euclid-300"])
    assert reading_list(sample, "specialization:solver", {}) == found
    assert reading_list(sample, "equation solver", {}) == found


def test_list_chosen_by_hand_keeps_its_order(sample: Graph) -> None:
    """What a specialization lists is the list, whatever introduces its targets."""
    graph = with_papers(sample, introduced_by={"power": ("p0",), "number": ("p1",)})
    [solver] = graph.records.specializations
    by_hand = structs.replace(solver, reading=("p2", "p1"))
    graph = build([structs.replace(graph.records, specializations=(by_hand,))])
    assert papers(reading_list(graph, "solver", {}).papers) == ["p2", "p1"]


def test_reading_list_of_a_concept(sample: Graph) -> None:
    """A concept has what leads to it, what introduces it, then what is about it."""
    graph = with_papers(
        sample,
        introduced_by={"addition": ("p3",), "power": ("p2",), "equation": ("p1",)},
        papers={"power": ("p0",), "multiplication": ("p1",)},
    )
    assert papers(reading_list(graph, "Power", {}).papers) == ["p3", "p2", "p0"]
    solver = reading_list(graph, "solver", {}).papers
    assert papers(solver) == ["p1", "p3", "p2", "p0"]


def test_reading_list_counts_hours_once(sample: Graph) -> None:
    """A paper of a list lacks only what those before it did not take."""
    graph = with_papers(
        sample,
        introduced_by={"multiplication": ("p0",), "power": ("p1",)},
        papers={"power": ("p2",)},
    )
    found = reading_list(graph, "power", {}).papers
    missing = [("number", "addition"), ("multiplication",), ("power",)]
    assert [ready.missing for ready in found] == missing
    assert [ready.hours for ready in found] == [2, 2, 1]


def test_goal_without_papers(sample: Graph) -> None:
    """A goal that no paper leads to has an empty list."""
    assert reading_list(sample, "variable", {}).papers == ()


def test_unknown_goal(sample: Graph) -> None:
    """What is no goal has no reading list."""
    with pytest.raises(UnknownNameError, match="'cooking'"):
        reading_list(sample, "cooking", {})


def test_unknown_mark(sample: Graph) -> None:
    """What is said to be known has to be in the graph."""
    with pytest.raises(UnknownNameError, match="'cooking'"):
        shelf(sample, {"cooking": "what"})


def test_all_papers_can_be_read_in_the_end(content_graph: Graph) -> None:
    """Who knows the whole map can read all papers, and a beginner hardly any."""
    everything: dict[str, Depth] = dict.fromkeys(content_graph, "why")
    assert not shelf(content_graph, everything).later
    assert len(shelf(content_graph, {}).now) < 5


def test_reading_up_to_transformers(content_graph: Graph) -> None:
    """The list of the transformer goes from attention over the paper to BERT."""
    order = papers(reading_list(content_graph, "transformer", {}).papers)
    known = ["bahdanau-et-al-2014", "vaswani-et-al-2017", "devlin-et-al-2018"]
    assert [id_ for id_ in order if id_ in known] == known
