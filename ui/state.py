"""What a visitor has chosen, and how it stands in the address.

Everything that makes a view stands in the address, so a copied link opens the same
view. Only what is known comes from the learner's profile, unless the address says what
is to be taken as known. Defaults are left out; lists of ids are separated by spaces,
which an address writes as ``+``.
"""

from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from conceptpath.graph.errors import InputError
from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.goals import goals

#: How many levels a person can ask for.
LEVELS = (2, 3, 4, 5)
#: The number of the column of foundations, among those of the stages.
BELOW = 0
#: What stands for "nothing is selected", which differs from "not chosen yet".
NOTHING = "-"
#: What says how deep a concept is known.
MARKS: Mapping[Depth, str] = {"what": "known", "why": "known-why"}


class Visit(Struct, frozen=True, kw_only=True):
    """What a visitor has chosen; nothing in it depends on the screen."""

    #: Empty until one is chosen.
    domain: str = ""
    axes: Mapping[str, str] = field(default_factory=dict)
    levels: int = 4
    #: None until something is chosen, ``NOTHING`` once the selection was left.
    selected: str | None = None
    #: The stages whose fold is open; ``BELOW`` stands for the foundations.
    opened: tuple[int, ...] = ()
    #: Concepts by id, specializations as ``specialization:ID``.
    goals: tuple[str, ...] = ()
    depth: Depth = "what"
    deep: bool = False
    #: What the visitor said is known; it implies what it needs.
    known: Mapping[str, Depth] = field(default_factory=dict)
    #: Whether that stands in the address, and not in the profile.
    from_link: bool = False
    query: str = ""


def to_address(visit: Visit) -> dict[str, str]:
    """Return a visit as the parameters of an address, without the defaults.

    >>> to_address(Visit(goals=("svm", "lasso"), axes={"data": "text"}))
    {'data': 'text', 'goals': 'svm lasso'}
    """
    parameters = {
        "domain": visit.domain,
        **visit.axes,
        "levels": "" if visit.levels == Visit().levels else str(visit.levels),
        "select": visit.selected or "",
        "open": " ".join(map(str, visit.opened)),
        "goals": " ".join(visit.goals),
        "depth": "" if visit.depth == "what" else visit.depth,
        "deep": "yes" if visit.deep else "",
        **{name: _marks(visit, depth) for depth, name in MARKS.items()},
        "query": visit.query,
    }
    return {name: value for name, value in parameters.items() if value}


def from_address(
    address: Mapping[str, str], graph: Graph
) -> tuple[Visit, tuple[str, ...]]:
    """Return the visit that an address stands for.

    :param address: The parameters of the address.
    :param graph: What the address speaks of.
    :returns: The visit, and the words of the address that name nothing here.
    """
    reading = _Reading(address, graph)
    visit = Visit(
        domain=reading.one("domain", [d.id for d in graph.records.domains]),
        axes=reading.axes(),
        levels=int(reading.one("levels", map(str, LEVELS)) or Visit().levels),
        selected=reading.one("select", (NOTHING, *graph)) or None,
        opened=tuple(map(int, reading.many("open", map(str, range(BELOW, 100))))),
        goals=reading.goals(),
        depth="why" if reading.one("depth", ("what", "why")) == "why" else "what",
        deep=reading.one("deep", ("yes",)) == "yes",
        known=reading.known(),
        from_link=not address.keys().isdisjoint(MARKS.values()),
        query=address.get("query", ""),
    )
    return visit, tuple(reading.unknown)


class _Reading:
    """An address being read; ``unknown`` collects the words that name nothing."""

    def __init__(self, address: Mapping[str, str], graph: Graph) -> None:
        self.address, self.graph = address, graph
        self.unknown: list[str] = []

    def one(self, name: str, allowed: Iterable[str]) -> str:
        return next(iter(self.many(name, allowed)), "")

    def many(self, name: str, allowed: Iterable[str]) -> tuple[str, ...]:
        words = self.address.get(name, "").split()
        known = set(allowed)
        self.unknown += [word for word in words if word not in known]
        return tuple(dict.fromkeys(word for word in words if word in known))

    def axes(self) -> dict[str, str]:
        axes = self.graph.records.axes
        chosen = {axis.id: self.one(axis.id, axis.values) for axis in axes}
        return {axis: value for axis, value in chosen.items() if value}

    def goals(self) -> tuple[str, ...]:
        words = self.address.get("goals", "").split()
        return self.many("goals", [word for word in words if self._is_goal(word)])

    def known(self) -> dict[str, Depth]:
        known: dict[str, Depth] = {}
        for depth, name in MARKS.items():
            known |= dict.fromkeys(self.many(name, self.graph), depth)
        return known

    def _is_goal(self, word: str) -> bool:
        try:
            return bool(goals(self.graph, [word]))
        except InputError:
            return False


def _marks(visit: Visit, depth: Depth) -> str:
    if not visit.from_link:
        return ""
    return " ".join(id_ for id_, at in visit.known.items() if at == depth)
