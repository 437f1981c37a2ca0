"""What it takes to read one paper or one text, and what to read before."""

import pytest
from hypothesis import given
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.errors import InputError, UnknownNameError
from conceptpath.graph.model import Depth, Paper
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.learning.guide import Guide, guide, guide_text
from conceptpath.graph.planning.learning.papers import find, links
from conceptpath.graph.planning.learning.reading import gap

from .test_reading import readers, with_papers


def read(graph: Graph, paper: str, **known: Depth) -> Guide:
    """Return the guide to a paper for somebody who knows some concepts."""
    return guide(graph, find(graph, paper), known)


@given(readers())
def test_plan_teaches_what_the_paper_lacks(
    reader: tuple[Graph, dict[str, Depth]],
) -> None:
    """The plan leads to what the paper lacks, and teaches nothing that it teaches."""
    graph, known = reader
    for one in links(graph).values():
        found, missing = (
            guide(graph, one.paper, known),
            gap(graph, one, graph.required(known)),
        )
        assert set(found.plan.goals) == set(missing.lacks)
        assert {step.id for step in found.plan.steps}.isdisjoint(one.teaches)
        assert found.plan.hours == sum(step.hours for step in found.plan.steps)


@given(readers())
def test_helps_are_not_needed(reader: tuple[Graph, dict[str, Depth]]) -> None:
    """What helps is neither known, nor needed, nor learned on the way."""
    graph, known = reader
    have = graph.required(known)
    for one in links(graph).values():
        found = guide(graph, one.paper, known)
        needed = {id_ for need in found.needs for id_ in need.prerequisites}
        learned = gap(graph, one, have).todo
        assert set(found.helps).isdisjoint({*have, *needed, *learned})


def test_guide_to_a_paper(sample: Graph) -> None:
    """A guide tells what is introduced, what is needed with its reason, and the way."""
    found = read(sample, "euclid-300")
    assert found.introduces == ("multiplication",)
    [need] = found.needs
    assert (need.id, need.reason) == ("addition", "A product is a repeated sum.")
    assert [step.id for step in found.plan.steps] == ["number", "addition"]


def test_what_the_paper_teaches_is_no_step(sample: Graph) -> None:
    """What a paper introduces is not learned first, even where its needs rest on it."""
    both = {"number": ("p0",), "multiplication": ("p0",)}
    found = read(with_papers(sample, introduced_by=both), "p0")
    assert [step.id for step in found.plan.steps] == ["addition"]


def test_guide_with_everything_known(sample: Graph) -> None:
    """Who has what it takes has an empty plan, and still sees the needs."""
    found = read(sample, "euclid-300", addition="what")
    assert (found.plan.steps, found.plan.goals, found.plan.hours) == ((), (), 0)
    assert len(found.needs) == 1


def test_guide_to_a_paper_that_nothing_names(sample: Graph) -> None:
    """Of a paper that no concept names nothing is told, rather than that it is easy."""
    lost = Paper(id="lost", title="Lost")
    papers = (*sample.records.papers, lost)
    graph = build([structs.replace(sample.records, papers=papers)])
    found = guide(graph, lost, {})
    assert (found.introduces, found.about, found.needs) == ((), (), ())


def test_unknown_mark(sample: Graph) -> None:
    """What is said to be known has to be in the graph."""
    with pytest.raises(UnknownNameError, match="'cooking'"):
        read(sample, "euclid-300", cooking="what")


def test_attention_is_all_you_need(content_graph: Graph) -> None:
    """The transformer's paper rests on self-attention, and on earlier papers."""
    found = read(content_graph, "attention is all you need")
    assert "transformer" in found.introduces
    assert "self-attention" in [need.id for need in found.needs]
    assert "self-attention" in [step.id for step in found.plan.steps]
    before = [earlier.paper.id for earlier in found.before]
    assert {"bahdanau-et-al-2014", "sutskever-et-al-2014"} <= set(before)
    years = [earlier.paper.year or 0 for earlier in found.before]
    assert years == sorted(years)
    assert years[-1] <= 2017


def test_knowing_the_concept_is_knowing_the_paper(content_graph: Graph) -> None:
    """Who knows what a paper introduces can read it."""
    for one in links(content_graph).values():
        known: dict[str, Depth] = dict.fromkeys(one.introduces, "what")
        if known:
            assert not guide(content_graph, one.paper, known).plan.steps


def test_why_only_helps(content_graph: Graph) -> None:
    """What counts for the why of a concept alone helps with its paper."""
    found = read(content_graph, "cortes-vapnik-1995")
    assert "convex-duality" in found.helps
    assert "convex-duality" not in [step.id for step in found.plan.steps]


ABSTRACT = """A small study
We solve an equation by root-finding, and pay attention to each sum and quotient.
"""


def test_guide_to_a_text(sample: Graph) -> None:
    """A text is about what it names for sure; the plan leads there."""
    found = guide_text(sample, ABSTRACT, {"polynomial": "what"})
    assert found.topics == ("equation", "root-finding")
    said = [mention.words for mention in found.mentions]
    assert said == ["equation", "root-finding"]
    assert [mention.words for mention in found.background] == ["sum", "quotient"]
    assert found.plan.steps[-1].id == "root-finding"
    assert "polynomial" in found.plan.known


def test_ambiguous_words_are_what_the_text_is_about(sample: Graph) -> None:
    """An ambiguous name counts where the text names one of its readings otherwise."""
    unclear = guide_text(sample, "By the inverse operation.", {})
    assert (unclear.topics, len(unclear.background)) == ((), 1)
    clear = guide_text(sample, "Subtraction\nBy the inverse operation.", {})
    assert clear.topics == ("subtraction",)
    assert len(clear.mentions) == 2


def test_text_of_which_all_is_known(sample: Graph) -> None:
    """Who knows what a text is about can read it now."""
    found = guide_text(sample, ABSTRACT, {"root-finding": "what"})
    assert (len(found.topics), found.plan.steps) == (2, ())


def test_papers_before_a_text(sample: Graph) -> None:
    """Papers that introduce what a text is about come before it."""
    [earlier] = guide_text(sample, "Multiplication tables", {}).before
    assert earlier.paper.id == "euclid-300"
    assert earlier.introduces == ("multiplication",)


def test_text_that_names_nothing(sample: Graph) -> None:
    """A text without concepts has no topic and an empty plan."""
    found = guide_text(sample, "The meaning of life", {})
    assert (found.topics, found.plan.goals, found.before) == ((), (), ())


@pytest.mark.parametrize("text", ["", " \n\t", "?!"])
def test_text_without_words(sample: Graph, text: str) -> None:
    """A text without words cannot be read, and the message says what to give."""
    with pytest.raises(InputError, match="give a title and an abstract"):
        guide_text(sample, text, {})


def test_guides_are_plain_data(sample: Graph) -> None:
    """Both guides turn into dictionaries."""
    assert read(sample, "euclid-300").to_dict()["paper"]["title"] == "Elements"
    assert guide_text(sample, ABSTRACT, {}).to_dict()["plan"]["hours"] == 14
