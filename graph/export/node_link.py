"""The whole graph as JSON in networkx's node-link form.

Nodes carry ``id``, ``labels`` and their fields; edges ``source``, ``target``, ``type``
and theirs. All nodes share one id space: concepts keep their id, the others are
prefixed (``domain:probability``).
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from conceptpath.graph.network import Graph
from conceptpath.graph.stores.schema import MARKER
from conceptpath.graph.stores.transfer.content import Content, labels_of
from conceptpath.graph.stores.transfer.rows import content


def write(graph: Graph) -> str:
    """Return the graph as JSON that ``networkx.node_link_graph(edges="edges")`` reads.

    >>> import json
    >>> from conceptpath.graph.model import Concept, Records
    >>> vector = Concept(id="vector", name="Vector", domain="algebra")
    >>> text = write(Graph(Records(concepts=(vector,)), version="1"))
    >>> json.loads(text)["nodes"][0]["labels"]
    ['Concept']
    """
    found = content(graph)
    whole = {
        "directed": True,
        "multigraph": True,
        "graph": {"name": "conceptpath", "version": graph.version},
        "nodes": list(_nodes(found)),
        "edges": list(_edges(found)),
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1).decode() + "\n"


def _nodes(found: Content) -> Iterator[dict[str, Any]]:
    for key, row in found.nodes.items():
        if key.label != MARKER:
            yield {**row, "id": _id(*key), "labels": labels_of(key, row)}


def _edges(found: Content) -> Iterator[dict[str, Any]]:
    for (kind, start, end, _), row in found.edges.items():
        yield {
            **row,
            "source": _id(kind.start, start),
            "target": _id(kind.end, end),
            "type": kind.type,
        }


def _id(label: str, id_: str) -> str:
    return id_ if label == "Concept" else f"{label.lower()}:{id_}"
