"""Learning: what now, what is known, and what to read, check and build."""
