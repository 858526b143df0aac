"""The service blueprint: what the customer meets and does, and the work in front and behind."""

from percorso.share.blueprint.draw import compose

__all__ = ["compose"]
