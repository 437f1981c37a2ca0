"""An order of learning that is light on memory.

A concept is *open* from the step that teaches it to the last step that uses it. The
sum of these spans is the *live time* of an order (Nesbit and Hunka 1987); a learner who
has little open forgets less. The order starts from a depth-first post-order that visits
the prerequisite with the largest closure first (the idea of Sethi and Ullman 1970 for
registers), then moves one concept at a time to the place within its legal window where
the live time is smallest, for at most three rounds (insertion descent).

Concepts that are to come *early*, with all below them, stand before all others: the
planner asks it for statistical methods, which a beginner learns before deep ones.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

#: What each concept needs; every concept stands after all it needs.
Below = Mapping[str, Sequence[str]]
ROUNDS = 3
#: The longest plan that the descent, which takes quadratic time, is run on.
LONGEST = 200


def light_order(below: Below, early: Collection[str] = ()) -> list[str]:
    """Return the concepts so that each follows its needs and few stay open.

    :param below: The prerequisites of each concept, the concepts in a valid order.
    :param early: Concepts that, with all below them, come before all others.
    :returns: All concepts; what needs nothing and what is needed by nothing included.

    >>> below = {"a": (), "b": (), "c": ("a",), "d": ("b",), "e": ("c", "d")}
    >>> light_order(below)
    ['a', 'c', 'b', 'd', 'e']
    >>> light_order(below, early=["d"])
    ['b', 'd', 'a', 'c', 'e']
    """
    above = turned(below)
    size = {id_: mask.bit_count() for id_, mask in closures(below).items()}

    def largest_first(ids: Iterable[str]) -> list[str]:
        return sorted(ids, key=size.__getitem__, reverse=True)

    ranked = {id_: largest_first(lower) for id_, lower in below.items()}
    tops = largest_first(id_ for id_ in below if not above[id_])
    first = largest_first(early)
    fence = len(_post_order(first, ranked))
    order = _post_order([*first, *tops], ranked)
    return _descent(order, below, above, fence) if len(order) <= LONGEST else order


def turned(below: Below) -> dict[str, list[str]]:
    """Return for each concept those that name it as a prerequisite.

    >>> turned({"a": (), "b": ("a",)})
    {'a': ['b'], 'b': []}
    """
    above: dict[str, list[str]] = {id_: [] for id_ in below}
    for id_, lower in below.items():
        for low in lower:
            above[low].append(id_)
    return above


def closures(below: Below) -> dict[str, int]:
    """Return for each concept the set of itself and all below it, a bit a concept.

    >>> closures({"a": (), "b": ("a",), "c": ("a",)})
    {'a': 1, 'b': 3, 'c': 5}
    """
    masks: dict[str, int] = {}
    for number, (id_, lower) in enumerate(below.items()):
        mask = 1 << number
        for low in lower:
            mask |= masks[low]
        masks[id_] = mask
    return masks


def live_time(order: Sequence[str], below: Below) -> int:
    """Return the steps for which concepts are open, summed over the concepts.

    >>> live_time(["a", "b", "c"], {"a": (), "b": (), "c": ("a",)})
    2
    """
    place = {id_: number for number, id_ in enumerate(order)}
    last = dict(place)
    for id_ in order:
        for low in below[id_]:
            last[low] = max(last[low], place[id_])
    return sum(last[id_] - place[id_] for id_ in order)


def _post_order(tops: Iterable[str], ranked: Below) -> list[str]:
    placed: dict[str, None] = {}
    stack = [*tops][::-1]
    while stack:
        id_ = stack[-1]
        rest = [low for low in ranked[id_] if low not in placed]
        if rest:
            stack += rest[::-1]
        else:
            placed[id_] = None
            stack.pop()
    return list(placed)


def _descent(order: list[str], below: Below, above: Below, fence: int) -> list[str]:
    for _ in range(ROUNDS):
        before = order
        for id_ in before:
            early = order.index(id_) < fence
            window = (0, fence - 1) if early else (fence, len(order) - 1)
            order = _moved(id_, order, below, above, window)
        if order == before:
            break
    return order


def _moved(
    id_: str, order: list[str], below: Below, above: Below, window: tuple[int, int]
) -> list[str]:
    """Return the order with a concept at the best of the places it may stand."""
    now = order.index(id_)
    rest = [*order[:now], *order[now + 1 :]]
    place = {other: number for number, other in enumerate(rest)}
    first = max([window[0], *(place[low] + 1 for low in below[id_])])
    last = min([window[1], *(place[up] for up in above[id_])])
    if first == last:
        return order
    costs = dict(_costs(id_, rest[first:last], first, place, below, above))
    best = min(costs, key=lambda slot: (costs[slot], abs(slot - now), slot))
    return [*rest[:best], id_, *rest[best:]]


def _costs(
    id_: str,
    passed: Sequence[str],
    first: int,
    place: Mapping[str, int],
    below: Below,
    above: Below,
) -> Iterator[tuple[int, int]]:
    """Yield each slot and the live time there, less that in the first slot.

    Stepping over one concept changes what is open between the two, and nothing else.
    """
    ends = [_last_use(low, id_, place, above) for low in below[id_]]
    cost = 0
    yield first, cost
    for slot, other in enumerate(passed, first):
        closed = sum(_last_use(p, id_, place, above) == slot for p in below[other])
        cost += bool(above[other]) - closed
        cost += sum(end <= slot for end in ends) - bool(above[id_])
        yield slot + 1, cost


def _last_use(low: str, but: str, place: Mapping[str, int], above: Below) -> int:
    """Return the place of the last use of a concept by any other than one."""
    return max((place[up] for up in above[low] if up != but), default=place[low])
