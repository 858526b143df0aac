"""The map check with events: what a journey lacks when the drawing is held against the data.

`audit(journey, measured)` gives the findings of the drawing and of the data; `survey` also says
what is in order, and which of the things customers want are confirmed by their signal.
`Observed` is what the checks need of the data: it can be kept, and the drawing judged by it later.
"""

from percorso.measure.audit.answers import fields
from percorso.measure.audit.observed import Observed
from percorso.measure.audit.survey import audit, judged, measured_checks, survey

__all__ = ["Observed", "audit", "fields", "judged", "measured_checks", "survey"]
