"""Percorso: draw the journey your customers make, and fill it with what they really did.

```python
import percorso as pc

journey = pc.Journey.load("lamp.yaml")
measured = pc.measure(journey, "events.csv")
measured.stages().table()
```

Everything public is here and loads when it is first used, so that `import percorso` is instant.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0.dev0"

if TYPE_CHECKING:
    from percorso.engine.lake import Workspace as Workspace
    from percorso.errors import PercorsoError as PercorsoError
    from percorso.journey import Journey as Journey
    from percorso.measure import Measured as Measured
    from percorso.measure import measure as measure
    from percorso.share.demo import demo as demo

_PUBLIC = {
    "Journey": "percorso.journey",
    "Measured": "percorso.measure",
    "PercorsoError": "percorso.errors",
    "Workspace": "percorso.engine.lake",
    "demo": "percorso.share.demo",
    "measure": "percorso.measure",
}
__all__ = [
    "Journey", "Measured", "PercorsoError", "Workspace", "__version__", "demo", "measure",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        raise AttributeError(f"module 'percorso' has no attribute '{name}'")
    return getattr(import_module(_PUBLIC[name]), name)


def __dir__() -> list[str]:
    return __all__
