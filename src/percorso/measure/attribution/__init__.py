"""Attribution: which channels bring the conversions, and what each model says of it."""

from percorso.measure.attribution.question import Attribution, AttributionAnswer

__all__ = ["Attribution", "AttributionAnswer"]
