"""Sets of weighted things."""

from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.planning.breadth.weighted_sets import WeightedSets

things = st.dictionaries(st.text(max_size=3), st.integers(0, 20_000), max_size=20)


@given(things, st.data())
def test_a_union_weighs_what_its_things_weigh(
    weight: dict[str, int], data: st.DataObject
) -> None:
    """The weight of a union is the sum of the weights of its things, each once."""
    some = st.sets(st.sampled_from([*weight])) if weight else st.just(set[str]())
    one, other = data.draw(some), data.draw(some)
    sets = WeightedSets({"one": one, "other": other}, weight)
    union = sets["one"] | sets["other"]
    assert sets.weigh(union) == sum(weight[thing] for thing in one | other)
    assert set(sets.things(union)) == one | other


def test_the_whole_holds_everything() -> None:
    """The set of all things holds those too that are in no set."""
    sets = WeightedSets({"one": ["a"]}, {"a": 1, "b": 2})
    assert sets.things(sets.whole) == ["a", "b"]
