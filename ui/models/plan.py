"""What Plan shows: the steps to the goals, as a list and as a map.

The list is the plan as if nothing were known, so ticking a step never moves or
renumbers another; what is left of it comes from the plan with what is known.
"""

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.path import Plan, Reason, Step, path
from conceptpath.graph.planning.goals import PREFIX, goals
from conceptpath.graph.words import count
from conceptpath.ui.models.blocks import (
    Block,
    Choice,
    Choices,
    Empty,
    Heading,
    Module,
    Row,
    Text,
    Title,
)
from conceptpath.ui.models.board import Board, Card, Column, concept_card, links
from conceptpath.ui.models.crossing import uncross
from conceptpath.ui.models.panel import hours
from conceptpath.ui.state import Visit

#: How many goals are offered to a person who has none.
OFFERED = 3


class Planned(Struct, frozen=True):
    """A plan on the page: what is left of it, its list, its map, a step in words."""

    #: What is left to learn, for the download.
    plan: Plan
    heading: str
    modules: tuple[Block, ...]
    board: Board
    #: The step that is selected, else the next one; nothing once all is known.
    now: tuple[Block, ...]


def planned(graph: Graph, visit: Visit) -> Planned:
    """Return the plan for the visit's goals.

    :raises InputError: If the visit has no goal.
    """
    wanted = goals(graph, visit.goals, visit.depth)
    whole = path(graph, wanted, deep=visit.deep)
    left = path(graph, wanted, deep=visit.deep, known=visit.known)
    page = _Page(graph, visit, whole, left)
    return Planned(
        plan=left,
        heading=_heading(graph, visit, left),
        modules=tuple(page.modules()),
        board=page.board(),
        now=tuple(page.now()),
    )


def no_goal(graph: Graph) -> tuple[Block, ...]:
    """Return what Plan says before there is a goal, with some to take."""
    return (
        Title(text="No goal yet"),
        Empty(
            text="Pick a goal above, or choose Make it a goal on any concept in Look. "
            "Three to begin with:"
        ),
        Choices(
            items=tuple(
                Choice(name, "goal", goal)
                for goal, name in list(goal_names(graph).items())[:OFFERED]
            )
        ),
    )


def goal_names(graph: Graph) -> dict[str, str]:
    """Return all that can be a goal: specializations first, then the concepts."""
    special = {f"{PREFIX}{s.id}": s.name for s in graph.records.specializations}
    concepts = sorted(graph.values(), key=lambda concept: concept.name.casefold())
    return special | {concept.id: concept.name for concept in concepts}


def file_name(visit: Visit) -> str:
    """Return the name of the plan's file.

    >>> file_name(Visit(goals=("lasso", "specialization:language-models")))
    'path-to-lasso-language-models.md'
    """
    ids = (goal.removeprefix(PREFIX) for goal in visit.goals)
    return f"path-to-{'-'.join(ids)[:80]}.md"


def _heading(graph: Graph, visit: Visit, left: Plan) -> str:
    names = goal_names(graph)
    *most, last = (names[goal] for goal in visit.goals)
    aim = f"{', '.join(most)} and {last}" if most else last
    if not left.steps:
        return f"Nothing to learn: you know {aim}"
    return f"{count(len(left.steps), 'step')} and {hours(left.hours)} to {aim}"


class _Page:
    """Writes the parts of a plan; holds what all of them look things up in."""

    def __init__(self, graph: Graph, visit: Visit, whole: Plan, left: Plan) -> None:
        self.graph, self.visit, self.whole = graph, visit, whole
        self.steps = {step.id: step for step in whole.steps}
        self.left = {step.id: step for step in left.steps}
        self.nearest = _nearest(whole)
        self.number = {id_: place for place, id_ in enumerate(self.steps, 1)}

    def modules(self) -> Iterator[Block]:
        next_ = next(iter(self.left), None)
        for place, (name, steps) in enumerate(self.whole.modules(), 1):
            ids = {step.id for step in steps}
            todo = [self.left[id_] for id_ in self.left if id_ in ids]
            yield Module(
                key=f"{place} {name}",
                title=f"{place}. {name}",
                note=_progress(len(steps) - len(todo), len(steps)),
                meta=hours(sum(step.hours for step in todo)),
                unfolded=next_ in ids or self.visit.selected in ids,
                items=tuple(self._row(step) for step in steps),
            )

    def board(self) -> Board:
        columns = list(_stages(self.whole).values())
        uncross(self.graph, columns)
        used = {
            (reason.dependent, step.id)
            for step in self.whole.steps
            for reason in step.reasons
        }
        needs = links(self.graph, self.steps)
        return Board(
            columns=tuple(Column("", "", tuple(map(self._card, c))) for c in columns),
            links=tuple(n for n in needs if (n.dependent, n.prerequisite) in used),
            selected=self.visit.selected if self.visit.selected in self.steps else "",
            compact=True,
        )

    def now(self) -> Iterator[Block]:
        chosen = self.visit.selected in self.steps
        id_ = self.visit.selected if chosen else next(iter(self.left), None)
        if id_:
            concept = self.graph[id_]
            note = "" if chosen else "the next step"
            yield Heading(text=f"{self.number[id_]}. {concept.name}", note=note)
            yield Text(text=concept.what or "Not written yet.")
            if concept.enough:
                yield Text(text=f"Enough for now: {concept.enough}", quiet=True)
            yield Choices(items=(Choice("Show it in Look", "reveal", id_),))

    def _row(self, step: Step) -> Row:
        done = step.id not in self.left
        reason = self.nearest.get(step.id)
        return Row(
            id=step.id,
            name=step.name,
            kind=self.graph[step.id].kind,
            number=self.number[step.id],
            depth=step.depth,
            known=done,
            selected=step.id == self.visit.selected,
            meta=_meta(step if done else self.left[step.id]),
            reason=reason.reason if reason else "",
            user=reason.dependent if reason else "",
        )

    def _card(self, id_: str) -> Card:
        return concept_card(
            self.graph[id_],
            name=str(self.number[id_]),
            known=id_ not in self.left,
            goal=id_ in self.whole.goals,
        )


def _nearest(plan: Plan) -> dict[str, Reason]:
    """Return for each step that is no goal the reason that leads soonest to one."""
    far: dict[str, int] = dict.fromkeys(plan.goals, 0)
    nearest: dict[str, Reason] = {}
    for step in reversed(plan.steps):
        if step.id not in far:
            nearest[step.id] = min(step.reasons, key=lambda r: far[r.dependent])
            far[step.id] = far[nearest[step.id].dependent] + 1
    return nearest


def _stages(plan: Plan) -> dict[int, list[str]]:
    """Return the steps by the longest chain of needs below them in the plan."""
    stage: defaultdict[str, int] = defaultdict(int)
    stages: defaultdict[int, list[str]] = defaultdict(list)
    for step in plan.steps:
        stages[stage[step.id]].append(step.id)
        for reason in step.reasons:
            stage[reason.dependent] = max(stage[reason.dependent], stage[step.id] + 1)
    return dict(sorted(stages.items()))


def _meta(step: Step) -> str:
    return f"why · {hours(step.hours)}" if step.depth == "why" else hours(step.hours)


def _progress(known: int, of: int) -> str:
    return f"{known} of {count(of, 'step')} known" if known else count(of, "step")
