"""The map check with events: what a journey lacks when the drawing is held against the data.

`audit(journey, measured)` gives the findings of the drawing and of the data; `survey` also says
what is in order, and which of the things customers want are confirmed by their signal.
"""

from percorso.measure.audit.survey import audit, measured_checks, survey

__all__ = ["audit", "measured_checks", "survey"]
