"""The graph that the command line and the explorer use: content and workspace."""

from pathlib import Path

import conceptpath
import conceptpath.data
from conceptpath.graph.cache import cached
from conceptpath.graph.folders import cache_folder
from conceptpath.graph.network import Graph
from conceptpath.ingest.places import content_files, workspace_files

#: The shipped content.
CONTENT = Path(conceptpath.data.__file__).parent


def load_graph(content: Path = CONTENT, *, workspace: bool = True) -> Graph:
    """Return the graph of the content and of what the user has ingested.

    It comes from the user's cache folder unless a file has changed.

    :param content: The folder of the content.
    :param workspace: Whether to join what was ingested.
    :raises ContentError: If a file cannot be read; all faults are in it.
    :raises GraphError: If the records do not make a graph; all faults are in it.

    >>> load_graph(workspace=False)["vector"].name
    'Vector'
    """
    ingested = workspace_files() if workspace else []
    name = "graph" if workspace else "content"
    return cached(
        [*content_files(content), *ingested],
        lambda: _compile(content, ingested),
        cache_folder() / f"{name}.msgpack",
        conceptpath.__version__,
    )


def _compile(content: Path, ingested: list[Path]) -> Graph:
    from conceptpath.graph.build import build
    from conceptpath.ingest import curated
    from conceptpath.ingest.workspace import load

    return build([curated.read(content), *map(load, ingested)])
