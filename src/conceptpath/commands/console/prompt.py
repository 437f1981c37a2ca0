"""The prompt of ``conceptpath query``, when it is called without a query."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click
from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.lexers import PygmentsLexer
from pygments.lexers.graph import CypherLexer

from conceptpath.commands.console.asked import queries
from conceptpath.commands.console.commands import COMMANDS, Commands
from conceptpath.commands.console.completion import CypherCompleter
from conceptpath.commands.console.telling import Manner
from conceptpath.commands.console.typed import finished
from conceptpath.graph.errors import ConceptpathError, InputError
from conceptpath.graph.folders import data_folder
from conceptpath.graph.network import Graph

if TYPE_CHECKING:
    from conceptpath.graph.stores.bolt import Store

GREETING = """\
Cypher, read only. A semicolon or an empty line ends a query of several lines.
:help tells more, :schema what there is to ask for; Ctrl-D leaves."""


def prompt(
    graph: Graph, store: "Store", manner: Manner, values: Mapping[str, Any]
) -> None:
    """Ask a store what is typed, until it is left.

    :param graph: The graph that names are looked up in.
    :param store: The store.
    :param manner: How answers are told.
    :param values: The parameters of all queries.
    :raises InputError: If the answers are to go to a file, which holds one.
    """
    if manner.target:
        raise InputError("-o takes the answer of one query; give the query, too")
    commands = Commands(graph, store, manner, values)
    session = _session(graph, commands)
    click.echo(GREETING)
    while True:
        try:
            text = session.prompt()
        except KeyboardInterrupt:
            continue
        except EOFError:
            return
        try:
            _run(commands, text)
        except KeyboardInterrupt:
            click.echo("\nstopped", err=True)
        except ConceptpathError as error:
            click.echo(str(error), err=True)
        if commands.left:
            return


def _run(commands: Commands, text: str) -> None:
    if text.lstrip().startswith(":"):
        commands.run(text)
        return
    for cypher in queries(text):
        commands.tell(cypher)


def _session(graph: Graph, commands: Commands) -> "PromptSession[str]":
    about = {name: about for name, (_, _, about) in COMMANDS.items()}
    return PromptSession(
        "cypher> ",
        multiline=True,
        prompt_continuation="      > ",
        lexer=PygmentsLexer(CypherLexer),
        completer=CypherCompleter(graph, about, commands.parameters),
        complete_while_typing=False,
        history=_history(),
        key_bindings=_keys(),
    )


def _keys() -> KeyBindings:
    keys = KeyBindings()

    @keys.add("enter")
    def _enter(event: KeyPressEvent) -> None:
        buffer = event.current_buffer
        if buffer.complete_state and buffer.complete_state.current_completion:
            buffer.complete_state = None
        elif finished(buffer.text):
            buffer.validate_and_handle()
        else:
            buffer.newline(copy_margin=False)

    @keys.add("escape", "enter")
    def _alt_enter(event: KeyPressEvent) -> None:
        event.current_buffer.newline(copy_margin=False)

    return keys


def _history() -> History:
    """Return what was typed before, forgotten in the end where it cannot be kept."""
    file = data_folder() / "query-history"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(file))
