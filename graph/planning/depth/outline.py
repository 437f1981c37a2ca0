"""The whole of a plan, before what is known is taken out.

Everything here is computed from the goals alone: the closure with its depths (the least
fixpoint over concept and depth; ``why`` includes ``what``), the choice among
alternatives, the order and the modules. So marking a concept as known can only take
steps out of a plan, and never moves another one or switches the route.
"""

from collections.abc import Collection, Mapping
from functools import cached_property

from conceptpath.graph.model import LEVEL, Concept, Depth
from conceptpath.graph.network import Graph, Group
from conceptpath.graph.planning.depth.choices import choose
from conceptpath.graph.planning.depth.modules import modules
from conceptpath.graph.planning.depth.order import light_order

#: The tradition that comes last where needs allow a choice.
DEEP = ("deep",)


def covers(known: Mapping[str, Depth], id_: str, depth: Depth) -> bool:
    """Tell whether a concept is known at least so deep.

    >>> covers({"vector": "what"}, "vector", "why")
    False
    """
    return id_ in known and LEVEL[known[id_]] >= LEVEL[depth]


def hours_left(concept: Concept, depth: Depth, known: Mapping[str, Depth]) -> float:
    """Return the hours that a concept still takes to a depth.

    :param known: What is known; at ``what`` it leaves the hours that ``why`` adds.
    """
    why = concept.hours_why if depth == "why" else 0.0
    return why if concept.id in known else concept.hours + why


class Outline:
    """All that some goals need, in the order of learning.

    :param graph: The graph.
    :param goals: How deep each goal is wanted.
    :param deep: Whether everything is wanted at ``why``.
    :param via: Alternatives to take wherever a need has them.
    :raises UnknownNameError: If a goal is not in the graph.
    """

    def __init__(
        self,
        graph: Graph,
        goals: Mapping[str, Depth],
        *,
        deep: bool = False,
        via: Collection[str] = (),
    ) -> None:
        self.graph, self.goals, self.deep = graph, goals, deep
        self.choice = choose(graph, goals, deep=deep, via=via)
        #: How deep each concept is wanted, in the learning order of the graph.
        self.depths = self.choice.depths

    def todo(
        self, known: Mapping[str, Depth], *, keep_implied: bool = False
    ) -> dict[str, Depth]:
        """Return what is left to learn, and how deep.

        :param known: Everything that is known, what is implied included.
        :param keep_implied: Whether what served only known concepts stays.
        """
        left = self.depths
        if known and not keep_implied:
            chosen = self.choice.chosen
            left = self.graph.required(
                self.goals, deep=self.deep, chosen=chosen, known=known
            )
        return {id_: at for id_, at in left.items() if not covers(known, id_, at)}

    @cached_property
    def below(self) -> Mapping[str, tuple[str, ...]]:
        """What each concept rests on directly: what meets the needs that count."""
        needs, chosen = self.graph.needs, self.choice.chosen
        return {
            id_: tuple(
                need.id or chosen[Group(id_, need)]
                for need in needs(id_)
                if need.depth == "what" or depth == "why"
            )
            for id_, depth in self.depths.items()
        }

    @cached_property
    def order(self) -> list[str]:
        """The concepts in an order that is light on memory, statistical ones first."""
        return light_order(self.below, self._statistical())

    @cached_property
    def modules(self) -> Mapping[str, str]:
        """The name of the module that each concept is in."""
        named = modules(self.order, self.below)
        titles = {
            names: ", ".join(self.graph[id_].name for id_ in names)
            for names in set(named.values())
        }
        return {id_: titles[names] for id_, names in named.items()}

    def _statistical(self) -> list[str]:
        """Return the statistical concepts that rest on nothing deep."""
        late: set[str] = set()
        early = []
        for id_, lower in self.below.items():
            tradition = self.graph[id_].axes.get("tradition", ())
            if tradition == DEEP or not late.isdisjoint(lower):
                late.add(id_)
            elif "statistical" in tradition:
                early.append(id_)
        return early
