"""Which four or five algorithms to begin with, and what they cover of a domain.

:mod:`.coverage` says what is covered, :mod:`.scope` what that takes, :mod:`.selection`
which set is the best. Where needs have alternatives, that is asked twice, with a plan
for each algorithm alone and with one for all of them, and the better answer is kept.

The picks stand in the order to learn them: after what they need, statistical methods
before deep ones, then what takes fewest hours more. What a pick adds is beyond those
before it, so gains and hours sum to those of the whole.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import inf
from typing import Literal

from conceptpath.graph.errors import InputError, UnknownNameError
from conceptpath.graph.model import Depth
from conceptpath.graph.near import near
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.coverage import Items, Share
from conceptpath.graph.planning.breadth.scope import Chosen, Scope
from conceptpath.graph.planning.breadth.selection import Limits, select
from conceptpath.graph.planning.depth.budget import wrong_budget
from conceptpath.graph.planning.depth.choices import SECONDS
from conceptpath.graph.planning.result import Result

#: The most starters that can be asked for.
MOST = 12

Method = Literal["exhaustive", "greedy", "given"]
Known = Iterable[str] | Mapping[str, Depth]


class Pick(Result, frozen=True):
    """One starter; ``extra``, ``gain`` and ``adds`` are beyond the picks before it."""

    id: str
    name: str
    #: The hours of all it needs, known things left out.
    hours: float
    extra: float
    #: The part of its hours that other picks need as well.
    shared: float
    gain: float
    adds: Items


class Starters(Result, frozen=True):
    """The picks in the order to learn them, and what is covered and left out."""

    domain: str
    name: str
    picks: tuple[Pick, ...]
    #: The hours of the union of the plans.
    hours: float
    coverage: float
    shares: tuple[Share, ...]
    left_out: Items
    #: The algorithms of the domain that are neither picked nor known.
    others: tuple[str, ...]
    #: Those that are known already, and count as covered.
    known: tuple[str, ...]
    method: Method
    #: The part of what the best set of a round adds that was added at least.
    guarantee: float
    #: What there is to say where the domain has no algorithm, or none fits.
    note: str = ""


def starters(
    graph: Graph,
    domain: str,
    *,
    k: int = 5,
    hours: float | None = None,
    axes: Mapping[str, str] | None = None,
    known: Known = (),
) -> Starters:
    """Return the algorithms to begin with in a domain.

    :param domain: The id of a domain; what is below it belongs to it.
    :param k: The most algorithms to pick.
    :param hours: The most hours that they may take together.
    :param axes: For each contrast the value that an algorithm must have.
    :param known: What the learner knows: it counts as covered, and takes no hours.
    :returns: As many picks as fit, and a note where there are none.
    :raises InputError: If ``k`` or ``hours`` is out of range.
    :raises UnknownNameError: If there is no such domain or known concept.

    >>> from conceptpath.graph.build import build
    >>> from conceptpath.graph.model import Concept, Domain, Records
    >>> tree = Concept(id="tree", name="Tree", domain="d", kind="algorithm", hours=3)
    >>> graph = build([Records(concepts=(tree,), domains=(Domain(id="d", name="D"),))])
    >>> [pick.name for pick in starters(graph, "d").picks]
    ['Tree']
    >>> starters(graph, "d", hours=2).note
    'Nothing fits into 2 h: Tree, the shortest, takes 3 h.'
    """
    _check(k, hours)
    apart = _scope(graph, domain, axes, known)
    scopes = dict.fromkeys((apart, apart.together(apart.ids)))
    found = [_best(scope, k, hours) for scope in scopes]
    return max(found, key=lambda best: (best.coverage, -best.hours))


def cover(
    graph: Graph,
    domain: str,
    picks: Iterable[str],
    *,
    axes: Mapping[str, str] | None = None,
    known: Known = (),
) -> Starters:
    """Return what given algorithms cover of a domain, such as after one is swapped.

    :param picks: Ids of algorithms of the domain, in any order.
    :param axes: For each contrast the value that an algorithm must have.
    :param known: What the learner knows.
    :raises UnknownNameError: If there is no such domain, or a pick is not in it.

    >>> from conceptpath import load_graph
    >>> found = cover(load_graph(), "trees-and-ensembles", ["bagging", "decision-tree"])
    >>> [pick.name for pick in found.picks]
    ['Decision tree', 'Bagging']
    """
    scope = _scope(graph, domain, axes, known)
    ids = tuple(dict.fromkeys(picks))
    for id_ in ids:
        if id_ not in scope.ids:
            what = f"fitting algorithm in {scope.domain.name}"
            raise UnknownNameError(what, id_, near(id_, scope.ids))
    return _told(scope, ids, "given", 0.0)


def _check(k: int, hours: float | None) -> None:
    """Refuse what cannot be asked, all of it at once."""
    wrong = []
    if not 1 <= k <= MOST:
        wrong.append(f"{k} starters: ask for 1 to {MOST}")
    if hours is not None and (refused := wrong_budget(hours)):
        wrong.append(refused)
    if wrong:
        raise InputError("; ".join(wrong))


def _scope(
    graph: Graph, domain: str, axes: Mapping[str, str] | None, known: Known
) -> Scope:
    domains = {found.id: found for found in graph.records.domains}
    if domain not in domains:
        raise UnknownNameError("domain", domain, near(domain, domains))
    marks: Mapping[str, Depth]
    marks = known if isinstance(known, Mapping) else dict.fromkeys(known, "what")
    return Scope(graph, domains[domain], axes or {}, marks)


def _best(scope: Scope, k: int, hours: float | None) -> Starters:
    limits = Limits(k, inf if hours is None else hours * SECONDS)
    chosen, exhaustive, guarantee = select(scope, limits)
    method: Method = "exhaustive" if exhaustive else "greedy"
    return _told(scope, chosen.ids, method, guarantee, _note(scope, chosen, hours))


def _told(
    scope: Scope, picks: Sequence[str], method: Method, guarantee: float, note: str = ""
) -> Starters:
    scope = scope.together(picks)
    ids, chosen = _in_order(scope, picks), scope.union(picks)
    known = tuple(id_ for id_ in scope.ids if id_ in scope.known)
    return Starters(
        domain=scope.domain.id,
        name=scope.domain.name,
        picks=tuple(_picks(scope, ids)),
        hours=chosen.seconds / SECONDS,
        coverage=scope.coverage(chosen),
        shares=scope.shares(chosen.items),
        left_out=scope.named(scope.items.whole & ~chosen.items),
        others=tuple(id_ for id_ in scope.ids if id_ not in (*ids, *known)),
        known=known,
        method=method,
        guarantee=guarantee,
        note=note,
    )


def _in_order(scope: Scope, ids: Iterable[str]) -> tuple[str, ...]:
    """Return picks in the order to learn them; in a tie, as in the learning order."""
    done, left = scope.empty(), [id_ for id_ in scope.ids if id_ in set(ids)]

    def place(more: Chosen) -> tuple[bool, int]:
        return more.ids[-1] in scope.deep, more.seconds

    while left:
        ready = (id_ for id_ in left if scope.plans[id_].keys() & left == {id_})
        done = min((scope.add(done, id_) for id_ in ready), key=place)
        left.remove(done.ids[-1])
    return done.ids


def _picks(scope: Scope, ids: Sequence[str]) -> Iterator[Pick]:
    before = scope.empty()
    for id_ in ids:
        after = scope.add(before, id_)
        others = scope.union(other for other in ids if other != id_)
        own = scope.work[id_]
        seconds = scope.work.weigh(own)
        yield Pick(
            id=id_,
            name=scope.graph[id_].name,
            hours=seconds / SECONDS,
            extra=(after.seconds - before.seconds) / SECONDS,
            shared=scope.work.weigh(own & others.work) / (seconds or 1),
            gain=scope.coverage(after) - scope.coverage(before),
            adds=scope.named(after.items & ~before.items),
        )
        before = after


def _note(scope: Scope, chosen: Chosen, hours: float | None) -> str:
    """Return what there is to say of a domain without algorithms, or of no pick."""
    name, left = scope.domain.name, set(scope.ids) - scope.known.keys()
    if not scope.ids:
        return f"{name} holds no algorithm{_lacking(scope.axes)}."
    if not left:
        return f"What there is to start with in {name} is known."
    if not chosen.ids and hours is not None:
        seconds, id_ = min((scope.work.weigh(scope.work[id_]), id_) for id_ in left)
        shortest = f"{scope.graph[id_].name}, the shortest,"
        takes = f"takes {seconds / SECONDS:g} h"
        return f"Nothing fits into {hours:g} h: {shortest} {takes}."
    if scope.graph[scope.ids[0]].kind != "algorithm":
        return f"{name} is about ideas more than methods; these stand for it."
    return ""


def _lacking(axes: Mapping[str, str]) -> str:
    if not axes:
        return ", and no concept stands for it"
    return f" that fits {', '.join(f'{axis}={value}' for axis, value in axes.items())}"
