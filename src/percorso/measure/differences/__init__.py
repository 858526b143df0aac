"""Where the drawing and what was measured part, told from rows that were asked for before.

`differences(journey, facts)` measures nothing: it holds the answers to `stages`, `flow`,
`touchpoints` and `voice` against the drawing of today, so that it follows every change at once.
`Facts.of(measured)` asks for those answers.
"""

from percorso.measure.differences.difference import KINDS, Difference, Facts, Kind
from percorso.measure.differences.found import differences

__all__ = ["KINDS", "Difference", "Facts", "Kind", "differences"]
