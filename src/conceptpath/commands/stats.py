"""``conceptpath stats``: what the map holds, in numbers."""

import click

from conceptpath.commands.output import json_option, print_json
from conceptpath.graph.network import Graph
from conceptpath.loading import load_graph


@click.command(name="stats")
@json_option
def command(as_json: bool) -> None:
    """Count what the map holds.

    \b
    conceptpath stats
    """
    counts = count(load_graph())
    if as_json:
        print_json(counts)
        return
    for name, number in counts.items():
        click.echo(f"{number:8,}  {name.replace('_', ' ')}")


def count(graph: Graph) -> dict[str, int]:
    """Return the size of a graph in many ways."""
    concepts = graph.values()
    needs = [need for concept in concepts for need in concept.needs]
    records = graph.records
    return {
        "concepts": len(graph),
        "algorithms": sum(concept.kind == "algorithm" for concept in concepts),
        "needs": len(needs),
        "needs_with_reason": sum(bool(need.reason) for need in needs),
        "needs_to_know_why": sum(need.depth == "why" for need in needs),
        "needs_with_alternatives": sum(bool(need.any_of) for need in needs),
        "roots": sum(not graph.needs(id_) for id_ in graph),
        "longest_chain": max(map(graph.stage, graph), default=0),
        "why_questions": sum(len(concept.questions) for concept in concepts),
        "domains": len(records.domains),
        "papers": len(records.papers),
        "resources": len(records.resources),
        "specializations": len(records.specializations),
        "projects": len(records.projects),
        "sources": len(records.sources),
    }
