"""The documents say what the program does."""

import doctest
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from conceptpath import load_graph
from conceptpath.cli import VERBS, cli
from conceptpath.commands.stats import count

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
COMMAND = re.compile(r"^conceptpath (.+?)(?:\s+#.*)?$", re.MULTILINE)
#: A fenced block: its language, which commands that are run do not have, and its text.
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: The pages of the documents, each about one question of a reader.
PAGES = sorted((ROOT / "docs").glob("*.md"))
#: What the README shows of the content, and the number it must be.
NUMBERS = {
    "concepts": "concepts",
    "needs": "needs with a written reason",
    "why_questions": "why-questions",
    "papers": "papers",
}


@pytest.mark.parametrize("line", COMMAND.findall(README))
def test_readme_commands_run(line: str) -> None:
    """Every command that the README shows ends well."""
    result = CliRunner().invoke(cli, shlex.split(line))

    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_of_a_page_run(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command that a page shows ends well, one after the other."""
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    plain = (text for language, text in blocks if not language)
    for line in COMMAND.findall("\n".join(plain)):
        result = CliRunner().invoke(cli, shlex.split(line))
        assert result.exit_code == 0, f"{line}\n{result.output}"


def test_readme_example_runs() -> None:
    """The Python example of the README prints what it shows."""
    failures, tried = doctest.testfile(str(ROOT / "README.md"), module_relative=False)

    assert (failures, tried > 0) == (0, True)


@pytest.mark.parametrize(("name", "words"), NUMBERS.items())
def test_readme_counts(name: str, words: str) -> None:
    """The README's numbers, which a script of docs writes, are the content's."""
    counts = count(load_graph(workspace=False))

    assert f"{counts[name]} {words}" in README


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_is_documented(verb: str) -> None:
    """Each verb stands in the README or in the page on JSON."""
    pages = README + (ROOT / "docs" / "json.md").read_text()

    assert re.search(rf"`{verb}[` ]|conceptpath {verb}\b|make {verb}\b", pages)
