"""Write every picture: `python -m tools.pictures`."""

from __future__ import annotations

from tools.pictures.gallery import write

write()
