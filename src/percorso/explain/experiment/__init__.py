"""Experiments: what a variant changes, how many people a test needs, before and after a day."""

from percorso.explain.experiment.question import Experiment, ExperimentAnswer

__all__ = ["Experiment", "ExperimentAnswer"]
