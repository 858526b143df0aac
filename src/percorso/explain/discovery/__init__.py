"""Discovery: a draft of stages, touchpoints and rules from events alone."""

from percorso.explain.discovery.draft import Draft, LeftOut
from percorso.explain.discovery.making import discover

__all__ = ["Draft", "LeftOut", "discover"]
