"""A real Neo4j for the tests: one that is given, one in Docker, or one from jars."""
