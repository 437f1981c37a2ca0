"""From what a person types to a concept."""

import pytest

from conceptpath.graph.build import build
from conceptpath.graph.errors import AmbiguousNameError, UnknownNameError
from conceptpath.graph.model import Concept, Domain, Records
from conceptpath.graph.network import Graph
from conceptpath.graph.search import fold, resolve, search


def named(id_: str, name: str, *aliases: str) -> Concept:
    """Return a concept of a name and other names."""
    return Concept(id=id_, name=name, domain="d", aliases=aliases)


@pytest.fixture(scope="module")
def names() -> Graph:
    """Return a graph of concepts whose names are hard."""
    concepts = (
        named("naive-bayes", "Naive Bayes", "NB"),
        named("negative-binomial", "Negative binomial distribution", "NB"),
        named("regularization", "Regularization"),
        named("k-nearest-neighbors", "K-nearest neighbors", "KNN"),
        named("vector", "Vector"),
        named("vector-norm", "Vector norm"),
        named("support-vector-machine", "Support vector machine", "SVM"),
        named("other.bayes-net", "Bayes' network"),
    )
    return build([Records(concepts=concepts, domains=(Domain(id="d", name="D"),))])


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Normalisation", "normalization"),
        ("analysing behaviour", "analyzing behavior"),
        ("labelled data", "labeled data"),
        ("k-nearest neighbours", "K nearest neighbor"),
        ("Poincaré map", "poincare maps"),
        ("Bayes' theorem", "bayes theorem"),
        ("grey-scale centre", "gray scale center"),
    ],
)
def test_spellings_that_are_the_same(text: str, same: str) -> None:
    """Case, accents, hyphens, plural and British spelling make no difference."""
    assert fold(text) == fold(same)


@pytest.mark.parametrize(
    ("text", "other"),
    [("bias", "bia"), ("precise", "preciz"), ("lasso", "las")],
)
def test_spellings_that_differ(text: str, other: str) -> None:
    """A word that ends in s is not taken for a plural where it is none."""
    assert fold(text) != fold(other)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("support-vector-machine", "support-vector-machine"),
        ("Support Vector Machines", "support-vector-machine"),
        ("svm", "support-vector-machine"),
        ("regularisation", "regularization"),
        ("K nearest neighbours", "k-nearest-neighbors"),
        ("vector", "vector"),
        ("bayes-net", "other.bayes-net"),
    ],
)
def test_resolve(names: Graph, text: str, id_: str) -> None:
    """Id, name, alias, abbreviation and British spelling all lead to the concept."""
    assert resolve(names, text).id == id_


def test_abbreviation_with_two_readings(names: Graph) -> None:
    """An abbreviation that means two concepts lists both."""
    with pytest.raises(AmbiguousNameError) as caught:
        resolve(names, "NB")
    assert caught.value.readings == ("naive-bayes", "negative-binomial")


def test_mistyped_name_gets_near_ones(names: Graph) -> None:
    """A name that nothing bears is an error with the nearest ids."""
    with pytest.raises(UnknownNameError) as caught:
        resolve(names, "suport vectr machine")
    assert caught.value.near[0] == "support-vector-machine"


def test_name_like_nothing_has_no_near_ones(names: Graph) -> None:
    """A name like none of the names gets no suggestion."""
    with pytest.raises(UnknownNameError) as caught:
        resolve(names, "qqqqqq")
    assert caught.value.near == ()


def test_former_id_keeps_working(sample: Graph) -> None:
    """A concept is found by an id that it had before."""
    assert resolve(sample, "times-table").id == "multiplication"


def test_exact_matches_come_first(names: Graph) -> None:
    """What is called exactly so comes before what only holds the text."""
    found = search(names, "vector")
    assert [(match.id, match.matched) for match in found] == [
        ("vector", "id"),
        ("vector-norm", "part"),
        ("support-vector-machine", "part"),
    ]


def test_all_readings_are_found(names: Graph) -> None:
    """A search for an abbreviation finds every reading, all with full score."""
    found = search(names, "NB")[:2]
    assert [(match.id, match.score) for match in found] == [
        ("naive-bayes", 100.0),
        ("negative-binomial", 100.0),
    ]


@pytest.mark.parametrize("text", ["regularizaton", "reguralization", "regulraisation"])
def test_misspelt_word_is_found(names: Graph, text: str) -> None:
    """A small spelling mistake still finds the concept, as similar."""
    found = search(names, text)[0]
    assert (found.id, found.matched) == ("regularization", "similar")


def test_no_concept_is_found_twice(sample: Graph) -> None:
    """Each concept stands once in the matches, however many of its names match."""
    ids = [match.id for match in search(sample, "on")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("text", ["", " ", "-", "'"])
def test_nothing_finds_nothing(names: Graph, text: str) -> None:
    """A text without letters or digits finds nothing."""
    assert search(names, text) == []


def test_limit_is_kept(names: Graph) -> None:
    """No more matches come back than asked for."""
    assert len(search(names, "vector", limit=2)) == 2
