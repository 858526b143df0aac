"""The home page: one sentence of what matters, the journeys, what changed, what waits for me."""
