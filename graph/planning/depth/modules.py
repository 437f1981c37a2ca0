"""Cutting an order of learning into modules: stretches that belong together.

A cut is good where few concepts are open, that is, where little of what was learned
is still waiting to be used. Of all cuttings into stretches of three to nine steps, the
one is taken in which the cuts lie furthest below the average number of open concepts
(dynamic programming over the places of the cuts). A module is named by what it leads
to: of the concepts that no other one in it uses, the two with the most of it below.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import inf

from conceptpath.graph.planning.depth.order import Below

#: The least and the most steps of a module; a shorter plan is one module.
SHORTEST, LONGEST = 3, 9
#: How many concepts name a module at most.
NAMES = 2


def modules(order: Sequence[str], below: Below) -> dict[str, tuple[str, ...]]:
    """Return for each concept those that its module is named by.

    :param order: All concepts in the order of learning.
    :param below: The prerequisites of each concept, the concepts in a valid order.

    >>> below = {"a": (), "b": ("a",), "c": ("a", "b"), "x": (), "y": ("x",)}
    >>> named = modules(list(below), below)
    >>> named["b"], named["x"]
    (('c', 'y'), ('c', 'y'))
    """
    named: dict[str, tuple[str, ...]] = {}
    for start, stop in pairwise(_cuts(_open(order, below))):
        ids = order[start:stop]
        named |= dict.fromkeys(ids, _leading(ids, below))
    return named


def _leading(ids: Sequence[str], below: Below) -> tuple[str, ...]:
    masks: dict[str, int] = {}
    used = 0
    for number, id_ in enumerate(ids):
        lower = 0
        for low in below[id_]:
            lower |= masks.get(low, 0)
        used |= lower
        masks[id_] = lower | 1 << number
    tops = [id_ for number, id_ in enumerate(ids) if not used >> number & 1]
    tops.sort(key=lambda id_: masks[id_].bit_count(), reverse=True)
    return tuple(sorted(tops[:NAMES], key=ids.index))


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
