"""The journey map: what the team drew and what was measured, in the same columns, as one SVG."""

from percorso.share.map.draw import LANES, draw_map

__all__ = ["LANES", "draw_map"]
