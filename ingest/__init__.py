"""Sources: each file reads one and gives records."""
