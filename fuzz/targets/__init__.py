"""The targets by their names."""

from __future__ import annotations

from fuzz.targets import journeys, mappings, tables
from fuzz.targets.target import Target

TARGETS: dict[str, Target] = {
    target.name: target for target in (*journeys.TARGETS, *tables.TARGETS, *mappings.TARGETS)
}
"""Every target by its name."""
