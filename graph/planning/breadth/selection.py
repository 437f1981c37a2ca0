"""The set of at most so many algorithms, in at most so much time, that covers most.

This is maximum coverage with a budget, which is NP-hard. Where there are few sets, all
are compared; of those that add at least 99 % as much as the best one, that with most
algorithms is taken, then the one with fewest deep ones, then with fewest hours. Where
there are many sets, two are chosen greedily, by coverage and by coverage an hour, and
the better one is kept: without a limit of hours it adds at least 1 - 1/e (63 %) as much
as the best (Nemhauser, Wolsey and Fisher 1978); with one nothing is guaranteed.

A beginner starts with what stands for an area (the representatives of the domains), and
with statistical methods: in an area that has one, deep methods wait. So there are four
rounds, and each adds to what those before have chosen: representatives, the other
algorithms, then of those that wait the representatives and the others.
"""

from collections.abc import Callable, Iterator, Sequence
from math import comb, e, inf
from typing import NamedTuple

from conceptpath.graph.planning.breadth.scope import Chosen, Scope, stand_for_areas

#: The most sets that are all compared in a round; 5 of 16 algorithms make 6,885.
LIMIT = 7_000
#: How much less than the best a set may add, so that tiny gains do not cost hours.
SLACK = 0.01
STATISTICAL = ("statistical",)


class Limits(NamedTuple):
    """How many algorithms a set may have, and how long they may take together."""

    k: int
    seconds: float

    def room(self, chosen: Chosen) -> int:
        """Return how many algorithms a set may still be given."""
        return self.k - len(chosen.ids)

    def allow(self, chosen: Chosen) -> bool:
        """Tell whether a set is within the limits."""
        return self.room(chosen) >= 0 and chosen.seconds <= self.seconds


class Selection(NamedTuple):
    """What was chosen, and how: whether all sets of each round were compared."""

    chosen: Chosen
    exhaustive: bool
    #: The part of what the best set of a round adds that was added at least.
    guarantee: float


def select(scope: Scope, limits: Limits) -> Selection:
    """Return a set that covers much, chosen round by round.

    :param scope: The algorithms to choose from; what is known is never chosen.
    :param limits: What a set may hold and take.
    """
    chosen, exhaustive = scope.empty(), True
    for ids in rounds(scope):
        few = number_of_sets(len(ids), limits.room(chosen)) <= LIMIT
        chosen = (best_of_all if few else best_greedily)(scope, chosen, ids, limits)
        exhaustive = exhaustive and few
    greedy = 1 - 1 / e if limits.seconds == inf else 0.0
    return Selection(chosen, exhaustive, 1 - SLACK if exhaustive else greedy)


def rounds(scope: Scope) -> list[list[str]]:
    """Return the algorithms that are not known, each round in learning order."""
    ids = [id_ for id_ in scope.ids if id_ not in scope.known]
    statistical = [id_ for id_ in ids if scope.tradition(id_) == STATISTICAL]
    early = {area for id_ in statistical for area in scope.areas(id_)}
    stand = stand_for_areas(scope.graph)
    found: dict[tuple[bool, bool], list[str]] = {}
    for id_ in ids:
        waits = id_ in scope.deep and scope.areas(id_) <= early
        found.setdefault((waits, id_ not in stand), []).append(id_)
    return [found[place] for place in sorted(found)]


def number_of_sets(number: int, room: int) -> int:
    """Return how many sets of at most so many can be made of a number of things.

    >>> number_of_sets(16, 5), number_of_sets(40, 5)
    (6885, 760099)
    """
    return sum(comb(number, size) for size in range(room + 1))


def best_of_all(
    scope: Scope, start: Chosen, ids: Sequence[str], limits: Limits
) -> Chosen:
    """Return the best set that adds to a start, by comparing all there are.

    :param start: What is chosen already.
    :param ids: What may be added, in learning order, by which ties are broken.
    """
    sets = list(_sets(scope, start, ids, limits))
    gain = max(found.worth for found in sets) - start.worth
    least = start.worth + gain * (1 - SLACK)

    def rank(found: Chosen) -> tuple[int, int, int, int]:
        late = len(scope.deep.intersection(found.ids))
        return len(found.ids), -late, -found.seconds, found.worth

    return max((found for found in sets if found.worth >= least), key=rank)


def _sets(
    scope: Scope, start: Chosen, ids: Sequence[str], limits: Limits
) -> Iterator[Chosen]:
    yield start
    for place, id_ in enumerate(ids) if limits.room(start) else ():
        more = scope.add(start, id_)
        if limits.allow(more):
            yield from _sets(scope, more, ids[place + 1 :], limits)


def best_greedily(
    scope: Scope, start: Chosen, ids: Sequence[str], limits: Limits
) -> Chosen:
    """Return the better of two sets, grown by coverage and by coverage an hour.

    :param start: What is chosen already.
    :param ids: What may be added, in learning order, by which ties are broken.
    """

    def grown(score: Callable[[int, int], float]) -> Chosen:
        chosen = start
        while more := _step(scope, chosen, ids, limits, score):
            chosen = more
        return chosen

    def rank(found: Chosen) -> tuple[int, int, int]:
        late = len(scope.deep.intersection(found.ids))
        return found.worth, -late, -found.seconds

    by_gain = grown(lambda gain, _: gain)
    by_rate = grown(lambda gain, seconds: gain / seconds if seconds else inf)
    return max(by_gain, by_rate, key=rank)


def _step(
    scope: Scope,
    chosen: Chosen,
    ids: Sequence[str],
    limits: Limits,
    score: Callable[[int, int], float],
) -> Chosen | None:
    def rank(more: Chosen) -> tuple[float, bool, int]:
        gain, seconds = more.worth - chosen.worth, more.seconds - chosen.seconds
        return score(gain, seconds), more.ids[-1] not in scope.deep, -seconds

    grown = (scope.add(chosen, id_) for id_ in ids if id_ not in chosen.ids)
    return max(filter(limits.allow, grown), key=rank, default=None)
