"""Forecast: the measured rates and times carried on, and what a change of them would bring."""

from percorso.explain.forecast.question import Forecast, ForecastAnswer

__all__ = ["Forecast", "ForecastAnswer"]
