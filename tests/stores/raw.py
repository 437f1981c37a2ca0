"""What somebody else would send to the server of a store."""

from typing import Any

import neo4j

from conceptpath.graph.stores.bolt import Store
from conceptpath.graph.stores.literal import literal


def run(store: Store, cypher: str, **parameters: Any) -> list[list[Any]]:
    """Return the rows of a query that may write, and that no gate has seen."""
    with neo4j.GraphDatabase.driver(store.address, auth=store.auth) as driver:
        found, _, _ = driver.execute_query(
            literal(cypher), parameters, database_=store.database
        )
    return [record.values() for record in found]
