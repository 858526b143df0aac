"""Segments side by side: those kept by name, those discovered, and those personas stand for."""

from percorso.measure.segmentation.question import Segments, SegmentsAnswer

__all__ = ["Segments", "SegmentsAnswer"]
