"""Asking named questions, and what the graph says to the same."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol

from conceptpath.graph.model import LEVEL, Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.bolt import Store
from conceptpath.graph.stores.questions import bound, question

if TYPE_CHECKING:
    import networkx as nx

Row = dict[str, Any]
#: How deep each of some concepts is known, or wanted.
Known = dict[str, Depth]
#: A goal below which something is wanted at ``why``, which only the planner follows.
DEEPER = "weight-initialization"
GOALS = (
    "gradient",
    "hypothesis-test",
    "k-means",
    "support-vector-machine",
    "q-learning",
    "transformer",
    DEEPER,
    "retrieval-augmented-generation",
)


class Ask(Protocol):
    """Asks a question by name, with values as a person gives them."""

    def __call__(self, name: str, **values: object) -> list[Row]:
        """Return the rows, each by the names of its columns."""
        ...


def asked(store: Store, graph: Graph, name: str, **values: object) -> list[Row]:
    """Return the rows that answer a question, each by the names of its columns."""
    one = question(name)
    answer = store.query(one.cypher, bound(one, graph, values))
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def ids(rows: Iterable[Row], column: str = "id") -> list[Any]:
    """Return one column of some rows."""
    return [row[column] for row in rows]


def view(graph: Graph, *, deep: bool = False) -> "nx.DiGraph[str]":
    """Return the needs as a graph: all of them, or those that count at ``what``."""
    whole = graph.to_networkx()
    counting = [
        (above, low)
        for above, low in whole.edges
        if deep or whole.edges[above, low]["depth"] == "what"
    ]
    return whole.edge_subgraph(counting)


def has_choices(graph: Graph, wanted: Iterable[str]) -> bool:
    """Tell whether needs with alternatives count when some concepts are learned."""
    return any(graph.groups(graph.closure(wanted)))


def wants_why(graph: Graph, wanted: Iterable[str]) -> bool:
    """Tell whether a need that counts for some concepts wants more than ``what``."""
    return any(
        need.at == "why"
        for id_, depth in graph.closure(wanted).items()
        for need in graph.needs(id_)
        if LEVEL[need.depth] <= LEVEL[depth]
    )
