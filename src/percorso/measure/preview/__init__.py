"""What a rule would do before it is saved: whom it would match, beside the rule of today."""

from percorso.measure.preview.changed import ELEMENTS, changed
from percorso.measure.preview.preview import Preview, preview

__all__ = ["ELEMENTS", "Preview", "changed", "preview"]
