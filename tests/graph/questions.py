"""Graphs in which every concept has a why-question."""

from hypothesis import strategies as st
from msgspec import structs

from conceptpath.graph.build import build
from conceptpath.graph.model import Question
from conceptpath.graph.network import Graph

from .strategies import graphs


def asking(graph: Graph) -> Graph:
    """Return a graph with one question a concept, which is called ``why``."""
    why = Question(id="why", ask="Why does it work?", answer="It cannot do otherwise.")
    concepts = (structs.replace(c, questions=(why,)) for c in graph.values())
    return build([structs.replace(graph.records, concepts=tuple(concepts))])


@st.composite
def learners(draw: st.DrawFn) -> tuple[Graph, dict[str, float]]:
    """Return a graph that asks, and how surely some of its concepts are known."""
    graph = asking(draw(graphs()))
    ids = st.sampled_from(list(graph))
    return graph, draw(st.dictionaries(ids, st.floats(0.01, 1)))
