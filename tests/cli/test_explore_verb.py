"""``explore``: the areas, what to start with in one, and its levels."""

import pytest

from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.explore import FOUNDATIONS, members, subtree
from conceptpath.graph.planning.breadth.starters import starters

from .conftest import Run

STARTERS = [
    "domain",
    "name",
    "picks",
    "hours",
    "coverage",
    "shares",
    "left_out",
    "others",
    "known",
    "method",
    "guarantee",
    "note",
]


def test_explore_lists_the_areas(run: Run, content_graph: Graph) -> None:
    """Without a start the areas are listed, in the order of the tree."""
    areas = run("explore", "--json").json
    assert list(areas[0]) == ["id", "name", "parent", "concepts"]
    assert [area["id"] for area in areas] == [
        d.id for d in content_graph.records.domains
    ]
    listed = [line.split()[-1] for line in run("explore").out.splitlines()]
    assert set(listed) == {area["id"] for area in areas}


def test_areas_along_an_axis(run: Run, content_graph: Graph) -> None:
    """The areas count what fits a contrast; one that is not there is refused."""
    for area in run("explore", "--axis", "data=image", "--json").json:
        inside = [content_graph[id_] for id_ in members(content_graph, area["id"])]
        values = [concept.axes.get("data", ("image",)) for concept in inside]
        assert area["concepts"] == sum("image" in value for value in values)
    assert run("explore", "--axis", "data=txt").status == 2


def test_levels_in_json(run: Run) -> None:
    """The levels of a domain have the documented keys, and as many as asked for."""
    around = run("explore", "kernel-methods", "--levels", "2", "--json").json["levels"]
    assert list(around) == ["start", "name", "levels", "foundations", "deeper"]
    assert [level["number"] for level in around["levels"]] == [1, 2]
    keys = ["number", "title", "reason", "shown", "folded"]
    assert list(around["levels"][0]) == keys
    assert list(around["foundations"][0]) == ["domain", "name", "concepts"]


def test_starters_in_json(run: Run) -> None:
    """What to start with has the documented keys, down to what each pick adds."""
    args = ("explore", "kernel-methods", "--starters", "2", "--hours", "60")
    found = run(*args, "--json").json["starters"]
    assert list(found) == STARTERS
    assert len(found["picks"]) == 2
    assert found["hours"] <= 60
    pick = ["id", "name", "hours", "extra", "shared", "gain", "adds"]
    assert list(found["picks"][0]) == pick
    items = ["ideas", "areas", "families", "values"]
    assert list(found["picks"][0]["adds"]) == list(found["left_out"]) == items
    assert list(found["shares"][0]) == ["name", "part", "covered", "total"]


def test_explore_for_reading(run: Run, content_graph: Graph) -> None:
    """For reading, the starters come first, each with what it adds; then the levels."""
    out = run("explore", "kernel-methods", "--hours", "60").out
    found = starters(content_graph, "kernel-methods", hours=60)
    first, *_, last = found.picks
    title, levels = out.index("Start with these"), out.index("Level 1: ")
    assert title < out.index(f"1. ■ {first.name}  {first.extra:g} h") < levels
    assert f"■ {last.name}  +{last.extra:g} h  {last.id}\n" in out
    assert f"{found.hours:g} h" in out.splitlines()[out[:title].count("\n")]
    assert title < out.index("Left out: ") < levels
    assert "  □ Kernel function  kernel-function" in out[levels:]
    assert "by comparing all sets" in " ".join(out.split())


def test_all_it_rests_on_is_counted(run: Run) -> None:
    """The foundations that are not named are counted, with how many they hold."""
    foundations = run("explore", "fields", "--json").json["levels"]["foundations"]
    rest = [len(area["concepts"]) for area in foundations[FOUNDATIONS:]]
    told = " ".join(run("explore", "fields").out.split())
    assert f", {len(rest)} more areas {sum(rest)} Start with" in told


def test_ideas_of_the_area_are_named_first(run: Run, content_graph: Graph) -> None:
    """Of the ideas that a pick adds the latest of the area itself is named first."""
    area = "statistical-learning"
    first = starters(content_graph, area).picks[0]
    inside = subtree(content_graph, area)
    own = [id_ for id_ in first.adds.ideas if content_graph[id_].domain in inside]
    latest = max(own, key=content_graph.position)
    told = " ".join(run("explore", area).out.split())
    assert f"{first.name} {first.extra:g} h {first.id} adds" in told
    assert f" ideas, such as {content_graph[latest].name}, " in told


def test_a_pick_alone_shares_nothing(run: Run) -> None:
    """With one starter there is nothing to share hours with, and nothing is said."""
    out = run("explore", "kernel-methods", "--starters", "1").out
    assert "Start with this one: " in out
    assert "Shares" not in out


def test_what_lies_deeper_is_counted(run: Run) -> None:
    """The last line tells how many concepts lie beyond the levels, if any."""
    area = ("explore", "kernel-methods", "--levels")
    deeper = run(*area, "1", "--json").json["levels"]["deeper"]
    assert run(*area, "1").out.endswith(f"\n{deeper} more below; see --levels\n")
    assert "more below" not in run(*area, "20").out


def test_no_line_is_wider_than_a_terminal(run: Run, content_graph: Graph) -> None:
    """Whatever the area, no line of the starters is wider than 88 characters."""
    for domain in content_graph.records.domains:
        for line in run("explore", domain.id).out.splitlines():
            assert len(line) <= 88, line


def test_explore_below_a_concept(run: Run) -> None:
    """A concept, by any of its names, stands alone on the first level."""
    around = run("explore", "SVM", "--json").json
    assert around["starters"] is None
    assert around["levels"]["levels"][0]["shown"] == ["support-vector-machine"]


def test_an_area_by_its_name(run: Run) -> None:
    """An area is found by its name as it is listed, in capitals or not."""
    for name in ("Kernel and neighbour methods", "kernel and neighbor methods"):
        around = run("explore", name, "--levels", "1", "--json").json["levels"]
        assert around["start"] == "kernel-methods"


def test_explore_along_an_axis(run: Run, content_graph: Graph) -> None:
    """Along an axis only what fits or is neutral is shown, and started with."""
    around = run("explore", "fields", "--axis", "data=image", "--json").json
    shown = [id_ for level in around["levels"]["levels"] for id_ in level["shown"]]
    picks = [pick["id"] for pick in around["starters"]["picks"]]
    values = [
        content_graph[id_].axes.get("data", ("image",)) for id_ in (*shown, *picks)
    ]
    assert all("image" in value for value in values)


def test_what_is_known_is_not_started_with(run: Run) -> None:
    """A marked algorithm is known, not picked; ``--no-profile`` leaves marks out."""
    run("know", "naive-bayes")
    area = ("explore", "natural-language-processing")
    assert "Known already: Naive Bayes." in run(*area).out
    assert "Known already" not in run(*area, "--no-profile").out
    found = run(*area, "--known", "word2vec", "--json").json["starters"]
    assert found["known"] == ["naive-bayes", "word2vec"]
    assert not {"naive-bayes", "word2vec"} & {pick["id"] for pick in found["picks"]}


def test_a_budget_too_small_is_explained(run: Run) -> None:
    """Where nothing fits the hours, the shortest start is named; that is no failure."""
    ended = run("explore", "reinforcement-learning", "--hours", "3")
    assert ended.status == 0
    assert "Nothing fits into 3 h: " in ended.out
    assert "Start with" not in ended.out


def test_a_domain_without_algorithms(run: Run) -> None:
    """Concepts that stand for an area are offered as what they are."""
    out = run("explore", "learning-theory").out
    assert (
        "Learning theory is about ideas more than methods; these stand for it." in out
    )
    assert "1. □ " in out


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("--hours", "-3"), "a budget is a number of hours from 0 on, not -3.0"),
        (("--hours", "nan"), "a budget is a number of hours from 0 on, not nan"),
        (("--starters", "0"), "0 starters: ask for 1 to 12"),
        (
            ("--starters", "13", "--hours", "-1"),
            "13 starters: ask for 1 to 12; a budget",
        ),
        (("--axis", "data=txt"), "axis data has no value 'txt'; did you mean text?"),
        (("--axis", "dat=text"), "there is no axis 'dat'; there are supervision"),
    ],
)
def test_what_is_out_of_range_is_refused(
    run: Run, args: tuple[str, ...], message: str
) -> None:
    """Wrong numbers and contrasts are named with the way out, as wrong use."""
    ended = run("explore", "fields", *args)
    assert (ended.status, ended.out) == (2, "")
    assert message in ended.err


@pytest.mark.parametrize("start", [(), ("svm",)])
def test_hours_are_for_domains(run: Run, start: tuple[str, ...]) -> None:
    """Hours without a domain to choose in are wrong use, with the way to go."""
    ended = run("explore", *start, "--hours", "20")
    assert (ended.status, ended.out) == (2, "")
    assert "conceptpath path CONCEPT --hours H" in ended.err


def test_a_mistyped_domain_gets_near_names(run: Run) -> None:
    """A domain that is not there is named, with what is near."""
    ended = run("explore", "kernal-methods")
    assert (ended.status, "did you mean kernel-methods" in ended.err) == (2, True)
