"""The browser prints numbers, dates and money as `percorso.formats`: both read one list."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from percorso import formats

LIST = Path(__file__).parent / "data" / "formats.json"
NUMBERS = (0, 1, -1, 0.5, 2.5, 9.995, 12.34, 99.95, 999.5, 1000, 48210, -1234.5, 1e7, 0.0004, None)
SHARES = (0, 0.0004, 0.447, 0.9995, 1, 1.234, -0.02, 0.005, None)
SECONDS = (0, 1, 59, 90, 3600, 5399, 86_400, 273_600, 863_999, 7_274_880, -90, None)
DAYS = ("2025-01-03", "2025-09-30", "2024-02-29", "2025-12-31", None)


def _cases(lang: str) -> dict[str, list[list[Any]]]:
    def each(function: Callable[..., str], values: tuple[Any, ...]) -> list[list[Any]]:
        return [[value, function(value, lang)] for value in values]

    return {
        "number": each(formats.number, NUMBERS),
        "figure": each(formats.figure, NUMBERS),
        "share": each(formats.share, SHARES),
        "points": each(formats.points, SHARES),
        "duration": each(formats.duration, SECONDS),
        "date": each(formats.date, DAYS),
        "euro": each(lambda v, lang: formats.money(v, "EUR", lang), NUMBERS),
        "dollar": each(lambda v, lang: formats.money(v, "USD", lang), NUMBERS),
        "yen": each(lambda v, lang: formats.money(v, "JPY", lang), NUMBERS),
        "franc": each(lambda v, lang: formats.money(v, "CHF", lang), NUMBERS),
    }


def written() -> str:
    found = {lang: _cases(lang) for lang in formats.LOCALES}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def test_the_list_of_the_browser_is_what_python_prints() -> None:
    assert LIST.read_text(encoding="utf-8") == written()
