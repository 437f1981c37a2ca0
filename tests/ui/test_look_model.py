"""The board of Look."""

import pytest

from conceptpath.graph.build import build
from conceptpath.graph.model import Concept, Domain, Need, Records
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.explore import CAP, FOUNDATIONS
from conceptpath.ui.models.board import Board, Card
from conceptpath.ui.models.look import (
    contrasts,
    domain_of,
    domain_tree,
    look,
    search_names,
)
from conceptpath.ui.state import BELOW, LEVELS, NOTHING, Visit

ARITHMETIC = Visit(domain="arithmetic", levels=6)


def cards(board: Board) -> dict[str, Card]:
    """Return the cards of a board by id."""
    return {card.id: card for column in board.columns for card in column.cards}


def stage_of(board: Board) -> dict[str, str]:
    """Return for each card the title of its column."""
    return {card.id: column.title for column in board.columns for card in column.cards}


def wide(count: int) -> Graph:
    """Return a domain whose second stage has so many concepts."""
    needs = (Need(id="root", reason="Everything rests on it."),)
    leaves = [
        Concept(id=f"leaf-{n:02}", name=f"Leaf {n}", domain="tree", needs=needs)
        for n in range(count)
    ]
    root = Concept(id="root", name="Root", domain="tree")
    return build([Records(concepts=(root, *leaves), domains=(TREE,))])


TREE = Domain(id="tree", name="Tree", representatives=("root",))


def test_heading_is_the_answer(sample: Graph) -> None:
    """The heading counts what there is instead of naming the page."""
    heading = look(sample, Visit(domain="algebra")).heading
    assert heading == "Algebra: 4 concepts, 1 of them algorithms"


def test_first_domain_has_most_algorithms(sample: Graph) -> None:
    """A visitor who has not chosen starts where most algorithms are."""
    assert domain_of(sample, Visit()).id == "algebra"


def test_representative_is_selected_first(sample: Graph) -> None:
    """Before anything is chosen, panel and map show a representative."""
    assert look(sample, ARITHMETIC).board.selected == "addition"


def test_a_left_selection_stays_empty(sample: Graph) -> None:
    """Who has left the selection is not given another one."""
    visit = Visit(domain="arithmetic", selected=NOTHING)
    assert look(sample, visit).board.selected == ""


def test_stages_are_columns_after_the_foundations(sample: Graph) -> None:
    """What a domain rests on stands left of its stages, and each column has some."""
    columns = look(sample, Visit(domain="algebra")).board.columns
    assert [(c.title, len(c.cards)) for c in columns] == [
        ("Foundations", 1),
        ("Stage 1", 1),
        ("Stage 2", 2),
        ("Stage 3", 1),
    ]


def test_levels_say_how_far_out_is_drawn(sample: Graph) -> None:
    """With fewer levels what lies further out is counted instead of drawn."""
    near = look(sample, Visit(domain="algebra", levels=2))
    assert cards(near.board).keys() & {*sample} == {
        "root-finding",
        "equation",
        "polynomial",
    }
    assert near.note.endswith("1 more lie further out.")


DOMAINS = ["statistical-learning", "mathematics", "fields", "trees-and-ensembles"]


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_need_leads_to_the_left(content_graph: Graph, domain: str) -> None:
    """Whatever is drawn, what is needed stands in a column further left."""
    visit = Visit(domain=domain, levels=6, opened=tuple(range(30)))
    board = look(content_graph, visit).board
    place = {c.id: n for n, column in enumerate(board.columns) for c in column.cards}
    for link in board.links:
        assert place[link.prerequisite] < place[link.dependent]


@pytest.mark.parametrize("domain", DOMAINS)
def test_no_card_changes_its_column(content_graph: Graph, domain: str) -> None:
    """Levels, folds and contrasts decide what is drawn, never in which column."""
    everything = Visit(domain=domain, levels=6, opened=tuple(range(30)))
    all_of = stage_of(look(content_graph, everything).board)
    for visit in (
        Visit(domain=domain, levels=3),
        Visit(domain=domain, opened=(2, 3)),
        Visit(domain=domain, axes={"tradition": "statistical"}),
    ):
        some = stage_of(look(content_graph, visit).board)
        both = some.keys() & all_of.keys() & {*content_graph}
        assert {id_: some[id_] for id_ in both} == {id_: all_of[id_] for id_ in both}


def test_the_map_stays_calm(content_graph: Graph) -> None:
    """No map of the content has more than 120 cards before a fold is opened."""
    for domain in content_graph.records.domains:
        visit = Visit(domain=domain.id, levels=LEVELS[-1])
        assert len(cards(look(content_graph, visit).board)) <= 120


def test_implied_needs_are_marked(sample: Graph) -> None:
    """A need is implied when a longer way between drawn cards says the same."""
    links = {
        (link.dependent, link.prerequisite): link.implied
        for link in look(sample, ARITHMETIC).board.links
    }
    assert links["power", "multiplication"]
    assert not links["division", "multiplication"]


def test_states_stand_on_the_cards(sample: Graph) -> None:
    """Known, goal and ready are told apart."""
    visit = Visit(domain="arithmetic", levels=6, known={"addition": "what"})
    drawn = cards(look(sample, visit).board)
    assert {id_ for id_, card in drawn.items() if card.known} == {"number", "addition"}
    assert {id_ for id_, card in drawn.items() if card.ready} == {
        "subtraction",
        "multiplication",
    }


def test_nothing_is_ready_while_nothing_is_known(sample: Graph) -> None:
    """A newcomer's map has no rings on it."""
    assert not any(c.ready for c in cards(look(sample, ARITHMETIC).board).values())


def test_ready_minds_the_depth_of_a_need() -> None:
    """Known at what, a concept that is wanted at why makes nothing ready yet."""
    root = Concept(id="root", name="Root", domain="tree")
    leaf = Concept(
        id="leaf", name="Leaf", domain="tree", needs=(Need(id="root", at="why"),)
    )
    graph = build([Records(concepts=(root, leaf), domains=(TREE,))])
    drawn = [
        cards(look(graph, Visit(known={"root": depth})).board)
        for depth in ("what", "why")
    ]
    assert [on["leaf"].ready for on in drawn] == [False, True]


def test_cards_stand_beside_what_they_need() -> None:
    """Within a column the cards are sorted so that lines do not cross."""
    roots = [Concept(id=id_, name=id_, domain="tree") for id_ in ("a", "b")]
    needs = {"c": "b", "d": "a"}
    leaves = [
        Concept(id=id_, name=id_, domain="tree", needs=(Need(id=lower),))
        for id_, lower in needs.items()
    ]
    graph = build([Records(concepts=(*roots, *leaves), domains=(TREE_ALONE,))])
    below, above = look(graph, Visit()).board.columns
    rows = {card.id: row for row, card in enumerate(below.cards)}
    assert [rows[needs[card.id]] for card in above.cards] == [0, 1]


def test_a_long_stage_folds_and_counts() -> None:
    """A stage says how many of its concepts it shows, and the fold what it hides."""
    stage = look(wide(CAP + 3), Visit()).board.columns[1]
    assert stage.note == f"{CAP} of {CAP + 3}"
    assert stage.cards[-1].name == "+3 more"
    assert stage.cards[-1].linked["root"] == 3


def test_a_fold_hides_more_than_one_card() -> None:
    """The only card that a fold would hide is shown in its place."""
    stage = look(wide(CAP + 1), Visit()).board.columns[1]
    assert (stage.note, len(stage.cards)) == (str(CAP + 1), CAP + 1)


def test_unfolding_only_appends() -> None:
    """Opening a fold moves no card that was there."""
    graph = wide(CAP + 3)
    shut = look(graph, Visit()).board.columns[1].cards
    opened = look(graph, Visit(opened=(2,))).board.columns[1].cards
    assert shut[:-1] == opened[:CAP]
    assert opened[-1].name == "Show fewer"


def test_goals_never_fold() -> None:
    """A goal stands on the map even where its level is full."""
    graph = wide(CAP + 3)
    hidden = f"leaf-{CAP + 2:02}"
    assert hidden not in cards(look(graph, Visit()).board)
    assert hidden in cards(look(graph, Visit(goals=(hidden,))).board)


def test_a_fold_without_anything_to_hide_is_gone() -> None:
    """Where all that a fold would hide are goals, there is no fold."""
    goals = tuple(f"leaf-{CAP + n:02}" for n in range(3))
    stage = look(wide(CAP + 3), Visit(goals=goals)).board.columns[1]
    assert (stage.note, len(stage.cards)) == (str(CAP + 3), CAP + 3)


def resting_on(areas: int) -> Graph:
    """Return a domain with one concept that needs one of each of so many areas."""
    roots = [
        Concept(id=f"root-{n}", name=f"Root {n}", domain=f"area-{n}")
        for n in range(areas)
    ]
    needs = tuple(Need(id=root.id) for root in roots)
    top = Concept(id="top", name="Top", domain="tree", kind="algorithm", needs=needs)
    domains = [Domain(id=root.domain, name=root.domain) for root in roots]
    return build([Records(concepts=(top, *roots), domains=(*domains, TREE_ALONE))])


@pytest.mark.parametrize("opened", [(), (BELOW,)])
def test_foundations_fold_and_count(opened: tuple[int, ...]) -> None:
    """Areas beyond the first few are behind a fold, and lines lead to those drawn."""
    board = look(resting_on(FOUNDATIONS + 2), Visit(opened=opened)).board
    *areas, fold = board.columns[0].cards
    assert board.columns[0].note == f"{FOUNDATIONS + 2} folded"
    assert {link.prerequisite for link in board.links} == {area.id for area in areas}
    if opened:
        assert (len(areas), fold.name) == (FOUNDATIONS + 2, "Show fewer")
    else:
        assert (len(areas), fold.name) == (FOUNDATIONS, "+2 more")
        assert fold.linked == {"top": 2}


@pytest.mark.parametrize("opened", [(), (BELOW,)])
def test_no_fold_hides_one_area(opened: tuple[int, ...]) -> None:
    """The only area that a fold would hide is shown in its place."""
    column = look(resting_on(FOUNDATIONS + 1), Visit(opened=opened)).board.columns[0]
    assert [card.kind for card in column.cards] == ["area"] * (FOUNDATIONS + 1)


def test_only_useful_contrasts_are_offered(sample: Graph) -> None:
    """A contrast that no concept of the domain has is not offered, unless in use."""
    offered = [axis.id for axis in contrasts(sample, Visit(domain="algebra"))]
    assert offered == ["family"]
    assert contrasts(sample, Visit(domain="arithmetic")) == []
    used = contrasts(sample, Visit(domain="arithmetic", axes={"family": "search"}))
    assert [axis.id for axis in used] == ["family"]


def test_domains_are_listed_as_a_tree() -> None:
    """A domain inside another one follows it, indented."""
    inner = Domain(id="branch", name="Branch", parent="tree")
    concept = Concept(id="leaf", name="Leaf", domain="branch")
    graph = build([Records(concepts=(concept,), domains=(inner, TREE_ALONE))])
    assert list(domain_tree(graph).items()) == [
        ("tree", "Tree"),
        ("branch", "\u2003Branch"),
    ]


TREE_ALONE = Domain(id="tree", name="Tree")


def test_concepts_are_found_by_their_aliases(sample: Graph) -> None:
    """The search field lists every name a concept has."""
    assert search_names(sample)["addition"] == "Addition · sum · plus"
