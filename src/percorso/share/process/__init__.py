"""The map of the process: touchpoints on the stage columns, joined by the ways people took."""

from percorso.share.process.draw import compose

__all__ = ["compose"]
