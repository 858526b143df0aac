"""The map that the tutorial ends with, drawn from the files that its page shows."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner

from percorso.cli import group
from tools.pictures.example import ROOT

PAGES = {"en": "tutorial.md", "it": "it/tutorial.md"}
FILE = re.compile(r'^```(\w+) title="[^"]+"\n(.*?)^```', re.DOTALL | re.MULTILINE)


def tutorial_map(lang: str) -> str:
    """The SVG that `percorso draw` writes in step 6 of the tutorial."""
    text = (ROOT / "docs" / PAGES[lang]).read_text(encoding="utf-8")
    blocks = FILE.findall(text)
    table = next(content for language, content in blocks if language == "csv")
    mapping = next(content for _, content in blocks if content.startswith("percorso-mapping"))
    journey = next(content for _, content in blocks if "touchpoints:" in content)
    with TemporaryDirectory() as folder:
        return _draw(Path(folder), lang, table, mapping, journey)


def _draw(folder: Path, lang: str, table: str, mapping: str, journey: str) -> str:
    files = [folder / name for name in ("shop.csv", "shop.mapping.yaml", "lamp.yaml", "lamp.svg")]
    for file, content in zip(files, (table, mapping, journey), strict=False):
        file.write_text(content, encoding="utf-8")
    words = [str(files[2]), "--events", str(files[0]), "--mapping", str(files[1])]
    words += ["--lang", lang, "--theme", "auto", "-o", str(files[3])]
    CliRunner().invoke(group, ["draw", *words], catch_exceptions=False)
    return files[3].read_text(encoding="utf-8")
