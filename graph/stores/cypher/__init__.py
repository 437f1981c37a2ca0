"""A Cypher text, read before it is sent: its words, what it asks for, what it means."""
