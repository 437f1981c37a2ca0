"""Concepts that need one another in a circle."""

from collections.abc import Iterable, Mapping


def cycles(below: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Return one cycle of each knot of concepts that need one another.

    :param below: The prerequisites of each concept.
    :returns: Each cycle as ids, each needing the next and the last the first.

    >>> cycles({"hen": ["egg"], "egg": ["hen"], "nest": ["egg"]})
    [['egg', 'hen']]
    """
    from graphlib import CycleError, TopologicalSorter

    try:
        TopologicalSorter(below).prepare()
    except CycleError:
        return _one_each(below)
    return []


def _one_each(below: Mapping[str, Iterable[str]]) -> list[list[str]]:
    import networkx as nx

    view = nx.DiGraph((id_, low) for id_, lows in below.items() for low in lows)
    knots = sorted(map(sorted, nx.strongly_connected_components(view)))
    found = []
    for knot in knots:
        if len(knot) > 1 or view.has_edge(knot[0], knot[0]):
            edges = nx.find_cycle(view.subgraph(knot), knot[0])
            found.append([edge[0] for edge in edges])
    return found
