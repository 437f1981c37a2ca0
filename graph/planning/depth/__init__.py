"""Going deep: what to learn for a goal, in which order, in which time."""
