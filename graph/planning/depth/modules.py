"""Cutting an order of learning into modules: stretches that belong together.

A cut is good where few concepts are open, that is, where little of what was learned
is still waiting to be used. Of all cuttings into stretches of three to nine steps, the
one is taken in which the cuts lie furthest below the average number of open concepts
(dynamic programming over the places of the cuts). A module is named by its dominating
concept: the one with the most of the module below it.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import inf

from conceptpath.graph.planning.depth.order import Below, closures

#: The least and the most steps of a module; a shorter plan is one module.
SHORTEST, LONGEST = 3, 9


def modules(order: Sequence[str], below: Below) -> dict[str, str]:
    """Return for each concept the one that its module is named by.

    :param order: All concepts in the order of learning.
    :param below: The prerequisites of each concept, the concepts in a valid order.

    >>> below = {"a": (), "b": ("a",), "c": ("a", "b"), "x": (), "y": ("x",)}
    >>> below |= {"z": ("x", "y"), "end": ("c", "z")}
    >>> modules(list(below), below)
    {'a': 'c', 'b': 'c', 'c': 'c', 'x': 'end', 'y': 'end', 'z': 'end', 'end': 'end'}
    """
    named: dict[str, str] = {}
    for start, stop in pairwise(_cuts(_open(order, below))):
        ids = order[start:stop]
        named |= dict.fromkeys(ids, _dominating(ids, below))
    return named


def _dominating(ids: Sequence[str], below: Below) -> str:
    inside: dict[str, tuple[str, ...]] = {}
    for id_ in ids:
        inside[id_] = tuple(low for low in below[id_] if low in inside)
    masks = closures(inside)
    return max(reversed(ids), key=lambda id_: masks[id_].bit_count())


def _open(order: Sequence[str], below: Below) -> list[int]:
    """Return how many concepts are open before each step, and after the last."""
    place = {id_: number for number, id_ in enumerate(order)}
    last = {low: place[id_] for id_ in order for low in below[id_]}
    change = [0] * (len(order) + 1)
    for low, end in last.items():
        change[place[low] + 1] += 1
        change[end + 1] -= 1
    return list(accumulate(change))


def _cuts(open_: Sequence[int]) -> list[int]:
    """Return the places of the best cuts, the start and the end included."""
    end = len(open_) - 1
    usual = sum(open_) / len(open_)
    #: For each place the cost of the best cuts up to it, and where the last one is.
    cost, before = [0.0] + [inf] * end, [0] * (end + 1)
    for stop in range(min(SHORTEST, end), end + 1):
        starts = range(max(0, stop - LONGEST), max(1, stop - SHORTEST + 1))
        before[stop] = min(starts, key=cost.__getitem__)
        cost[stop] = cost[before[stop]] + open_[stop] - usual
    cuts = [end]
    while cuts[-1]:
        cuts.append(before[cuts[-1]])
    return cuts[::-1]
