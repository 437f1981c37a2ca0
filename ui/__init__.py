"""The explorer: look around, plan, ask, in the browser."""
