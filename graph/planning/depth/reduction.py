"""The needs that no longer way implies: the transitive reduction of a closure.

On an acyclic graph it is unique (Aho, Garey and Ullman 1972). A need is implied where
its prerequisite lies below another prerequisite of the same concept; what lies below is
an integer with a bit a concept, so that one test is one shift.
"""

from conceptpath.graph.planning.depth.order import Below, closures


def reduced(below: Below) -> dict[str, tuple[str, ...]]:
    """Return for each concept the prerequisites that no other one leads to.

    :param below: The prerequisites of each concept, the concepts in a valid order.

    >>> reduced({"a": (), "b": ("a",), "c": ("a", "b")})
    {'a': (), 'b': ('a',), 'c': ('b',)}
    """
    masks = closures(below)
    bits = {id_: 1 << number for number, id_ in enumerate(below)}
    kept: dict[str, tuple[str, ...]] = {}
    for id_, lower in below.items():
        implied = 0
        for low in lower:
            implied |= masks[low] ^ bits[low]
        kept[id_] = tuple(low for low in lower if not bits[low] & implied)
    return kept
