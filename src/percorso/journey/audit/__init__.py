"""The map check: what a good journey lacks on the drawing, one check a file.

`audit(journey)` gives the findings; `examine(journey)` also says what is in order and how the
things that customers want stand. With events, `percorso.measure.audit` asks more.
"""

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import (
    MARKS,
    SEVERITIES,
    Finding,
    Mark,
    Place,
    Severity,
    mark_name,
)
from percorso.journey.audit.registry import checks
from percorso.journey.audit.survey import MapCheck, Standing, audit, examine

__all__ = [
    "MARKS",
    "SEVERITIES",
    "Check",
    "Finding",
    "MapCheck",
    "Mark",
    "Place",
    "Severity",
    "Standing",
    "audit",
    "checks",
    "examine",
    "mark_name",
]
