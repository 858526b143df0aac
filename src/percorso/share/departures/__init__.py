"""Departures from the drawing, on the line of the stages."""

from percorso.share.departures.draw import compose

__all__ = ["compose"]
