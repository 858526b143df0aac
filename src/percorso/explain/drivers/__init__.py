"""Drivers: what goes with going on, in a window of equal exposure for everybody."""

from percorso.explain.drivers.question import Drivers, DriversAnswer

__all__ = ["Drivers", "DriversAnswer"]
