"""Micro-moments: short visits by phone with one need, and what comes of them within a day."""

from percorso.measure.moments.question import Moments, MomentsAnswer

__all__ = ["Moments", "MomentsAnswer"]
