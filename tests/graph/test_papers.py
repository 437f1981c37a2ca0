"""What papers are linked to and take, and which paper some words mean."""

import pytest
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.errors import (
    AmbiguousNameError,
    InputError,
    UnknownNameError,
)
from conceptpath.graph.model import (
    Concept,
    Domain,
    Need,
    Paper,
    Question,
    Records,
)
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.learning.papers import (
    find,
    helps,
    introducing,
    links,
    needs,
)


def paper(id_: str, title: str, *authors: str, year: int | None = None) -> Paper:
    """Return a paper."""
    return Paper(id=id_, title=title, authors=authors, year=year)


def concept(
    id_: str,
    *lower: Need,
    by: tuple[str, ...] = (),
    papers: tuple[str, ...] = (),
    cites: tuple[str, ...] = (),
    year: int | None = None,
) -> Concept:
    """Return a concept with some needs and papers."""
    questions = (Question(id="why", ask="Why?", cites=cites),) if cites else ()
    return Concept(
        id=id_,
        name=id_.title(),
        domain="all",
        needs=lower,
        introduced_by=by,
        papers=papers,
        questions=questions,
        year=year,
    )


PAPERS = (
    paper("old-1900", "The old wheel", "Ada Old", year=1900),
    paper("cart-1950", "Carts", "Bo Carter", "Ada Old", year=1950),
    paper("car-1960", "Cars and carts", "Cy Carter", year=1960),
    paper("test-1970", "A test of cars", "Di Ng", year=1970),
    paper("doubt-1980", "Doubts about carts", "Ed Ng", year=1980),
    paper("lost-1990", "On nothing"),
)
GRAPH = build(
    [
        Records(
            concepts=(
                concept("wheel", by=("old-1900",)),
                concept("road"),
                concept("axle", Need(id="wheel", reason="It joins two wheels.")),
                concept(
                    "cart",
                    Need(any_of=("axle", "road"), reason="It rolls."),
                    Need(id="wheel", depth="why"),
                    by=("cart-1950",),
                    cites=("doubt-1980",),
                ),
                concept(
                    "car",
                    Need(id="cart"),
                    Need(id="road"),
                    by=("car-1960",),
                    papers=("test-1970",),
                    cites=("test-1970", "cart-1950"),
                ),
                concept(
                    "truck",
                    Need(id="car"),
                    Need(id="road"),
                    by=("car-1960",),
                    papers=("cart-1950",),
                    year=1960,
                ),
            ),
            domains=(Domain(id="all", name="All"),),
            papers=PAPERS,
        )
    ]
)
LINKED = links(GRAPH)


def taken(id_: str, *known: str) -> list[tuple[str, ...]]:
    """Return the prerequisites of each need of a paper."""
    return [need.prerequisites for need in needs(GRAPH, LINKED[id_], known)]


def test_links_are_those_of_the_concepts() -> None:
    """A paper is linked to what it introduces and to what else names it."""
    assert LINKED["car-1960"].introduces == ("car", "truck")
    assert LINKED["test-1970"].about == ("car",)
    assert LINKED["lost-1990"][1:] == ((), (), ())


def test_questions_link_only_what_nothing_else_does() -> None:
    """Who only answers a question is about its concept; who does more is not."""
    assert LINKED["doubt-1980"].about == ("cart",)
    assert "car" not in LINKED["cart-1950"].about


def test_paper_takes_what_its_concept_needs() -> None:
    """Who introduces a concept teaches it and takes its needs, with alternatives."""
    assert taken("cart-1950")[0] == ("axle", "road")
    assert ("cart",) not in taken("cart-1950")


def test_paper_of_two_concepts() -> None:
    """What one of its concepts teaches the other need not be known; needs are one."""
    assert taken("car-1960") == [("cart",), ("road",)]


def test_paper_that_uses_a_concept_takes_it() -> None:
    """Who introduces nothing takes the concepts that name it."""
    assert taken("test-1970") == [("car",)]
    assert taken("doubt-1980") == [("cart",)]
    assert taken("lost-1990") == []


def test_younger_concept_is_not_needed() -> None:
    """A concept younger than a paper grew out of it, so its needs stand for it."""
    assert LINKED["cart-1950"].teaches == ("cart", "truck")
    assert taken("cart-1950") == [("axle", "road"), ("car",), ("road",)]


def test_needs_of_what_is_known() -> None:
    """Who knows what a paper introduces needs nothing more to read of it."""
    assert taken("car-1960", "car", "truck") == []


def test_reasons_help() -> None:
    """What a concept needs for its why is no need of the paper and helps."""
    assert helps(GRAPH, LINKED["cart-1950"]) == ("wheel",)
    assert helps(GRAPH, LINKED["test-1970"]) == ()


def test_nearest_papers_that_introduce() -> None:
    """Along a chain of needs the first paper is told, and none below it."""
    assert introducing(GRAPH, ["car"], ()) == {"car-1960": {"car"}}
    assert introducing(GRAPH, ["cart"], {"cart-1950"}) == {"old-1900": {"wheel"}}


def test_history_is_left_out(content_graph: Graph) -> None:
    """What was introduced far below is not worth reading before."""
    near = introducing(content_graph, ["transformer"], {"vaswani-et-al-2017"})
    assert {"bahdanau-et-al-2014", "ba-et-al-2016"} <= near.keys()
    assert "mcculloch-pitts-1943" not in near


@pytest.mark.parametrize(
    "text", ["cart-1950", "carts", "CARTS", "Bo Carter", "old 1950", "ada-old carts"]
)
def test_words_of_a_paper(text: str) -> None:
    """A paper is meant by its id, its title, or words that only it has."""
    assert find(GRAPH, text).id == "cart-1950"


def test_words_of_several_papers() -> None:
    """Words that a few papers have list them."""
    with pytest.raises(AmbiguousNameError) as caught:
        find(GRAPH, "carter")
    assert caught.value.readings == ("car-1960", "cart-1950")


def test_words_of_many_papers(content_graph: Graph) -> None:
    """Words that many papers have say how many, and what to add."""
    with pytest.raises(InputError, match=r"'learning' fits \d+ papers; add words"):
        find(content_graph, "learning")


@pytest.mark.parametrize("text", ["car and cart", "cars-1960"])
def test_misspelt_paper(text: str) -> None:
    """A title or an id that is nearly right names the paper it is near to."""
    with pytest.raises(UnknownNameError, match="did you mean car-1960"):
        find(GRAPH, f"{text}x")


@pytest.mark.parametrize("text", ["", " ", "?", "bicycle"])
def test_words_of_no_paper(text: str) -> None:
    """Words that no paper has, or no words at all, mean none."""
    with pytest.raises(UnknownNameError):
        find(GRAPH, text)


def test_every_paper_of_the_content_is_linked(content_graph: Graph) -> None:
    """Of each paper of the content it is known what it takes, never what it teaches."""
    for linked in links(content_graph).values():
        assert linked.introduces or linked.about, linked.paper.id
        wanted = needs(content_graph, linked)
        lower = {id_ for need in wanted for id_ in need.prerequisites}
        assert lower.isdisjoint(linked.teaches)


def test_titles_of_the_content_mean_their_papers(content_graph: Graph) -> None:
    """Each paper is found by its own title, unless two have the same."""
    papers = content_graph.records.papers
    titles = [paper.title for paper in papers]
    once = [paper for paper in papers if titles.count(paper.title) == 1]
    assert [find(content_graph, paper.title) for paper in once] == once


def test_paper_without_a_year() -> None:
    """A paper whose year is not known teaches only what it introduces."""
    undated = tuple(structs.replace(paper, year=None) for paper in PAPERS)
    graph = build([structs.replace(GRAPH.records, papers=undated)])
    assert links(graph)["cart-1950"].teaches == ("cart",)
