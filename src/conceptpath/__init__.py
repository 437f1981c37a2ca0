"""conceptpath: a map of machine learning that knows what needs what, and why.

>>> from conceptpath import load_graph, path
>>> plan = path(load_graph(workspace=False), ["linear-regression"])
>>> plan.steps[-1].name
'Linear regression'
"""

from conceptpath.graph.errors import ConceptpathError
from conceptpath.graph.model import Concept, Need, Records
from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.explore import Levels, explore
from conceptpath.graph.planning.breadth.starters import Starters, starters
from conceptpath.graph.planning.depth.budget import within
from conceptpath.graph.planning.depth.compare import Comparison, compare
from conceptpath.graph.planning.depth.path import Plan, Step, path
from conceptpath.graph.planning.learning.fringe import Fringe, ready
from conceptpath.graph.search import Match, resolve, search
from conceptpath.loading import load_graph

__version__ = "0.1.0"

__all__ = [
    "Comparison",
    "Concept",
    "ConceptpathError",
    "Fringe",
    "Graph",
    "Levels",
    "Match",
    "Need",
    "Plan",
    "Records",
    "Starters",
    "Step",
    "compare",
    "explore",
    "load_graph",
    "path",
    "ready",
    "resolve",
    "search",
    "starters",
    "within",
]
