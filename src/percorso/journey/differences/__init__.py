"""What changes from one journey to another: a current state and its future, a file and its next."""

from percorso.journey.differences.compare import differences
from percorso.journey.differences.difference import Difference, Kind

__all__ = ["Difference", "Kind", "differences"]
