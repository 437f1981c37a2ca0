r"""Values of rows as a person reads them, and texts that cannot act on a terminal.

A node is shown as ``(:Concept {id: "vector"})``, as in Neo4j; the forms for programs
(``json``, ``csv``) have everything of it.

>>> shown(Node("1", ("Concept",), {"id": "vector", "hours": 2.0}))
'(:Concept {id: "vector"})'
>>> shown("a\x1b[2Jb"), shown(["a", None, 2.5])
('a\\u001b[2Jb', '["a", null, 2.5]')
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from conceptpath.graph.stores.answer import Node, Path, Relationship

#: Of nodes and relationships one property is shown, the first that there is.
TOLD = ("id", "name", "title", "reason", "difference", "depth", "where")
#: What moves the cursor, colours or turns the direction of text, is shown as its code.
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ud800-\udfff\U000e0000-\U000e007f]"
)


def harmless(text: str) -> str:
    r"""Return a text with codes for the characters that act on a terminal.

    Line breaks and tabs stay.

    >>> harmless("safe\u202e\n"), harmless("\x07")
    ('safe\\u202e\n', '\\u0007')
    """
    return _ACTING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def shown(value: Any) -> str:
    """Return a value of a row on one line, short where it is a part of the graph."""
    text = value if isinstance(value, str) else _literal(value)
    return harmless(" ".join(text.split()))


def as_json(value: Any) -> str:
    """Return a value as JSON, with all of a node, relationship or path."""
    return msgspec.json.encode(value).decode()


def _literal(value: Any) -> str:
    match value:
        case Node():
            return f"({_labelled(':'.join(value.labels), value.properties)})"
        case Relationship():
            return f"[{_labelled(value.type, value.properties)}]"
        case Path():
            return "".join(_steps(value))
        case list():
            return f"[{', '.join(map(_literal, value))}]"
        case dict():
            pairs = (f"{key}: {_literal(item)}" for key, item in value.items())
            return f"{{{', '.join(pairs)}}}"
    return as_json(value)


def _labelled(name: str, properties: Mapping[str, Any]) -> str:
    told = next((key for key in TOLD if properties.get(key) is not None), None)
    label = f":{name}" if name else ""
    said = f"{{{told}: {as_json(properties[told])}}}" if told else ""
    return " ".join(filter(None, (label, said)))


def _steps(path: Path) -> Iterator[str]:
    """Yield the parts of a path; each relationship points as it is stored."""
    yield from map(_literal, path.nodes[:1])
    for before, edge, node in zip(
        path.nodes, path.relationships, path.nodes[1:], strict=False
    ):
        forth = edge.start == before.element_id
        arrow = f"-[:{edge.type}]-"
        yield f"{arrow}>{_literal(node)}" if forth else f"<{arrow}{_literal(node)}"
