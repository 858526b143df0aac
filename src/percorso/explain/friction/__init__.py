"""Friction: where people are lost, go round or wait, ranked by cost; and where they delight."""

from percorso.explain.friction.question import Friction, FrictionAnswer

__all__ = ["Friction", "FrictionAnswer"]
