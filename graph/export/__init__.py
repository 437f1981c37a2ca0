"""What leaves: one writer a file, and the tables of their names.

A writer is a function named ``write`` in the module; a new format is a file and a line.
"""

from collections.abc import Callable, Mapping
from importlib import import_module

from conceptpath.graph.errors import UnknownNameError
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.depth.path import Plan

GraphWriter = Callable[[Graph], str]
PlanWriter = Callable[[Graph, Plan], str]
#: Formats of the whole graph and the modules that write them.
GRAPH_FORMATS: Mapping[str, str] = {
    "json": "conceptpath.graph.export.node_link",
    "schema": "conceptpath.graph.export.concept_schema",
}
#: Formats of a plan and the modules that write them.
PLAN_FORMATS: Mapping[str, str] = {"markdown": "conceptpath.graph.export.markdown"}


def graph_writer(name: str) -> GraphWriter:
    """Return the writer of a graph format.

    :raises UnknownNameError: If there is no such format; it holds all there are.
    """
    writer: GraphWriter = import_module(_module(GRAPH_FORMATS, name)).write
    return writer


def plan_writer(name: str) -> PlanWriter:
    """Return the writer of a plan format.

    :raises UnknownNameError: If there is no such format; it holds all there are.
    """
    writer: PlanWriter = import_module(_module(PLAN_FORMATS, name)).write
    return writer


def _module(formats: Mapping[str, str], name: str) -> str:
    if name not in formats:
        raise UnknownNameError("format", name, tuple(formats))
    return formats[name]
