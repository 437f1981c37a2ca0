"""What can be said to the prompt besides Cypher: lines that begin with a colon."""

import re
import shlex
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click
from msgspec import structs

from conceptpath.commands.console.asked import parameter, parameters
from conceptpath.commands.console.named import as_list, named
from conceptpath.commands.console.output import paged
from conceptpath.commands.console.shown import as_json
from conceptpath.commands.console.telling import Manner, form, tell
from conceptpath.commands.output import faint, heading, wrapped
from conceptpath.graph.errors import InputError, UnknownNameError
from conceptpath.graph.near import near
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.questions import bound
from conceptpath.graph.stores.schema import LABELS, RELATIONSHIPS

if TYPE_CHECKING:
    from conceptpath.graph.stores.bolt import Store

_SETS = re.compile(r"\s*(?:=>|=|:)\s*")
KEYS = """\
Enter runs a query on one line; a semicolon or an empty line ends a longer one.
Alt-Enter starts a new line, Tab completes, Ctrl-C stops a query, Ctrl-D leaves."""


class Commands:
    """The state of a prompt, and what its commands do with it.

    :param graph: The graph that names are looked up in.
    :param store: The store that is asked.
    :param manner: How answers are told.
    :param values: The parameters of all queries.
    """

    def __init__(
        self, graph: Graph, store: "Store", manner: Manner, values: Mapping[str, Any]
    ) -> None:
        self.graph, self.store, self.manner = graph, store, manner
        self.parameters = dict(values)
        #: Whether the prompt is to end.
        self.left = False

    def tell(self, cypher: str) -> None:
        """Ask the store, and tell its answer."""
        tell(self.graph, self.store, cypher, self.parameters, self.manner)

    def run(self, line: str) -> None:
        """Do what a line says.

        :raises UnknownNameError: If there is no such command; it holds near names.
        :raises InputError: If the command cannot take what follows it.
        """
        name, _, rest = line.strip().rstrip("; ").partition(" ")
        if name not in COMMANDS:
            raise UnknownNameError("command", name, near(name, COMMANDS) or [":help"])
        do, takes, _about = COMMANDS[name]
        if rest and not takes:
            raise InputError(f"{name} takes nothing, not {rest!r}; see :help")
        do(self, rest.strip())

    def help(self, _: str) -> None:
        """Tell the commands and the keys."""
        for name, (_do, takes, about) in COMMANDS.items():
            click.echo(f"{f'{name} {takes}':26}{about}")
        click.echo(KEYS)

    def schema(self, _: str) -> None:
        """Tell labels and relationships with their properties."""
        lines: list[str] = []
        for label, names in LABELS.items():
            lines += [heading(f"(:{label})"), wrapped(", ".join(names), "  ")]
        for kind in RELATIONSHIPS:
            path = f"(:{kind.start})-[:{kind.type}]->(:{kind.end})"
            lines += [heading(path), wrapped(", ".join(kind.properties), "  ")]
        paged("\n".join(filter(None, lines)))

    def questions(self, _: str) -> None:
        """List the named questions."""
        paged(as_list())

    def ask(self, rest: str) -> None:
        """Ask a named question, showing its Cypher."""
        try:
            name, *pairs = shlex.split(rest)
        except ValueError as error:
            raise InputError(
                f":ask takes NAME and NAME=VALUE, not {rest!r}; see :questions"
            ) from error
        asked = named(name)
        values = bound(asked, self.graph, parameters(pairs))
        click.echo(faint(asked.cypher.strip()))
        tell(self.graph, self.store, asked.cypher.strip(), values, self.manner)

    def param(self, rest: str) -> None:
        """Set a parameter."""
        name, value = parameter(_SETS.sub("=", rest, count=1))
        self.parameters[name] = value

    def params(self, _: str) -> None:
        """Tell the parameters."""
        for name, value in self.parameters.items():
            click.echo(f"{name} = {as_json(value)}")

    def format(self, rest: str) -> None:
        """Choose the form of the answers."""
        self.manner = structs.replace(self.manner, form=form(rest))

    def exit(self, _: str) -> None:
        """End the prompt."""
        self.left = True


#: What each does, takes, and is said to do.
COMMANDS: Mapping[str, tuple[Callable[[Commands, str], None], str, str]] = {
    ":help": (Commands.help, "", "Tell the commands and the keys."),
    ":schema": (Commands.schema, "", "Tell labels and relationships."),
    ":questions": (Commands.questions, "", "List the named questions."),
    ":ask": (Commands.ask, "NAME [KEY=VALUE...]", "Ask one of them."),
    ":param": (Commands.param, "NAME => VALUE", "Set a parameter, for $NAME."),
    ":params": (Commands.params, "", "Tell the parameters."),
    ":format": (Commands.format, "FORMAT", "Choose table, csv, json, markdown, plan."),
    ":exit": (Commands.exit, "", "Leave, as Ctrl-D does."),
}
