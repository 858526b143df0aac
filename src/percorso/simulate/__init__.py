"""An honest simulator: events of invented people on any journey, labelled as simulated.

What it plants and what it counted stands in a manifest beside the file, so that every measurement
can be held against the truth.
"""

from percorso.simulate.manifest import Manifest, Truth
from percorso.simulate.run import simulate

__all__ = ["Manifest", "Truth", "simulate"]
