"""The whole graph as JSON in networkx's node-link form.

Nodes carry ``id``, ``labels`` and their fields; edges ``source``, ``target``, ``type``
and theirs. All nodes share one id space: concepts keep their id, the others are
prefixed (``domain:probability``).
"""

from collections.abc import Iterator
from typing import Any

import msgspec

from conceptpath.graph.network import Graph
from conceptpath.graph.stores.rows import nodes, relationships
from conceptpath.graph.stores.schema import MARKER


def write(graph: Graph) -> str:
    """Return the graph as JSON that ``networkx.node_link_graph(edges="edges")`` reads.

    >>> import json
    >>> from conceptpath.graph.model import Concept, Records
    >>> vector = Concept(id="vector", name="Vector", domain="algebra")
    >>> text = write(Graph(Records(concepts=(vector,)), version="1"))
    >>> json.loads(text)["nodes"][0]["labels"]
    ['Concept']
    """
    whole = {
        "directed": True,
        "multigraph": True,
        "graph": {"name": "conceptpath", "version": graph.version},
        "nodes": list(_nodes(graph)),
        "edges": list(_edges(graph)),
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1).decode() + "\n"


def _nodes(graph: Graph) -> Iterator[dict[str, Any]]:
    for labels, rows in nodes(graph):
        for row in rows:
            if MARKER not in labels:
                yield {**row, "id": _id(labels[0], row["id"]), "labels": labels}


def _edges(graph: Graph) -> Iterator[dict[str, Any]]:
    for kind, rows in relationships(graph):
        for row in rows:
            yield {
                **row["properties"],
                "source": _id(kind.start, row["start"]),
                "target": _id(kind.end, row["end"]),
                "type": kind.type,
            }


def _id(label: str, id_: str) -> str:
    return id_ if label == "Concept" else f"{label.lower()}:{id_}"
