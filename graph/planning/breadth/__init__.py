"""Going broad: what is out there, and what to begin with."""
