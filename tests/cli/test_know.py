"""``conceptpath know`` and ``forget``."""

import json

from click.testing import CliRunner

from conceptpath.cli import cli


def run(*args: str) -> str:
    """Return what a command prints, which must end well."""
    result = CliRunner().invoke(cli, args, catch_exceptions=False)
    assert result.exit_code == 0
    return result.stdout


def test_plans_leave_out_what_is_known() -> None:
    """What know marks, and what it implies, is missing in later plans."""
    run("know", "dot-product")

    steps = {
        step["id"] for step in json.loads(run("path", "perceptron", "--json"))["steps"]
    }
    assert not {"vector", "dot-product"} & steps


def test_profile_can_be_left_out() -> None:
    """With --no-profile a plan is made as if nothing were known."""
    before = run("path", "perceptron")
    run("know", "dot-product")

    assert before == run("path", "perceptron", "--no-profile")


def test_forgetting_restores_the_plan() -> None:
    """Known and then forgotten gives the plan of before."""
    before = run("path", "perceptron")
    run("know", "vector", "gradient")
    assert before != run("path", "perceptron")

    run("forget", "vector", "gradient")

    assert before == run("path", "perceptron")
