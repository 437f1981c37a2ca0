"""The graph that the command line and the explorer use.

It joins content and workspace, and is adjusted as the learner wants it.
"""

from pathlib import Path

import conceptpath
import conceptpath.data
from conceptpath.graph import adjustments
from conceptpath.graph.cache import cached
from conceptpath.graph.folders import cache_folder
from conceptpath.graph.network import Graph
from conceptpath.ingest.places import content_files, workspace_files

#: The shipped content.
CONTENT = Path(conceptpath.data.__file__).parent


def load_graph(
    content: Path = CONTENT, *, workspace: bool = True, adjusted: bool = True
) -> Graph:
    """Return the graph of the content, of what the user has ingested and adjusted.

    It comes from the user's cache folder unless a file has changed.

    :param content: The folder of the content.
    :param workspace: Whether to join what was ingested.
    :param adjusted: Whether own hours count and needs are set aside; without the
        workspace they never are.
    :raises ContentError: If a file cannot be read; all faults are in it.
    :raises GraphError: If the records do not make a graph; all faults are in it.
    :raises FolderError: If the adjustments cannot be read.

    >>> load_graph(workspace=False)["vector"].name
    'Vector'
    """
    ingested = workspace_files() if workspace else []
    name = "graph" if workspace else "content"
    graph = cached(
        [*content_files(content), *ingested],
        lambda: _compile(content, ingested),
        cache_folder() / f"{name}.msgpack",
        conceptpath.__version__,
    )
    return adjustments.load().applied(graph) if workspace and adjusted else graph


def _compile(content: Path, ingested: list[Path]) -> Graph:
    from conceptpath.graph.build import build
    from conceptpath.ingest import curated
    from conceptpath.ingest.workspace import load

    return build([curated.read(content), *map(load, ingested)])
