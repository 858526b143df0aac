"""The storyboard: the journey in drawn scenes, one a stage, two where a stage has many moments."""

from percorso.share.storyboard.draw import compose

__all__ = ["compose"]
