"""Each view, run by Streamlit without a browser."""

from conceptpath.graph import profile
from conceptpath.ui.models.ask import STARTERS
from conceptpath.ui.state import Visit

from .conftest import Open, shown, texts


def test_look_shows_heading_map_and_panel(opened: Open) -> None:
    """A first visit finds a verdict, a map with a selection, and words about it."""
    page = opened("look", domain="arithmetic")
    assert not page.exception
    assert texts(page, "look_title")[0].startswith("Arithmetic: 7 concepts")
    assert shown(page, "map")["selected"] == "addition"
    assert texts(page, "panel_head")[0] == "Addition"


def test_look_opens_what_the_address_says(opened: Open) -> None:
    """A copied link opens the same domain and selection."""
    page = opened("look", domain="arithmetic", select="division", known="addition")
    assert texts(page, "panel_head")[0] == "Division"
    known = {node["id"] for node in shown(page, "map")["nodes"] if node.get("known")}
    assert known == {"number", "addition"}


def test_look_buttons_change_the_visit(opened: Open) -> None:
    """A concept is marked, made a goal and left with the buttons of the panel."""
    page = opened("look", domain="arithmetic")
    page.button(key="do_know").click().run()
    page.button(key="do_goal").click().run()
    assert page.button(key="do_know").label == "Known ✓ Undo"
    assert page.button(key="do_goal").label == "Drop this goal"
    page.button(key="do_select").click().run()
    assert texts(page, "panel_text")[0] == "Nothing selected"


def test_look_filters_change_the_visit(opened: Open) -> None:
    """Domain, contrast and levels are chosen above the map."""
    page = opened("look")
    page.selectbox(key="levels").select(5).run()
    page.selectbox(key="axis-family").select("search").run()
    expected = Visit(levels=5, axes={"family": "search"})
    assert page.session_state["visit"] == expected
    page.selectbox(key="domain").select("arithmetic").run()
    assert texts(page, "look_title")[0].startswith("Arithmetic")


def test_a_concept_outside_the_map_offers_the_way(opened: Open) -> None:
    """A need of another domain is shown in words, with a door to its map."""
    page = opened("look", domain="algebra", select="division")
    page.button(key="do_reveal").click().run()
    assert page.session_state["visit"].domain == "arithmetic"
    assert "division" in {node["id"] for node in shown(page, "map")["nodes"]}


def test_a_link_with_unknown_words_says_so(opened: Open) -> None:
    """What a link names and the graph does not have is told, not hidden."""
    page = opened("plan", goals="polynomial solvr")
    assert "“solvr”" in texts(page, "notes")[0]
    assert page.session_state["visit"].goals == ("polynomial",)


def test_plan_without_a_goal_says_what_to_do(opened: Open) -> None:
    """An empty plan is a sentence and three doors."""
    page = opened("plan")
    assert texts(page, "no_goal")[0] == "No goal yet"


def test_plan_shows_steps_and_map(opened: Open) -> None:
    """A plan is a verdict, modules and a map with the same steps."""
    page = opened("plan", goals="polynomial", known="power")
    assert texts(page, "plan_title") == ["2 steps and 3 h to Polynomial"]
    listed = [row["id"] for part in shown(page, "steps") for row in part["items"]]
    assert {node["id"] for node in shown(page, "plan_map")["nodes"]} == set(listed)


def test_plan_takes_goals_and_depth(opened: Open) -> None:
    """Goals, depth and "why for every step" are chosen above the plan."""
    page = opened("plan", goals="power")
    page.multiselect(key="goals").select("specialization:solver").run()
    page.toggle(key="deep").set_value(True).run()
    expected = Visit(goals=("power", "specialization:solver"), deep=True)
    assert page.session_state["visit"] == expected
    assert texts(page, "plan_title")[0].endswith("to Power and Equation solver")


def test_a_known_goal_is_nothing_to_learn(opened: Open) -> None:
    """A goal that is known already is answered, not refused."""
    page = opened("plan", goals="addition", known="addition")
    assert texts(page, "plan_title") == ["Nothing to learn: you know Addition"]


def test_ask_answers_with_a_table(opened: Open) -> None:
    """The query of an address is asked, and its rows are shown."""
    page = opened("ask", query="MATCH (c:Algorithm) RETURN c.id AS id")
    assert not page.exception
    assert page.dataframe[0].value.to_dict("list") == {"id": ["root-finding"]}
    assert texts(page, "status")[0].startswith("1 row in ")


def test_ask_refuses_to_write(opened: Open) -> None:
    """A query that would change the graph is refused, in words."""
    page = opened("ask", query="CREATE (:Concept {id: 'x'})")
    assert not page.exception
    assert not page.dataframe
    assert texts(page, "failure")[0]


def test_ask_takes_a_named_query(opened: Open) -> None:
    """A named query fills the box and is asked at once."""
    page = opened("ask")
    page.button_group(key="starter").select("Debated questions").run()
    assert page.text_area(key="cypher").value == STARTERS["Debated questions"]
    assert page.session_state["visit"].query == STARTERS["Debated questions"]


def test_search_leads_to_the_concept(opened: Open) -> None:
    """A concept that was searched for is shown in Look, wherever one was."""
    page = opened("plan", domain="arithmetic")
    page.selectbox(key="find").select("root-finding").run()
    assert texts(page, "panel_head")[0] == "Root finding"
    assert page.session_state["visit"].domain == "algebra"


def test_run_keeps_what_was_just_typed(opened: Open) -> None:
    """A click that still carries the address of before does not undo the typing."""
    page = opened("ask")
    cypher = "MATCH (c:Algorithm) RETURN c.id AS id"
    page.text_area(key="cypher").set_value(cypher).run()
    page.query_params.clear()  # the browser has not heard of the new address yet
    next(button for button in page.button if button.label == "Run").click().run()
    assert page.text_area(key="cypher").value == cypher
    assert page.session_state["visit"] == Visit(query=cypher)


def test_what_is_marked_is_kept_in_the_profile(opened: Open) -> None:
    """A mark made here is the command line's, and one made there is seen here."""
    page = opened("look", domain="arithmetic", select="division")
    page.button(key="do_know").click().run()
    assert profile.load().depths() == {"division": "what"}
    profile.update(lambda marks: marks.marked({"power": "what"}))
    again = opened("look", domain="arithmetic", select="power")
    assert again.button(key="do_know").label == "Known ✓ Undo"
    again.button(key="do_know").click().run()
    assert "power" not in profile.load().depths()


def test_what_a_link_knows_is_not_kept(opened: Open) -> None:
    """At an address that says what is known, marks change the view alone."""
    page = opened("look", domain="arithmetic", select="division", known="number")
    assert texts(page, "notes") == [
        "What counts as known here comes from the link; it is not kept."
    ]
    page.button(key="do_know").click().run()
    assert page.session_state["visit"].known == {"number": "what", "division": "what"}
    assert profile.load() == profile.Profile()


def test_a_damaged_profile_is_told(opened: Open) -> None:
    """The view opens without marks and says where the damaged file is kept."""
    profile.place().parent.mkdir(parents=True)
    profile.place().write_text("{")
    page = opened("look", domain="arithmetic")
    assert "profile-damaged-" in texts(page, "notes")[0]
    assert page.session_state["visit"].known == {}
