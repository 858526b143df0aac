"""docs/check.md lists every check as the registry has it."""

from __future__ import annotations

from percorso.journey.audit import checks
from percorso.measure.audit import measured_checks
from tools import check_page


def test_the_page_is_up_to_date() -> None:
    written = check_page.PAGE.read_text(encoding="utf-8")
    assert written == check_page.page(), "Run: python -m tools"


def test_it_names_every_check() -> None:
    page = check_page.page()
    for check in (*checks().values(), *measured_checks().values()):
        assert f"| `{check.id}` | {check.asks} | {check.why} |" in page
