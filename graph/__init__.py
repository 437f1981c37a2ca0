"""The graph and every question asked of it."""
