"""Loyalty: who comes again, what customers are worth, who brings others, who may be leaving."""

from percorso.measure.loyalty.question import Loyalty, LoyaltyAnswer

__all__ = ["Loyalty", "LoyaltyAnswer"]
