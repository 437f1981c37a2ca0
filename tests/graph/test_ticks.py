"""Ticks read back from an exported plan, whatever was done to it."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conceptpath.graph.errors import FaultsError
from conceptpath.graph.export.markdown import write
from conceptpath.graph.model import Depth
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.path import Plan, path
from conceptpath.graph.planning.learning.ticks import ticked


def exported(graph: Graph, plan: Plan, ticks: Sequence[str]) -> str:
    """Return a plan as it was exported, with some of its steps ticked."""
    lines = write(graph, plan).splitlines()
    ends = tuple(f"<!-- {id_} -->" for id_ in ticks)
    for place, line in enumerate(lines):
        if ends and line.endswith(ends):
            lines[place] = line.replace("[ ]", "[x]", 1)
    return "\n".join(lines)


def read(graph: Graph, text: str) -> dict[str, Depth]:
    """Return the ticks of a text."""
    return ticked(graph, text.encode())


def faults(graph: Graph, content: bytes) -> list[str]:
    """Return the faults of a file that cannot be read back."""
    with pytest.raises(FaultsError, match="nothing was marked") as caught:
        ticked(graph, content, "plan.md")
    return [str(fault) for fault in caught.value.faults]


@given(data=st.data())
def test_ticks_come_back(content_graph: Graph, data: st.DataObject) -> None:
    """Any ticks in any exported plan are read back, each at the depth of its step."""
    goal = data.draw(st.sampled_from(list(content_graph)))
    plan = path(content_graph, {goal: "why"}, deep=data.draw(st.booleans()))
    steps = {step.id: step.depth for step in plan.steps}
    ticks = data.draw(st.lists(st.sampled_from(list(steps)), unique=True))

    found = read(content_graph, exported(content_graph, plan, ticks))

    assert found == {id_: steps[id_] for id_ in ticks}


@given(data=st.data())
def test_names_come_back(content_graph: Graph, data: st.DataObject) -> None:
    """Without the comments the names in bold say which steps were ticked."""
    goal = data.draw(st.sampled_from(list(content_graph)))
    plan = path(content_graph, [goal])
    text = exported(content_graph, plan, [goal])

    found = read(content_graph, text.replace("<!--", "(was").replace("-->", ")"))

    assert list(found) == [goal]


@pytest.mark.parametrize(
    ("line", "ticks"),
    [
        ("- [x] **2. Power** (1 h) <!-- power -->", {"power": "what"}),
        ("- [X] **2. Power** (1 h, why) <!-- power -->", {"power": "why"}),
        ("* [x] **2. Power** (0.5 h, why) done <!--power-->", {"power": "why"}),
        ("  - [x] moved below another <!-- power -->", {"power": "what"}),
        ("1. [ x ] I know why (this is why) <!-- power -->", {"power": "what"}),
        ("- [x] **2. Power** <!-- times-table -->", {"multiplication": "what"}),
        ("- [x] <!-- power --> <!-- on Monday -->", {"power": "what"}),
        ("- [x] **Multiplication**", {"multiplication": "what"}),
        ("- [x] **3. Root finding** (3 h)", {"root-finding": "what"}),
        ("- [ ] **2. Power** (1 h) <!-- power -->", {}),
        ("- [] an empty box of a broken line", {}),
        ("  - [x] my own: read chapter 2", {}),
        ("- [ ] anything <!-- unknown -->", {}),
        ("- [1](https://example.org) <!-- power -->", {}),
    ],
)
def test_edited_line(sample: Graph, line: str, ticks: dict[str, Depth]) -> None:
    """A line that was moved or rewritten still says which concept was ticked."""
    assert read(sample, f"- [ ] **1. Number** <!-- number -->\n{line}") == ticks


def test_endings_of_other_systems(sample: Graph) -> None:
    """Line endings and the mark of Windows change nothing."""
    text = "\ufeff- [x] **1. Number** (1 h, why)\r\n- [x] a <!-- power -->\r\n"
    assert read(sample, text) == {"number": "why", "power": "what"}


def test_step_ticked_twice_counts_at_its_deeper_depth(sample: Graph) -> None:
    """Of two ticked lines of one concept the deeper counts, in either order."""
    lines = ["- [x] <!-- power -->", "- [x] (1 h, why) <!-- power -->"]
    for text in ("\n".join(lines), "\n".join(reversed(lines))):
        assert read(sample, text) == {"power": "why"}


def test_all_faults_are_told_at_once(sample: Graph) -> None:
    """Each line that does not say what was ticked is named, with the way out."""
    lines = [
        b"# Path to Power",
        b"- [x] **1. Number** <!-- number -->",
        b"- [x] **2. Adition** (1 h)",
        b"- [x] <!-- multiplicatoin -->",
        b"- [?] **4. Power** <!-- power -->",
        b"- [x] I have bought the book",
        b"- [x] **6. Inverse operation**",
    ]
    assert faults(sample, b"\n".join(lines)) == [
        "plan.md: line 3 - there is no concept 'Adition'; did you mean addition?",
        "plan.md: line 4 - there is no concept 'multiplicatoin'; "
        "did you mean multiplication?",
        "plan.md: line 5 - [?] is neither ticked nor empty; write [x]",
        "plan.md: line 6 - names no concept; write its id as in <!-- vector -->, "
        "or indent a note of your own",
        "plan.md: line 7 - 'Inverse operation' can mean division or subtraction; "
        "give the id",
    ]


@pytest.mark.parametrize(
    "content", [b"", b"# Notes\n- [How to count](https://example.org)\n- a [x] b\n"]
)
def test_what_is_no_plan(sample: Graph, content: bytes) -> None:
    """A file without boxes is no plan, and the fault says how to write one."""
    [fault] = faults(sample, content)
    assert fault.startswith("plan.md: is no plan: it has no boxes - write one with: ")


def test_what_is_not_utf_8(sample: Graph) -> None:
    """A file in another encoding is named with the line that cannot be read."""
    content = "- [x] **1. Number**\n- [x] Poincaré".encode("latin-1")
    assert faults(sample, content) == [
        "plan.md: line 2 - is not UTF-8 - save the file as UTF-8"
    ]
