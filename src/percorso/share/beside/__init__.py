"""Current beside future: two journeys in the same columns, with what changes marked."""

from percorso.share.beside.draw import compose
from percorso.share.beside.pair import check_pair

__all__ = ["check_pair", "compose"]
