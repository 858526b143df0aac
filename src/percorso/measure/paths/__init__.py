"""Paths: what people do one after the other, in a cycle, a stay, a session or altogether."""

from percorso.measure.paths.question import Paths, PathsAnswer

__all__ = ["Paths", "PathsAnswer"]
