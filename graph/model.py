"""The records: what a concept, a need, a domain, a paper is.

One definition serves the TOML files, the compiled cache, JSON output and the
JSON Schema. Records are frozen; a list is a tuple; what a source does not say is
empty. ``conceptpath check`` demands more of the shipped content than this module
does, because other sources have gaps.
"""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

Depth = Literal["what", "why"]
#: ``concept`` is an idea, ``algorithm`` something that can be run.
Kind = Literal["concept", "algorithm"]
#: Only settled needs enter plans.
NeedStatus = Literal["settled", "proposed", "disputed"]
QuestionStatus = Literal["settled", "debated", "open"]
ResourceKind = Literal[
    "textbook", "course", "lecture", "article", "documentation", "video"
]
#: Depths as numbers, so that the deeper of two is their ``max``.
LEVEL: Mapping[Depth, int] = {"what": 1, "why": 2}


class Record(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What all records share: keyword fields, no unknown keys, never changed."""


class Need(Record, frozen=True, kw_only=True):
    """Why a concept cannot be learned without another one.

    Exactly one of ``id`` and ``any_of`` is set. The need counts from ``depth`` of
    the dependent on, and wants the prerequisite ``at`` a depth.

    >>> Need(id="vector", reason="A matrix is a row of vectors.").prerequisites
    ('vector',)
    """

    id: str = ""
    any_of: tuple[str, ...] = ()
    reason: str = ""
    depth: Depth = "what"
    at: Depth = "what"
    strength: float | None = None
    confidence: float | None = None
    status: NeedStatus = "settled"
    sources: tuple[str, ...] = ()

    @property
    def prerequisites(self) -> tuple[str, ...]:
        """The one prerequisite, or all alternatives."""
        return (self.id,) if self.id else self.any_of


class Contrast(Record, frozen=True, kw_only=True):
    """A neighbour that is easily mistaken for the concept, and the difference."""

    id: str
    difference: str = ""


class Question(Record, frozen=True, kw_only=True):
    """A why-question with its answer, how settled it is, and what it rests on."""

    id: str
    ask: str
    answer: str = ""
    status: QuestionStatus = "settled"
    cites: tuple[str, ...] = ()


class Pointer(Record, frozen=True, kw_only=True):
    """A place in a resource: which one, and where in it."""

    resource: str
    where: str = ""


class Concept(Record, frozen=True, kw_only=True):
    """Anything learnable; ``hours`` is the time for it alone at depth ``what``."""

    id: str
    name: str
    domain: str
    kind: Kind = "concept"
    aliases: tuple[str, ...] = ()
    year: int | None = None
    what: str = ""
    why: str = ""
    enough: str = ""
    hours: float = 1.0
    #: Hours that depth ``why`` adds to ``hours``.
    hours_why: float = 0.0
    axes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_a: tuple[str, ...] = ()
    also_in: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    questions: tuple[Question, ...] = ()
    learn: tuple[Pointer, ...] = ()
    introduced_by: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    #: Former ids, which keep working.
    was: tuple[str, ...] = ()


class Axis(Record, frozen=True, kw_only=True):
    """A contrast that a person chooses along, and its closed list of values."""

    id: str
    name: str
    values: tuple[str, ...]


class Domain(Record, frozen=True, kw_only=True):
    """An area of the field; ``representatives`` stand for it when it is folded."""

    id: str
    name: str
    parent: str | None = None
    summary: str = ""
    representatives: tuple[str, ...] = ()


class Paper(Record, frozen=True, kw_only=True):
    """A publication; its links to concepts stand in the concepts."""

    id: str
    title: str
    authors: tuple[str, ...] = ()
    year: int | None = None
    venue: str | None = None
    arxiv: str | None = None
    doi: str | None = None
    url: str | None = None


class Resource(Record, frozen=True, kw_only=True):
    """Something to learn from."""

    id: str
    title: str
    authors: tuple[str, ...] = ()
    kind: ResourceKind = "article"
    url: str | None = None
    level: str | None = None
    cost: str | None = None
    #: The day a link check last reached ``url``; never set by hand.
    checked: str | None = None


class Target(Record, frozen=True, kw_only=True):
    """A concept that a specialization aims at, and how deep."""

    id: str
    depth: Depth = "what"


class Specialization(Record, frozen=True, kw_only=True):
    """A named goal with its projects and its papers in reading order."""

    id: str
    name: str
    why: str = ""
    axes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    targets: tuple[Target, ...] = ()
    projects: tuple[str, ...] = ()
    reading: tuple[str, ...] = ()


class Project(Record, frozen=True, kw_only=True):
    """Something to build; ``rubric`` says when it is done, ``variants`` go on."""

    id: str
    name: str
    brief: str = ""
    practises: tuple[str, ...] = ()
    hours: float = 1.0
    setting: Literal["academic", "production"] = "academic"
    rubric: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()


class Source(Record, frozen=True, kw_only=True):
    """Where records came from, and under which licence."""

    id: str
    name: str
    licence: str = ""
    version: str = ""
    url: str | None = None


class Records(Record, frozen=True, kw_only=True):
    """Everything that one source says, or the whole of what a graph holds."""

    concepts: tuple[Concept, ...] = ()
    domains: tuple[Domain, ...] = ()
    papers: tuple[Paper, ...] = ()
    resources: tuple[Resource, ...] = ()
    specializations: tuple[Specialization, ...] = ()
    projects: tuple[Project, ...] = ()
    sources: tuple[Source, ...] = ()
    axes: tuple[Axis, ...] = ()
