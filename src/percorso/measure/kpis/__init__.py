"""KPIs against their targets, period by period."""

from percorso.measure.kpis.question import Kpis, KpisAnswer

__all__ = ["Kpis", "KpisAnswer"]
