"""The heaviest set of things that is closed under what they need.

Some weights are negative, and a thing can be kept only with all that it needs: a
maximum-weight closure, which is a minimum cut (Picard 1976). Here the flow of the cut
is told as a transport of money. What weighs more than nothing has a surplus, what
weighs less is a debt, and a surplus may pay the debts below it, directly or not; when
they are paid, it may take over what another one pays, which then pays elsewhere
(shortest augmenting paths; Edmonds and Karp 1972). A surplus that is left when nothing
it reaches is owed any more is a gain: it is kept, with all that it reaches.

Sets are integers, a bit a thing. The flow through the needs themselves by networkx is
shorter, and ten times slower where a plan of 600 steps is cut some 400 times; it is the
oracle of the tests.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

#: One payer, and the debt that it pays.
Payment = tuple[int, int]


def max_closure(weights: Mapping[int, int], below: Sequence[int]) -> set[int]:
    """Return the closed set with the greatest sum of weights, the smallest such set.

    :param weights: The things to choose from, with their weights.
    :param below: For each thing the set of itself and all it needs, as bits; what of
        them has no weight is not looked at.
    :returns: The things kept; none where no closed set weighs more than nothing.

    >>> below = [0b1, 0b11, 0b101]
    >>> max_closure({0: -3, 1: 2, 2: 2}, below)
    {0, 1, 2}
    >>> max_closure({0: -4, 1: 2, 2: 2}, below)
    set()
    """
    ledger = _Ledger(weights, below)
    for payer, weight in weights.items():
        if weight > 0:
            ledger.spend(payer, weight)
    return {thing for thing in weights if ledger.kept >> thing & 1}


def places(bits: int) -> Iterator[int]:
    """Yield the places of the bits of a set, the lowest first.

    >>> list(places(0b1010))
    [1, 3]
    """
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


class _Ledger:
    """Who pays how much of which debt; ``kept`` is what is sure to be a gain."""

    def __init__(self, weights: Mapping[int, int], below: Sequence[int]) -> None:
        self.below = below
        self.kept = 0
        self.owed = {thing: -weight for thing, weight in weights.items() if weight < 0}
        self.paid: dict[int, Counter[int]] = {debt: Counter() for debt in self.owed}
        self.debts = self.open = sum(1 << debt for debt in self.owed)

    def spend(self, payer: int, surplus: int) -> None:
        """Pay debts with a surplus; keep what it reaches where some of it is left."""
        while surplus:
            chain, reached = self._search(payer)
            if not chain:
                self.kept |= reached
                return
            surplus -= self._pay(chain, surplus)

    def _search(self, first: int) -> tuple[list[Payment], int]:
        """Return the shortest chain of payments to an open debt, and what was seen."""
        relieved: dict[int, Payment | None] = {first: None}
        queue, reached = [first], self.kept
        for payer in queue:
            new = self.below[payer] & self.debts & ~reached
            if new & self.open:
                return self._chain(payer, next(places(new & self.open)), relieved), 0
            reached |= self.below[payer]
            for debt in places(new):
                for other in self.paid[debt].keys() - relieved.keys():
                    relieved[other] = (payer, debt)
                    queue.append(other)
        return [], reached

    @staticmethod
    def _chain(
        payer: int, debt: int, relieved: Mapping[int, Payment | None]
    ) -> list[Payment]:
        chain = [(payer, debt)]
        while taken := relieved[chain[-1][0]]:
            chain.append(taken)
        return chain

    def _pay(self, chain: Sequence[Payment], surplus: int) -> int:
        """Pay along a chain, each payer relieved by the next; return how much."""
        target = chain[0][1]
        shifts = [(payer, debt) for (payer, _), (_, debt) in pairwise(chain)]
        limits = [self.paid[debt][payer] for payer, debt in shifts]
        amount = min(surplus, self.owed[target], *limits)
        for payer, debt in chain:
            self.paid[debt][payer] += amount
        for payer, debt in shifts:
            self.paid[debt][payer] -= amount
            self.paid[debt] = +self.paid[debt]
        self.owed[target] -= amount
        if not self.owed[target]:
            self.open ^= 1 << target
        return amount
