"""Concepts named in a text: where, in which words, and what the text is about."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.build import build
from conceptpath.graph.model import Concept, Contrast, Domain, Need, Records
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.learning.mentions import mentions, topics
from conceptpath.graph.search import fold


def named(*concepts: Concept) -> Graph:
    """Return a graph of some concepts in learning, and of sets in mathematics."""
    sets = Concept(id="set", name="Set", domain="mathematics")
    domains = (Domain(id="learning", name="L"), Domain(id="mathematics", name="M"))
    return build([Records(concepts=(*concepts, sets), domains=domains)])


def concept(id_: str, name: str, *aliases: str, needs: tuple[str, ...] = ()) -> Concept:
    """Return a concept of learning with some names and needs."""
    wanted = tuple(Need(id=lower) for lower in needs)
    return Concept(id=id_, name=name, domain="learning", aliases=aliases, needs=wanted)


GRAPH = named(
    concept("attention", "Attention", "attention mechanism"),
    concept("autoencoder", "Autoencoder"),
    concept("big-o", "Big O notation", "O(n)"),
    concept("cosine", "Cosine", "cos"),
    concept("estimate", "Posterior mode", "MAP"),
    concept("map", "Mapping", "map"),
    concept("loss", "Loss function", "cost function", "loss"),
    concept("objective", "Objective function", "cost function"),
    concept("poincare", "Poincaré maps"),
    concept("regression", "Regression model"),
    concept("logistic", "Logistic regression", needs=("regression",)),
    concept("regularization", "Regularization", needs=("logistic",)),
    concept("svm", "Support vector machine", "SVM"),
    concept("transformer", "Transformer", needs=("attention",)),
)


def found(text: str, graph: Graph = GRAPH) -> list[tuple[str, str]]:
    """Return the words and the only concept of each mention in a text."""
    pairs = [(mention.words, mention.concepts) for mention in mentions(graph, text)]
    return [(words, *concepts) for words, concepts in pairs]  # type: ignore[misc]


def about(text: str, graph: Graph = GRAPH) -> tuple[str, ...]:
    """Return what the body of a text is about, below a title that says nothing."""
    whole = f"Untitled\n{text}"
    return topics(graph, whole, mentions(graph, whole))


def test_longest_name_wins() -> None:
    """Of two names that begin at a word the longer is meant, and it is one mention."""
    assert found("An attention mechanism.") == [("attention mechanism", "attention")]


def test_leftmost_name_wins() -> None:
    """Of two names that overlap the one that begins first is meant."""
    assert found("a logistic regression model") == [("logistic regression", "logistic")]


@pytest.mark.parametrize(
    "words",
    [
        "Support-Vector Machines",
        "SUPPORT VECTOR MACHINE",
        "support\nvector machine",
        "SVMs",
        "SVM's",
    ],
)
def test_names_are_folded(words: str) -> None:
    """Case, hyphen, plural, genitive and line breaks do not hide a name."""
    assert [(words, "svm")] == found(f"We train {words} here.")


def test_british_spelling() -> None:
    """British and American spelling are one."""
    assert found("some regularisation, too") == [("regularisation", "regularization")]


@pytest.mark.parametrize("words", ["auto-encoders", "auto encoder", "Autoencoder"])
def test_joined_and_split(words: str) -> None:
    """A longer name is found however its parts are joined."""
    assert [(words, "autoencoder")] == found(f"deep {words} learn")


def test_short_names_are_neither_joined_nor_cut() -> None:
    """``on`` is not O(n), and ``co-`` is no plural of cos, but both names are found."""
    assert found("on co-adaptation") == []
    assert found("in O(n) cos x") == [("O(n", "big-o"), ("cos", "cosine")]


def test_capitals_tell_an_abbreviation() -> None:
    """``MAP`` is the abbreviation and ``map`` is the word."""
    assert found("the MAP") == [("MAP", "estimate")]
    assert found("it maps") == [("maps", "map")]


def test_no_name_over_the_end_of_a_sentence() -> None:
    """Words of two sentences do not make a name together."""
    assert found("We measure the loss. Function and form differ.") == [("loss", "loss")]


@pytest.mark.parametrize("accent", ["Poincar\u00e9", "Poincare\u0301", "Poincare"])
def test_positions_are_those_of_the_text(accent: str) -> None:
    """Characters that change their number when folded leave the positions right."""
    text = f"\ufb01rst \u00bd \u2026 \u212b \u0130: {accent} maps\u0301 and SVM"
    first, second = mentions(GRAPH, text)
    assert (first.concepts, second.concepts) == (("poincare",), ("svm",))
    assert text[first.start : first.end].startswith(accent)
    assert text[second.start : second.end] == "SVM"


WORDS = ["MAP", "cost", "function", "loss", "Poincaré", "maps", "auto", "encoder", "½"]


@given(
    st.lists(st.sampled_from([*WORDS, "support vector", "\u0301", "-", ". ", "'s"]))
    .map(" ".join)
    .flatmap(lambda text: st.text().map(lambda more: text + more))
)
def test_mentions_are_words_of_the_text(text: str) -> None:
    """In any text, mentions stand in order, apart, and fold like a name they mean."""
    end = 0
    for mention in mentions(GRAPH, text):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.words
        end = mention.end
        for id_ in mention.concepts:
            names = (GRAPH[id_].name, *GRAPH[id_].aliases)
            joined = fold(mention.words).replace(" ", "")
            assert joined in [fold(name).replace(" ", "") for name in names]


def test_every_name_of_the_content_is_found(content_graph: Graph) -> None:
    """Whatever a concept of the content is called, a text that says so names it."""
    for id_, found_ in content_graph.items():
        aliases = (alias.partition(" (")[0] for alias in found_.aliases)
        for name in (found_.name, *aliases):
            said = mentions(content_graph, f"This is {name} and more")
            assert any(id_ in mention.concepts for mention in said), name


def test_name_of_several_concepts_lists_them() -> None:
    """An ambiguous name is one mention with all its readings, and proves none."""
    [mention] = mentions(GRAPH, "a cost function")
    assert mention.concepts == ("loss", "objective")
    assert about("A cost function, a cost function.") == ()


def test_own_concept_goes_before_an_ingested_one() -> None:
    """Where a source of the user calls a concept like the content, that is no doubt."""
    graph = named(concept("svm", "SVM"), concept("source.svm", "SVM"))
    assert found("An SVM", graph) == [("SVM", "svm")]


def test_names_that_are_evidence() -> None:
    """A name of several words, or an abbreviation, makes a topic at once."""
    assert about("A loss function for the SVM.") == ("loss", "svm")


def test_everyday_word_is_no_evidence() -> None:
    """One everyday word does not make a topic, be it a name or an alias."""
    assert about("Loss of attention.") == ()
    assert about("Loss and loss and loss.") == ()


def test_everyday_word_said_twice() -> None:
    """Said twice a word makes a topic, but not in mathematics."""
    assert about("Attention to attention in a set of sets.") == ("attention",)


def test_everyday_word_in_company() -> None:
    """A word makes a topic where a neighbour in the graph is named for sure."""
    assert about("A transformer.") == ()
    company = about("A transformer and its attention mechanism.")
    assert company == ("attention", "transformer")


def test_contrast_is_company() -> None:
    """A concept that is told apart from another one is its neighbour."""
    apart = Concept(
        id="bagging",
        name="Bagging",
        domain="learning",
        contrasts=(Contrast(id="forest"),),
    )
    graph = named(apart, concept("forest", "Random forest"))
    assert about("Bagging is not a random forest.", graph) == ("bagging", "forest")


def test_everyday_word_in_the_title() -> None:
    """A word in a short first line makes a topic, and is company for another one."""
    text = "\nAttention Is All You Need\nWe propose the transformer."
    assert topics(GRAPH, text, mentions(GRAPH, text)) == ("attention", "transformer")


def test_long_first_line_is_no_title() -> None:
    """An abstract without a title is judged as an abstract."""
    text = f"{'So many things were tried before, and ' * 5} got much attention."
    assert topics(GRAPH, text, mentions(GRAPH, text)) == ()


def test_text_without_concepts() -> None:
    """A text that names nothing has no mention and no topic."""
    assert mentions(GRAPH, "Nothing to see here.") == ()
    assert about("") == ()


def test_graph_without_concepts() -> None:
    """In an empty graph nothing is found."""
    assert mentions(Graph(Records()), "A support vector machine") == ()


@pytest.mark.parametrize(
    ("title", "topic"),
    [
        ("Deep Residual Learning for Image Recognition", "image-classification"),
        ("Adam: A Method for Stochastic Optimization", "adam"),
        ("Attention Is All You Need", "attention"),
    ],
)
def test_titles_of_papers(content_graph: Graph, title: str, topic: str) -> None:
    """The title of a paper alone says what it is about."""
    assert topic in topics(content_graph, title, mentions(content_graph, title))


def test_real_titles(content_graph: Graph, shared_data: Path) -> None:
    """In three thousand real titles each mention is where it says, and many are."""
    with (shared_data / "papers_reference.csv").open(encoding="utf-8") as lines:
        titles = "\n".join(line["title"] for line in csv.DictReader(lines))
    inside = mentions(content_graph, titles)
    assert all(titles[m.start : m.end] == m.words for m in inside)
    assert len(inside) > titles.count("\n") / 3
