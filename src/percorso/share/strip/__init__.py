"""The strip: the journey at a glance, one line of steps for a slide or an e-mail."""

from percorso.share.strip.draw import compose

__all__ = ["compose"]
