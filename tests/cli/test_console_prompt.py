"""The prompt: what can be said to it, and that it outlives what goes wrong."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from conceptpath.commands.console.prompt import GREETING, prompt
from conceptpath.commands.console.telling import Manner
from conceptpath.graph.errors import InputError
from conceptpath.graph.network import Graph
from conceptpath.graph.stores import open_store
from conceptpath.graph.stores.bolt import Store

#: Types keys at the prompt, the last of which leave it, and returns both outputs.
Typing = Callable[[str], tuple[str, str]]
#: What a terminal is told when a line is begun, and when it is taken.
PROMPTED, TAKEN = "\x1b[?2004h", "\x1b[?2004l"
RUNAWAY = "MATCH p = (a)-[*]-(b), q = (c)-[*]-(d) RETURN count(*)\r"


@pytest.fixture(scope="module")
def opened(sample: Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return the embedded database with the sample."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CONCEPTPATH_HOME", str(tmp_path_factory.mktemp("home")))
        store = open_store("embedded", sample)
    with store:
        yield store


@pytest.fixture
def typing(sample: Graph, opened: Store, capsys: pytest.CaptureFixture[str]) -> Typing:
    """Return a function that types keys and then leaves the prompt."""

    def typing(keys: str) -> tuple[str, str]:
        with (
            create_pipe_input() as pipe,
            create_app_session(input=pipe, output=DummyOutput()),
        ):
            pipe.send_text(f"{keys}\x04")
            prompt(sample, opened, Manner(), {})
        out, err = capsys.readouterr()
        return out.removeprefix(f"{GREETING}\n"), err

    return typing


@pytest.mark.parametrize(
    "keys",
    [
        "RETURN 42 AS n\r",
        "RETURN 42 AS n;\r",
        "UNWIND [42] AS n\rRETURN n;\r",
        "UNWIND [42] AS n\rRETURN n\r\r",
        "RETURN 42\x1b\r AS n;\r",
    ],
)
def test_queries_are_answered(typing: Typing, keys: str) -> None:
    """A line, and several lines with an end, are each a query."""
    out, err = typing(keys)
    assert (out.endswith("n\n42\n"), err) == (True, "")


def test_two_queries_in_a_line(typing: Typing) -> None:
    """Several queries are run one after the other."""
    assert typing("RETURN 1 AS a; RETURN 2 AS b;\r") == ("a\n1\nb\n2\n", "")


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ("RETRUN 1;\r", "did you mean RETURN?"),
        ("MATCH (c:Concpt) RETURN c\r", "did you mean Concept?"),
        ("CREATE (c);\r", "only read"),
        (":hlep\r", "did you mean :help?"),
        (":ask closur\r", "did you mean closure"),
        (":ask 'closure\r", ":ask takes"),
        (":ask closure goal=divison\r", "did you mean division?"),
        (":param x\r", "NAME=VALUE"),
        (":format cvs\r", "did you mean table, csv"),
        (":ask xyzzy\r", "see --list, at the prompt :questions"),
        (":params {n: 1}\r", ":params takes nothing, not '{n: 1}'"),
        ("RETURN $goal\r", "at the prompt :param goal => VALUE"),
    ],
)
def test_what_goes_wrong_is_told(typing: Typing, keys: str, said: str) -> None:
    """After an error the prompt goes on."""
    out, err = typing(f"{keys}RETURN 42 AS n\r")
    assert said in err
    assert out.endswith("n\n42\n")


@pytest.mark.parametrize(
    "line", [":param n => 42", ":param n=42", ":param n: 42", ":param n => 42;"]
)
def test_parameters_stay(typing: Typing, line: str) -> None:
    """A parameter is set in the ways of other consoles, and holds for what follows."""
    out, err = typing(f"{line}\rRETURN $n AS n\r:params\r")
    assert (out, err) == ("n\n42\nn = 42\n", "")


def test_named_questions(typing: Typing, sample: Graph) -> None:
    """``:ask`` shows the Cypher of a question and its answer."""
    out, err = typing(":ask closure-why goal='Power'\r")
    below = sorted(sample.closure(["power"], deep=True))
    ids = [line.partition("\t")[0] for line in out.splitlines()[-len(below) :]]
    assert (ids, err) == (below, "")
    assert "MATCH (:Concept {id: id})" in out


def test_the_form_can_be_changed(typing: Typing) -> None:
    """``:format`` holds for what follows."""
    assert typing(":format csv\rRETURN 1 AS n\r")[0] == "n\r\n1\r\n"


def test_the_commands_tell_what_there_is(typing: Typing) -> None:
    """Help, schema and the list of questions are told."""
    out, err = typing(":help\r:schema\r:questions\r")
    assert err == ""
    for text in (":format FORMAT", "(:Concept)-[:REQUIRES]->(:Concept)", "closure-why"):
        assert text in out


def test_leaving(typing: Typing) -> None:
    """After ``:exit`` nothing is read any more."""
    assert typing(":exit\rRETURN 42\r") == ("", "")


def test_a_file_holds_one_answer(sample: Graph, opened: Store) -> None:
    """With ``-o`` there is no prompt, as each answer would replace the one before."""
    with pytest.raises(InputError, match="-o takes"):
        prompt(sample, opened, Manner(target=Path("rows.csv")), {})


def test_history_is_kept_in_the_data_folder(typing: Typing, home: Path) -> None:
    """What was typed is there the next time, and goes on without a folder for it."""
    typing("RETURN 42 AS n\r")
    assert "RETURN 42 AS n" in (home / "data" / "query-history").read_text()
    assert typing("\x1b[A\r")[0] == "n\n42\n"
    (home / "data" / "query-history").unlink()
    (home / "data").rmdir()
    (home / "data").write_text("a file is in the way")
    assert typing("RETURN 42 AS n\r")[0] == "n\n42\n"


def test_a_real_terminal(warm_home: Path) -> None:
    """On a terminal there are colours, completion, and a Ctrl-C that ends a query."""
    environment = {
        **os.environ,
        "CONCEPTPATH_HOME": str(warm_home),
        "TERM": "xterm",
        "PROMPT_TOOLKIT_NO_CPR": "1",
    }
    command = [sys.executable, "-m", "conceptpath", "query"]
    shell = pexpect.spawn(
        command[0], command[1:], env=environment, encoding="utf-8", timeout=30
    )
    shell.expect_exact(PROMPTED)
    shell.send(RUNAWAY)
    shell.expect_exact(TAKEN)
    stopped = 1
    while stopped:  # the query may not have begun
        shell.sendintr()
        stopped = shell.expect_exact(["stopped", pexpect.TIMEOUT], timeout=1)
    shell.expect_exact(PROMPTED)
    shell.send("RETURN\x03")
    shell.expect_exact(PROMPTED)
    shell.send("MATCH (c:Alg\t")
    shell.expect_exact("Algorithm")
    shell.send(") RETURN 6 * 7 AS answer LIMIT 1\r")
    shell.expect_exact("42 ")
    shell.expect_exact(PROMPTED)
    shell.sendeof()
    shell.expect(pexpect.EOF)
    shell.close()
    assert shell.exitstatus == 0
