"""What to learn, in which order, and what lies around: pure functions of a graph."""
