"""What a person may be about to type, from the schema, the graph and the questions."""

from collections.abc import Iterable, Iterator, Mapping

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from conceptpath.commands.console.telling import FORMS
from conceptpath.commands.console.typed import Typed, typed
from conceptpath.commands.console.words import FUNCTIONS, KEYWORDS
from conceptpath.graph.network import Graph
from conceptpath.graph.stores.cypher.hints import OWNED, TYPES
from conceptpath.graph.stores.questions import questions
from conceptpath.graph.stores.schema import LABELS
from conceptpath.graph.stores.transfer.rows import TABLES

#: What may be typed, and what to say beside it.
Choices = Mapping[str, str]


class CypherCompleter(Completer):
    """Completes Cypher, and the commands of the prompt.

    :param graph: The graph, for its ids.
    :param commands: The commands, with what each does.
    :param parameters: The parameters that are set, as they change.
    """

    def __init__(
        self, graph: Graph, commands: Choices, parameters: Mapping[str, object]
    ) -> None:
        self._graph, self._commands, self._parameters = graph, commands, parameters

    def get_completions(
        self,
        document: Document,
        complete_event: CompleteEvent,  # noqa: ARG002 - always asked for, by Tab
    ) -> Iterator[Completion]:
        """Yield what the text before the cursor may be completed to."""
        text = document.text_before_cursor
        if text.startswith(":"):
            word = text.rpartition(" ")[2]
            yield from _matching(self._of_command(text), word)
        else:
            now = typed(text)
            yield from _matching(self._of_query(now), now.prefix)

    def _of_command(self, text: str) -> Choices:
        name, *before = text.split(" ")
        if not before:
            return self._commands
        if name == ":format":
            return dict.fromkeys(FORMS, "")
        if name != ":ask":
            return {}
        if len(before) == 1:
            return {one.name: one.title for one in questions().values()}
        asked = questions().get(before[0])
        takes = asked.parameters if asked else {}
        return {f"{key}=": parameter.about for key, parameter in takes.items()}

    def _of_query(self, now: Typed) -> Choices:
        match now.kind:
            case "label":
                return dict.fromkeys(LABELS, "")
            case "type":
                return dict.fromkeys(sorted(TYPES), "")
            case "property":
                return _properties(now.owners)
            case "id":
                return self._ids(now.owners)
            case "parameter":
                return dict.fromkeys(self._parameters, "")
            case "word":
                return dict.fromkeys((*KEYWORDS, *(f"{f}(" for f in FUNCTIONS)), "")
        return {}

    def _ids(self, owners: Iterable[str]) -> Choices:
        """Return ids, with names, of what bears a label; of concepts where none is."""
        tables = [TABLES[label] for label in owners if label in TABLES] or ["concepts"]
        records = (r for table in tables for r in getattr(self._graph.records, table))
        return {r.id: getattr(r, "name", "") or r.title for r in records}


def _properties(owners: Iterable[str]) -> Choices:
    found = [OWNED[owner] for owner in owners if owner in OWNED] or OWNED.values()
    return dict.fromkeys(sorted({name for names in found for name in names}), "")


def _matching(choices: Choices, prefix: str) -> Iterator[Completion]:
    """Yield the choices that begin with a prefix, whatever its case."""
    for choice, about in choices.items():
        if choice.lower().startswith(prefix.lower()):
            yield Completion(choice, -len(prefix), display_meta=about)
