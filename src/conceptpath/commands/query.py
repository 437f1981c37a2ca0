"""``conceptpath query``: Cypher, on the embedded database or any other."""


import click

from conceptpath.commands.output import json_option


@click.command(name="query")
@click.argument("cypher")
@click.option(
    "--param", "pairs", multiple=True, metavar="NAME=VALUE", help="For $NAME."
)
@click.option("--store", default="embedded", show_default=True, metavar="URL")
@click.option("--timeout", default=10.0, show_default=True, metavar="SECONDS")
@click.option("--limit", default=10_000, show_default=True, help="The most rows.")
@json_option
def command(
    cypher: str,
    pairs: tuple[str, ...],
    store: str,
    timeout: float,
    limit: int,
    as_json: bool,
) -> None:
    r"""Ask the graph in Cypher.

    A server's user and password come from NEO4J_USERNAME and NEO4J_PASSWORD.

    \b
    conceptpath query "MATCH (c:Algorithm) RETURN c.name ORDER BY c.name LIMIT 5"
    conceptpath query 'MATCH (c:Concept {id: $goal})-[:REQUIRES]->(p) RETURN p.id' --param goal=transformer
    """
