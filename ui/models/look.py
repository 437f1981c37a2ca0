"""What Look shows: the levels of a domain, breadth first.

The levels say which concepts are drawn; the columns say where. A column is a stage, the
longest chain of needs inside the domain, so that every need leads to a column further
left. Stages count all concepts of the domain: neither a filter, nor a level, nor a fold
moves a card from one column to another.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct

from conceptpath.graph.model import Axis, Domain
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.explore import (
    FOUNDATIONS,
    Foundation,
    Levels,
    explore,
    fits,
    members,
    subtree,
)
from conceptpath.graph.planning.learning.fringe import ready
from conceptpath.graph.words import count
from conceptpath.ui.models.board import (
    Board,
    Card,
    Column,
    Link,
    area_card,
    concept_card,
    linked_to,
    links,
)
from conceptpath.ui.models.crossing import uncross
from conceptpath.ui.state import BELOW, NOTHING, Visit


class Look(Struct, frozen=True):
    """A heading that is the answer, and the board below it."""

    heading: str
    note: str
    #: Without columns where no concept fits the contrasts.
    board: Board


def look(graph: Graph, visit: Visit) -> Look:
    """Return the levels of the visit's domain."""
    domain = domain_of(graph, visit)
    around = explore(graph, domain.id, levels=visit.levels, axes=visit.axes)
    return Look(
        heading=_heading(graph, domain, visit),
        note=_note(domain, around),
        board=_Painter(graph, visit, around).board(_selected(visit, around)),
    )


def domain_of(graph: Graph, visit: Visit) -> Domain:
    """Return the domain that was chosen, else the one with the most algorithms."""
    domains = graph.records.domains
    if visit.domain:
        return next(domain for domain in domains if domain.id == visit.domain)
    homes = Counter(c.domain for c in graph.values() if c.kind == "algorithm")
    roots = [domain for domain in domains if domain.parent is None]
    return max(roots, key=lambda d: sum(homes[id_] for id_ in subtree(graph, d.id)))


def domain_tree(graph: Graph) -> dict[str, str]:
    """Return the names of all domains by id, those inside another one indented."""
    names: dict[str, str] = {}

    def walk(parent: str | None, indent: str) -> None:
        for domain in graph.records.domains:
            if domain.parent == parent:
                names[domain.id] = f"{indent}{domain.name}"
                walk(domain.id, f"{indent}\u2003")

    walk(None, "")
    return names


def search_names(graph: Graph) -> dict[str, str]:
    """Return what each concept is found by: its name, then its aliases.

    In learning order, so that the plain form of a method stands before its variants.
    """
    return {c.id: " · ".join((c.name, *c.aliases)) for c in graph.values()}


def contrasts(graph: Graph, visit: Visit) -> list[Axis]:
    """Return the axes that can tell concepts of the domain apart, and those in use."""
    inside = members(graph, domain_of(graph, visit).id)
    used = {axis for id_ in inside for axis in graph[id_].axes} | set(visit.axes)
    return [axis for axis in graph.records.axes if axis.id in used]


def stages(graph: Graph, domain: str) -> dict[str, int]:
    """Return for each concept of a domain its stage in it, from 1."""
    found: dict[str, int] = {}
    for id_ in members(graph, domain):
        below = (found.get(lower, 0) for lower in graph.prerequisites(id_))
        found[id_] = 1 + max(below, default=0)
    return found


def _selected(visit: Visit, around: Levels) -> str:
    """Return what is selected; at first a representative, so that no panel is empty."""
    if visit.selected is None:
        return next(iter(around.drawn()), "")
    return "" if visit.selected == NOTHING else visit.selected


def _heading(graph: Graph, domain: Domain, visit: Visit) -> str:
    ids = [id_ for id_ in members(graph, domain.id) if fits(graph[id_], visit.axes)]
    algorithms = sum(graph[id_].kind == "algorithm" for id_ in ids)
    of_them = f", {algorithms} of them algorithms" if algorithms else ""
    return f"{domain.name}: {count(len(ids), 'concept')}{of_them}"


def _note(domain: Domain, around: Levels) -> str:
    deeper = f"{around.deeper} more lie further out." if around.deeper else ""
    return " ".join(part for part in (domain.summary, deeper) if part)


class _Painter:
    """Turns levels into a board, with what the visitor has chosen on each card."""

    def __init__(self, graph: Graph, visit: Visit, around: Levels) -> None:
        self.graph, self.visit, self.around = graph, visit, around
        self.known = graph.required(visit.known)
        self.ready = _ready(graph, visit)
        self.shown, self.folded = _columns(graph, around)

    def board(self, selected: str) -> Board:
        columns = [self._column(stage) for stage in sorted(self.shown | self.folded)]
        foundations = [self._foundations()] if self.around.foundations else []
        ids = [c.id for column in columns for c in column.cards if c.kind != "fold"]
        return Board(
            columns=(*foundations, *columns),
            links=(*links(self.graph, ids), *self._to_areas(ids)),
            selected=selected,
        )

    def _column(self, stage: int) -> Column:
        shown, hidden = self._split(stage)
        total = len(shown) + len(hidden)
        foldable = {*self.folded.get(stage, ())}.difference(self.visit.goals)
        fold = [self._fold(stage, len(hidden), hidden)] if foldable else []
        return Column(
            title=f"Stage {stage}",
            note=f"{len(shown)} of {total}" if hidden else str(total),
            cards=(*map(self._card, shown), *fold),
        )

    def _split(self, stage: int) -> tuple[Sequence[str], Sequence[str]]:
        """Return what a stage shows and hides; goals are never hidden."""
        shown, folded = self.shown.get(stage, []), self.folded.get(stage, [])
        if stage in self.visit.opened:
            return (*shown, *folded), ()
        goals = [id_ for id_ in folded if id_ in self.visit.goals]
        return (*shown, *goals), [id_ for id_ in folded if id_ not in goals]

    def _card(self, id_: str) -> Card:
        return concept_card(
            self.graph[id_],
            known=id_ in self.known,
            goal=id_ in self.visit.goals,
            ready=id_ in self.ready,
        )

    def _fold(self, column: int, number: int, ids: Iterable[str]) -> Card:
        """Return the card that opens a column, or shuts it if it hides nothing."""
        return Card(
            id=f"fold:{column}",
            name=f"+{number} more" if number else "Show fewer",
            kind="fold",
            target=str(column),
            linked=linked_to(self.graph, ids),
        )

    def _foundations(self) -> Column:
        areas, (shown, hidden) = self.around.foundations, self._areas()
        below = chain.from_iterable(area.concepts for area in hidden)
        foldable = len(areas) > FOUNDATIONS + 1
        fold = [self._fold(BELOW, len(hidden), below)] if foldable else []
        return Column(
            title="Foundations",
            note=f"{sum(len(area.concepts) for area in areas)} folded",
            cards=(*map(area_card, shown), *fold),
        )

    def _areas(self) -> tuple[Sequence[Foundation], Sequence[Foundation]]:
        """Return the foundations shown and hidden; no fold hides just one."""
        areas = self.around.foundations
        if BELOW in self.visit.opened or len(areas) == FOUNDATIONS + 1:
            return areas, ()
        return areas[:FOUNDATIONS], areas[FOUNDATIONS:]

    def _to_areas(self, ids: Sequence[str]) -> Iterator[Link]:
        shown, _ = self._areas()
        area = {id_: f.domain for f in shown for id_ in f.concepts}
        for dependent in ids:
            lower = self.graph.prerequisites(dependent)
            for domain in dict.fromkeys(area[id_] for id_ in lower if id_ in area):
                yield Link(dependent, f"area:{domain}", implied=True)


def _ready(graph: Graph, visit: Visit) -> set[str]:
    """Return what can be learned next; a newcomer's map has no rings on it."""
    return (
        {step.id for step in ready(graph, visit.known).outer} if visit.known else set()
    )


#: Ids by stage.
Columns = dict[int, list[str]]


def _columns(graph: Graph, around: Levels) -> tuple[Columns, Columns]:
    """Return what the levels show, sorted so that lines cross little, and fold.

    A fold that hides one card would take its place, so that one is shown instead.
    """
    stage = stages(graph, around.start)
    shown = _grouped(around.drawn(), stage)
    folded = _grouped((id_ for level in around.levels for id_ in level.folded), stage)
    for alone in [number for number, ids in folded.items() if len(ids) == 1]:
        shown.setdefault(alone, []).extend(folded.pop(alone))
    uncross(graph, [shown[number] for number in sorted(shown)])
    return shown, folded


def _grouped(ids: Iterable[str], stage: Mapping[str, int]) -> Columns:
    columns: Columns = {}
    for id_ in ids:
        columns.setdefault(stage[id_], []).append(id_)
    return columns
