"""The embedded database, kept open for other programs on this machine."""

from threading import Event

import click

from conceptpath.commands.output import print_json
from conceptpath.graph.network import Graph

HOW = """\
The map is served, read only, until Ctrl-C.

  address   {address}
  user      {user}
  password  {password}
  database  {database}

Neo4j Browser: choose bolt:// and give this address, user and password.
Another terminal:
  export NEO4J_USERNAME={user} NEO4J_PASSWORD={password}
  conceptpath query --store {address}/{database}
Python:
  from neo4j import GraphDatabase
  driver = GraphDatabase.driver("{address}", auth=("{user}", "{password}"))
  driver.execute_query("MATCH (c:Concept) RETURN count(c)", database_="{database}")
"""


def serve(graph: Graph, *, as_json: bool) -> None:
    """Keep the embedded database open, say how to reach it, and wait for Ctrl-C."""
    from conceptpath.graph.stores.embedded import open_embedded

    with open_embedded(graph) as store:
        user, password = store.auth or ("", "")
        place = {
            "address": store.address,
            "user": user,
            "password": password,
            "database": store.database,
        }
        print_json(place) if as_json else click.echo(HOW.format(**place), nl=False)
        try:
            Event().wait()
        except KeyboardInterrupt:
            click.echo("ended", err=True)
