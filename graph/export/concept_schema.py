"""The JSON Schema of a concept file, so that editors help while one writes."""

import json
from typing import Any

import msgspec

from conceptpath.graph.model import Concept
from conceptpath.graph.network import Graph

#: Told by the place of the file, so no part of it.
PLACE = ("id", "domain")


def write(graph: Graph) -> str:
    """Return the schema; the graph gives the closed list of axes and their values."""
    [_], parts = msgspec.json.schema_components(
        [Concept], ref_template="#/$defs/{name}"
    )
    concept = parts.pop("Concept")
    for key in PLACE:
        del concept["properties"][key]
        concept["required"].remove(key)
    concept["properties"]["axes"] = _axes(graph)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **concept,
        "$defs": parts,
    }
    return json.dumps(schema, indent=2) + "\n"


def _axes(graph: Graph) -> dict[str, Any]:
    values = {
        axis.id: {"type": "array", "items": {"enum": list(axis.values)}}
        for axis in graph.records.axes
    }
    return {"type": "object", "properties": values, "additionalProperties": False}
