"""The command line: verbs, near names for mistyped ones, and what errors look like.

Each verb is a module of :mod:`conceptpath.commands`, imported when it is used, so that
a command pays only for what it does.
"""

import sys
from importlib import import_module

import click

from conceptpath import __version__
from conceptpath.graph.errors import ConceptpathError

#: The verbs, in the order of the journey, and what each does.
VERBS = {
    "ui": "Open the explorer in the browser.",
    "explore": "Look around: the levels of an area, and what to start with.",
    "compare": "Choose: specializations side by side, what they share and cost.",
    "path": "Plan: what to learn for some goals, in which order, and why.",
    "show": "Read one concept: what, why, needs, questions.",
    "search": "Find concepts by what they are called.",
    "ready": "Tell what can be learned now, and what to check again.",
    "know": "Mark concepts as known.",
    "forget": "Take back that concepts are known.",
    "place": "Find out in about ten questions what of a plan you know.",
    "quiz": "Ask why-questions, with the answers hidden.",
    "papers": "Tell which papers you can read, and what others lack.",
    "projects": "Find a project to build with what you know.",
    "profile": "Show, back up, restore or reset what you know.",
    "adjust": "Set own hours, notes or needs for a concept.",
    "query": "Ask the graph in Cypher.",
    "export": "Write the whole graph in another format.",
    "load": "Write the graph into a Neo4j server.",
    "ingest": "Add a source to your own workspace.",
    "sources": "List the sources, or remove one of yours.",
    "check": "Read content and report every fault of every file.",
    "stats": "Count what the map holds.",
    "doctor": "Tell versions and folders, and what is missing.",
}


class Verbs(click.Group):
    """A group that imports a verb when it is used and knows near names."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of the journey."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a verb, or nothing where there is none of that name."""
        if cmd_name not in VERBS:
            return None
        module = import_module(f"conceptpath.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the verb that the arguments name.

        :raises click.UsageError: If there is none, with near names.
        """
        if args[0] not in VERBS and not args[0].startswith("-"):
            from conceptpath.graph.near import did_you_mean

            hint = did_you_mean(args[0], VERBS) or "see: conceptpath --help"
            raise click.UsageError(f"there is no verb {args[0]!r}; {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the list of verbs without importing them."""
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="conceptpath %(version)s")
def cli() -> None:
    """Tell what needs what in machine learning, and why.

    \b
    conceptpath explore statistical-learning
    conceptpath path transformer --known vector,matrix
    conceptpath ui
    """


def main() -> None:
    """Run the command line and exit: 0 done, 1 no, 2 wrong use, 130 interrupted."""
    sys.exit(_run())


def _run() -> int:
    try:
        status = cli.main(standalone_mode=False)
    except ConceptpathError as error:
        return _say(str(error), error.exit_status)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _say("interrupted", 130)
    except Exception as error:  # noqa: BLE001 - the outermost frame
        if _is_interruption(error):
            return _say("interrupted", 130)
        kind = type(error).__name__
        return _say(f"a fault in conceptpath, please report it: {kind}: {error}", 1)
    return status if isinstance(status, int) else 0


def _is_interruption(error: BaseException | None) -> bool:
    """Tell whether an error is what a library has made of Ctrl-C."""
    while error and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _say(message: str, status: int) -> int:
    click.echo(f"conceptpath: {message}", err=True)
    return status


__all__ = ["cli", "main"]
