"""Retention: cohorts by their beginning, and who comes back in each period after it."""

from percorso.measure.retention.question import Retention, RetentionAnswer

__all__ = ["Retention", "RetentionAnswer"]
