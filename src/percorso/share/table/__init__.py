"""The table of key actions: stages as rows, and what is done about each of them."""

from percorso.share.table.draw import compose

__all__ = ["compose"]
