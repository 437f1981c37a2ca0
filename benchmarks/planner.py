"""Claim: each answer of the planner takes less than 100 ms on 1,000 concepts.

5,000 needs, hours, algorithms and alternatives mixed (:mod:`random_graph`). Measured
are five starters of an area that holds half of the map, what is ready toward a goal of
about 600 concepts of which the first half is known, the curve of its plan with the
parts for 20 budgets, and three goals side by side. Told is the median CPU time. Exits
with 1 above the target.
"""

import sys

from measure import medians
from random_graph import AREAS, goal_with, varied_graph

from conceptpath.graph.network import Graph
from conceptpath.graph.planning.breadth.starters import starters
from conceptpath.graph.planning.depth.budget import curve, within
from conceptpath.graph.planning.depth.compare import compare
from conceptpath.graph.planning.depth.path import Plan, path
from conceptpath.graph.planning.learning.fringe import ready

CONCEPTS, NEEDS, WANTED = 1_000, 5_000, 600
BUDGETS = 20
#: The sizes of the goals that are compared.
COMPARED = (500, 600, 700)
#: Seconds of CPU.
TARGET = 0.1


def main() -> int:
    """Print the table; return 1 where the target is missed."""
    graph = varied_graph(CONCEPTS, NEEDS)
    goal = goal_with(graph, WANTED)
    plan = path(graph, [goal])
    known = graph.required({step.id: "what" for step in plan.steps[: WANTED // 2]})
    names = [goal_with(graph, size) for size in COMPARED]
    sides = {
        "starters of half the map": lambda: starters(graph, AREAS[0].id),
        "ready toward a goal": lambda: ready(graph, known, {goal: "what"}),
        f"curve and {BUDGETS} budgets": lambda: budgets(plan),
        f"compare of {len(names)}": lambda: compare(graph, names),
    }
    print(f"{len(graph)} concepts, {NEEDS} needs, {_made_of(graph)}")
    print(f"goal of {len(plan.steps)} steps; compared: {', '.join(names)}")
    slow = 0
    for name, seconds in medians(sides).items():
        slow += seconds > TARGET
        print(f"{name:26} {seconds * 1e3:8.1f} ms  (target {TARGET * 1e3:g} ms)")
    return int(slow > 0)


def budgets(plan: Plan) -> list[Plan]:
    """Return the parts of a plan for budgets from a twentieth of its hours to all."""
    along = curve(plan)
    part = plan.hours / BUDGETS
    return [within(plan, part * number, along) for number in range(1, BUDGETS + 1)]


def _made_of(graph: Graph) -> str:
    algorithms = sum(concept.kind == "algorithm" for concept in graph.values())
    ways = len(list(graph.groups(dict.fromkeys(graph, "why"))))
    return f"{algorithms} algorithms, {ways} needs with alternatives"


if __name__ == "__main__":
    sys.exit(main())
