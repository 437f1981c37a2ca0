"""Writes the generated parts of ``docs/cypher.md`` anew: the schema and the questions.

``.venv/bin/python docs/cypher_page.py`` replaces what stands between each two marks.
"""

import re
import shlex
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path

from conceptpath.graph.stores.questions import NamedQuestion, questions
from conceptpath.graph.stores.schema import KEYS, LABELS, MARKER, RELATIONSHIPS

PAGE = Path(__file__).with_name("cypher.md")
MARKED = re.compile(r"<!-- (\w+) -->\n.*?<!-- /\1 -->", re.DOTALL)
#: What a node is, by the label that it has first.
NODES: Mapping[str, str] = {
    "Concept": "anything learnable; what can be run is an `Algorithm`, too",
    "Domain": "an area of the field, in a tree",
    "Paper": "a publication",
    "Resource": "a book, course, lecture or page to learn from",
    "Specialization": "a named goal",
    "Project": "something to build",
    "Question": "a why-question with its answer; its id is `concept.question`",
    "Source": "where concepts came from",
    "Axis": "a contrast to choose along, and its values",
    MARKER: "one node that marks the database as ours",
}
#: What a relationship of each type says.
LINKS: Mapping[str, str] = {
    "REQUIRES": "cannot be learned without it; alternatives share a `group`",
    "PROPOSES": "may need it: a need that enters no plan",
    "IS_A": "is one of its kinds",
    "CONTRASTS_WITH": "is easily mistaken for it",
    "IN_DOMAIN": "lives there (`main`), or is seen from there, too",
    "PART_OF": "is a part of it",
    "INTRODUCES": "brought it up first",
    "USES": "uses or questions it",
    "CITES": "has an answer that rests on it",
    "TARGETS": "aims at it",
    "READS": "has it on its reading list",
    "SUGGESTS": "offers it to build",
    "TEACHES": "can be used to learn it",
    "PRACTISES": "uses it",
    "ABOUT": "asks about it",
    "FROM": "came from it",
}


def main() -> None:
    """Write the page."""
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def filled(page: str) -> str:
    """Return a page with its generated parts written anew."""
    return MARKED.sub(
        lambda mark: f"<!-- {mark[1]} -->\n\n{PARTS[mark[1]]()}\n\n<!-- /{mark[1]} -->",
        page,
    )


def drawn() -> str:
    """Return the schema as a drawing, a line a pair of labels.

    What leads back to its label goes to a second box: labels on loops are drawn over.
    """
    types: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for kind in RELATIONSHIPS:
        types[kind.start, kind.end].append(kind.type)
    lines = [
        f"    {start} -- {', '.join(names)} --> {_box(end, again=start == end)}"
        for (start, end), names in types.items()
    ]
    return "\n".join(["```mermaid", "flowchart LR", *lines, "```"])


def labels() -> str:
    """Return the table of the labels and their properties."""
    return _table(
        ("label", "is", "properties"),
        ((f"`{label}`", NODES[label], _listed(LABELS[label])) for label in KEYS),
    )


def relationships() -> str:
    """Return the table of the types of relationships and their properties."""
    return _table(
        ("from", "type", "to", "says that the first", "properties"),
        (
            (
                f"`{kind.start}`",
                f"`{kind.type}`",
                f"`{kind.end}`",
                LINKS[kind.type],
                _listed(kind.properties),
            )
            for kind in RELATIONSHIPS
        ),
    )


def index() -> str:
    """Return the titles of the questions, by theme."""
    return "\n".join(
        f"- **{theme}**: {', '.join(f'[{one.name}](#{one.name})' for one in group)}"
        for theme, group in _themes()
    )


def told() -> str:
    """Return all questions, each with what it takes, an example and its Cypher."""
    return "\n\n".join(
        part
        for theme, group in _themes()
        for part in (f"### {theme}", *map(_question, group))
    )


PARTS: Mapping[str, Callable[[], str]] = {
    "drawing": drawn,
    "labels": labels,
    "relationships": relationships,
    "index": index,
    "questions": told,
}


def _box(label: str, *, again: bool) -> str:
    return f"other{label}[another {label}]" if again else label


def _themes() -> Iterator[tuple[str, Iterable[NamedQuestion]]]:
    return groupby(questions().values(), key=lambda one: one.theme)


def _question(one: NamedQuestion) -> str:
    given = [
        f"- `{name}` ({parameter.type}): {parameter.about}"
        for name, parameter in one.parameters.items()
    ]
    lines = [f"#### {one.name}", "", f"**{one.title}** {one.explanation}", ""]
    lines += [*given, ""] if given else []
    lines += ["```console", f"$ {_call(one)}", "```", "", "```cypher"]
    return "\n".join([*lines, one.cypher.strip(), "```"])


def _call(one: NamedQuestion) -> str:
    words = ["conceptpath", "query", "--question", one.name]
    for name, parameter in one.parameters.items():
        words += ["--param", f"{name}={parameter.default}"]
    return shlex.join(words)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    titles = tuple(head)
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    main()
