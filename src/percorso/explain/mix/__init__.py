"""The mix: what each channel brings for its cost, and how to split the budget."""

from percorso.explain.mix.question import Mix, MixAnswer

__all__ = ["Mix", "MixAnswer"]
