"""The funnel: steps, and how many get from each to the next, under a definition that is said."""

from percorso.measure.funnel.question import Funnel, FunnelAnswer

__all__ = ["Funnel", "FunnelAnswer"]
