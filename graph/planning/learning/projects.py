"""What to build: the projects that fit what somebody knows, or wants to learn.

A project can begin when all that it practises is known. What is missing is the plan for
that (:mod:`..depth.outline`), so needs are counted, and hours once.
Projects are ranked by the hours until they are done, those for learning what is missing
and those for building, so that small and near ones come before large and far ones:
start small, choose one and complete one.

With goals, the projects of a specialization whose targets are all among the goals come
first, in its order. Then come those that use most of the goals, themselves or in what
they need, then those that practise most of what the plan for the goals teaches; hours
decide between equals.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import structs

from conceptpath.graph.model import Depth, Project
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.outline import Outline, covers, hours_left
from conceptpath.graph.planning.result import Result

Setting = Literal["academic", "production"]
#: How many projects are worth choosing between.
CHOICE = 3


class Fit(Result, frozen=True):
    """A project, how far it is, and why it is offered; concepts are given by id.

    ``ready`` is the share of the hours of learning it takes that is done already.
    """

    id: str
    name: str
    brief: str
    setting: Setting
    #: Hours of building, when all that it practises is known.
    hours: float
    ready: float
    #: What is still to be learned before, in order, and how long that takes.
    missing: tuple[str, ...]
    hours_missing: float
    practises: tuple[str, ...]
    #: The goals that it practises, or that what it practises rests on.
    uses: tuple[str, ...]
    #: Of what it practises, what the plan for the goals teaches.
    on_path: tuple[str, ...]
    #: Of what is missing, what the plan for the goals does not teach.
    off_path: tuple[str, ...]
    #: The specializations that list it.
    serves: tuple[str, ...]
    rubric: tuple[str, ...]
    variants: tuple[str, ...]

    @property
    def total(self) -> float:
        """The hours until it is done: of learning and of building."""
        return self.hours_missing + self.hours


class Projects(Result, frozen=True):
    """The projects to choose from, best first; ``more`` counts the others that fit."""

    goals: tuple[str, ...]
    fits: tuple[Fit, ...]
    more: int


def projects(
    graph: Graph,
    known: Mapping[str, Depth],
    *,
    goals: Mapping[str, Depth] | None = None,
    setting: Setting | None = None,
    limit: int = CHOICE,
) -> Projects:
    """Return the projects that fit what is known, or some goals.

    :param known: How deep each concept is known; what that implies counts as known.
    :param goals: How deep each goal is wanted; without any, hours alone rank.
    :param setting: The only setting to look at.
    :param limit: The most projects to return.
    :returns: With goals, only projects that use a goal or practise something of the
        plan for them; where there is none, all of them by hours.
    :raises UnknownNameError: If a goal or a known concept is not in the graph.

    >>> from conceptpath.graph.build import build
    >>> from conceptpath.graph.model import Concept, Domain, Records
    >>> graph = build([Records(
    ...     concepts=(Concept(id="sum", name="Sum", domain="arithmetic"),),
    ...     domains=(Domain(id="arithmetic", name="Arithmetic"),),
    ...     projects=(Project(id="till", name="A till", practises=("sum",), hours=3),),
    ... )])
    >>> [(fit.id, fit.missing, fit.total) for fit in projects(graph, {}).fits]
    [('till', ('sum',), 4.0)]
    >>> projects(graph, {"sum": "what"}).fits[0].ready
    1.0
    """
    wanted = goals or {}
    have, first = graph.required(known), _listed(graph, wanted)
    outline = Outline(graph, wanted)
    fits = [
        _fit(graph, project, have, outline)
        for project in graph.records.projects
        if setting in (None, project.setting)
    ]
    near = [fit for fit in fits if fit.id in first or fit.uses or fit.on_path] or fits
    near.sort(key=lambda fit: (first.get(fit.id, len(first)), *_rank(fit)))
    return Projects(tuple(wanted), tuple(near[:limit]), max(0, len(near) - limit))


def _rank(fit: Fit) -> tuple[int, int, float, str]:
    return -len(fit.uses), -len(fit.on_path), fit.total, fit.id


def _listed(graph: Graph, goals: Mapping[str, Depth]) -> dict[str, int]:
    """Return the projects of the specializations that the goals amount to, by place."""
    ids = [
        project
        for goal in graph.records.specializations
        if goal.targets and all(covers(goals, t.id, t.depth) for t in goal.targets)
        for project in goal.projects
    ]
    return {id_: place for place, id_ in enumerate(dict.fromkeys(ids))}


def _fit(
    graph: Graph, project: Project, known: Mapping[str, Depth], goals: Outline
) -> Fit:
    outline = Outline(graph, dict.fromkeys(project.practises, "what"))
    todo = outline.todo(known)
    left, whole = _hours(graph, todo, known), _hours(graph, outline.depths, {})
    missing = tuple(id_ for id_ in outline.order if id_ in todo)
    planned = goals.depths
    return Fit(
        **structs.asdict(project),
        ready=1 - left / whole if whole else 1.0,
        missing=missing,
        hours_missing=left,
        uses=tuple(id_ for id_ in goals.goals if id_ in outline.depths),
        on_path=tuple(id_ for id_ in project.practises if id_ in planned),
        off_path=tuple(id_ for id_ in missing if planned and id_ not in planned),
        serves=tuple(
            goal.id
            for goal in graph.records.specializations
            if project.id in goal.projects
        ),
    )


def _hours(
    graph: Graph, depths: Mapping[str, Depth], known: Mapping[str, Depth]
) -> float:
    return sum(hours_left(graph[id_], at, known) for id_, at in depths.items())
