"""The map of the process: from touchpoint to touchpoint, on the stages of the journey."""

from percorso.measure.process.question import Process, ProcessAnswer

__all__ = ["Process", "ProcessAnswer"]
