"""Sets of weighted things, and what any union of them weighs.

A set is an integer with one bit a thing, so that a union is one operation. For the sum
of the weights there is a mask for each binary digit: how many things of a set have this
digit in their weight is one count of bits.
"""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class WeightedSets(Generic[T]):
    """Sets by name, as bits, of things with whole weights.

    :param sets: The things of each set.
    :param weight: What each thing weighs.

    >>> sets = WeightedSets({"a": ["x", "y"], "b": ["y"]}, {"x": 5, "y": 3})
    >>> sets.weigh(sets["a"] | sets["b"]), sets.things(sets["b"])
    (8, ['y'])
    """

    def __init__(
        self, sets: Mapping[str, Iterable[T]], weight: Mapping[T, int]
    ) -> None:
        self._bit = {thing: 1 << place for place, thing in enumerate(weight)}
        #: The set of all things.
        self.whole = self.bits(weight)
        self._sets = {name: self.bits(things) for name, things in sets.items()}
        self._masks = self._digits(weight)

    def __getitem__(self, name: str) -> int:
        return self._sets[name]

    def bits(self, things: Iterable[T]) -> int:
        """Return the set of some things, each named once."""
        return sum(map(self._bit.__getitem__, things))

    def things(self, bits: int) -> list[T]:
        """Return the things of a set."""
        return [thing for thing, bit in self._bit.items() if bits & bit]

    def weigh(self, bits: int) -> int:
        """Return what a set weighs."""
        return sum([(bits & mask).bit_count() << digit for digit, mask in self._masks])

    def _digits(self, weight: Mapping[T, int]) -> list[tuple[int, int]]:
        masks = []
        for digit in range(max(weight.values(), default=0).bit_length()):
            having = (thing for thing, whole in weight.items() if whole >> digit & 1)
            masks.append((digit, self.bits(having)))
        return [(digit, mask) for digit, mask in masks if mask]
