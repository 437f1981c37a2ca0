"""In which order steps are worth keeping, each after all it needs.

At each price of an hour some closed set of steps has most worth left after its hours: a
maximum-weight closure (Picard 1976). As hours get cheaper these sets grow, each inside
the next (Gallo, Grigoriadis and Tarjan 1989), and what one has more than the last is a
*block*: blocks are the decomposition of Sidney (1975), in falling worth per hour. They
are found by halving. At the price where the worth of some steps just pays their hours,
the best closed part of them is where they are split; where there is none, they are a
block.

The best order inside a block is NP-hard to find. Its steps follow one by one: of those
whose needs are met, the one with most worth per hour.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from graphlib import TopologicalSorter
from heapq import heappop, heappush

from conceptpath.graph.planning.depth.max_closure import max_closure
from conceptpath.graph.planning.depth.order import Below, closures


def decompose(
    below: Below, worth: Mapping[str, int], hours: Mapping[str, int]
) -> Iterator[list[str]]:
    """Yield the blocks of some steps, the one with most worth per hour first.

    No closed set of at most as many hours as some first blocks together has more worth
    than these.

    :param below: The prerequisites of each step, the steps in a valid order.
    :param worth: What each step is worth, more than 0.
    :param hours: What each step costs, in whole units of any size.

    >>> below = {"a": (), "b": ("a",), "c": ()}
    >>> worth = {"a": 1, "b": 9, "c": 1}
    >>> list(decompose(below, worth, {"a": 1, "b": 1, "c": 1}))
    [['a', 'b'], ['c']]
    """
    ids, closed = list(below), list(closures(below).values())
    stack = [list(range(len(ids)))] if ids else []
    while stack:
        block = stack.pop()
        part = {place: (worth[ids[place]], hours[ids[place]]) for place in block}
        if kept := max_closure(_gains(part), closed):
            stack.append([place for place in block if place not in kept])
            stack.append([place for place in block if place in kept])
        else:
            steps = [ids[place] for place in block]
            yield list(_filled(steps, below, worth, hours))


def _gains(part: Mapping[int, tuple[int, int]]) -> dict[int, int]:
    """Return what each step is worth more than its hours at the mean price."""
    worth = sum(worth for worth, _ in part.values())
    hours = sum(hours for _, hours in part.values())
    return {place: w * hours - h * worth for place, (w, h) in part.items()}


def _filled(
    steps: Sequence[str],
    below: Below,
    worth: Mapping[str, int],
    hours: Mapping[str, int],
) -> Iterator[str]:
    place = {id_: number for number, id_ in enumerate(steps)}
    waiting = TopologicalSorter(
        {id_: [low for low in below[id_] if low in place] for id_ in steps}
    )
    waiting.prepare()
    ready: list[tuple[Fraction, int, str]] = []
    while waiting:
        for id_ in waiting.get_ready():
            heappush(ready, (Fraction(hours[id_], worth[id_]), place[id_], id_))
        *_, first = heappop(ready)
        waiting.done(first)
        yield first
