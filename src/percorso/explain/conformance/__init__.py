"""Drawn and real: where what people did departs from what was drawn."""

from percorso.explain.conformance.question import Conformance, ConformanceAnswer

__all__ = ["Conformance", "ConformanceAnswer"]
