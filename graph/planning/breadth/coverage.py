"""What a set of algorithms covers of a domain, and how much that is.

An algorithm covers the ideas of its plan (what it needs of kind ``concept``), its
families together with the area it lives in, and its values on the other axes. Each of
these items weighs as much as there are algorithms of the domain that have it: five
algorithms should stand for most of the domain rather than for its rarest labels.
Coverage is the mean of three shares of that weight: ideas, families, values. An item
counts once, however often it is covered, so this is a weighted set cover: monotone and
submodular, that is, an algorithm adds the less, the more is covered already.

Not to be covered are an axis that was filtered on and the tradition: statistical before
deep is an order of learning.
"""

from collections import Counter
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from math import prod
from typing import Literal, NamedTuple

from conceptpath.graph.model import Concept
from conceptpath.graph.planning.result import Result

Sort = Literal["ideas", "areas", "families", "values"]
#: The share that each sort of item counts for.
SHARES: Mapping[Sort, str] = {
    "ideas": "ideas",
    "areas": "families",
    "families": "families",
    "values": "values",
}
#: Axes that give no values: one has a share of its own, one is an order of learning.
NO_VALUES = ("family", "tradition")


class Items(Result, frozen=True):
    """Ideas and areas by id, families, and values as ``axis=value``."""

    ideas: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    values: tuple[str, ...] = ()


class Share(Result, frozen=True):
    """How many items of a kind are covered, and what part of their weight that is."""

    name: str
    part: float
    covered: int
    total: int


class Item(NamedTuple):
    """One thing to cover."""

    sort: Sort
    name: str

    @property
    def share(self) -> str:
        """The share that it counts for."""
        return SHARES[self.sort]


def labels(concept: Concept, filtered: Container[str] = ()) -> Iterator[Item]:
    """Yield the families of a concept, and its values on the other axes.

    :param filtered: Axes that were filtered on.

    >>> from conceptpath.graph.model import Concept
    >>> axes = {"family": ("tree",), "data": ("text",), "tradition": ("deep",)}
    >>> tree = Concept(id="tree", name="Tree", domain="d", axes=axes)
    >>> [item.name for item in labels(tree)]
    ['tree', 'data=text']
    """
    for axis, values in concept.axes.items():
        if axis == "family" and axis not in filtered:
            yield from (Item("families", value) for value in values)
        elif axis not in NO_VALUES and axis not in filtered:
            yield from (Item("values", f"{axis}={value}") for value in values)


def worth(count: Mapping[Item, int]) -> dict[Item, int]:
    """Return the weights of items, scaled so that every share weighs the same.

    :param count: How many algorithms have each item.

    >>> weights = worth({Item("families", "tree"): 3, Item("values", "data=text"): 2})
    >>> list(weights.values())
    [6, 6]
    """
    totals: Counter[str] = Counter()
    for item, number in count.items():
        totals[item.share] += number
    whole = prod(totals.values())
    return {item: n * (whole // totals[item.share]) for item, n in count.items()}


def shares(count: Mapping[Item, int], covered: Collection[Item]) -> tuple[Share, ...]:
    """Return the shares that have something to cover, and how much is covered.

    :param count: How many algorithms have each item.
    :param covered: The items that are covered.

    >>> tree, kernel = Item("families", "tree"), Item("families", "kernel")
    >>> [share.part for share in shares({tree: 3, kernel: 1}, [tree])]
    [0.75]
    """
    there = {item.share for item in count}
    names = [name for name in dict.fromkeys(SHARES.values()) if name in there]
    return tuple(_share(name, count, set(covered)) for name in names)


def named(items: Iterable[Item]) -> Items:
    """Return items by their names, in their order.

    >>> named([Item("families", "tree"), Item("values", "data=text")]).values
    ('data=text',)
    """
    names: dict[str, list[str]] = {sort: [] for sort in SHARES}
    for sort, name in items:
        names[sort].append(name)
    return Items(**{sort: tuple(found) for sort, found in names.items()})


def _share(name: str, count: Mapping[Item, int], covered: set[Item]) -> Share:
    of = {item: number for item, number in count.items() if item.share == name}
    inside = covered.intersection(of)
    part = sum(of[item] for item in inside) / sum(of.values())
    return Share(name, part, len(inside), len(of))
