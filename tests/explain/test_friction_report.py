"""The report's section on frictions says first what costs most, and folds what costs nothing."""

from __future__ import annotations

from typing import Any

import pytest

from percorso.measure import Measured
from percorso.share.report.gather import Choice, facts_of
from percorso.share.report.section import Section
from percorso.share.report.sections.friction import section
from tests.explain.test_friction import CROWD, _measured


def _section(measured: Measured, lang: str) -> Section | None:
    return section(facts_of(measured, lang, Choice()))


@pytest.mark.parametrize(("lang", "said"), [("en", "at least €"), ("it", "con esso vanno almeno")])
def test_the_first_sentence_names_the_costliest(lang: str, said: str) -> None:
    found = _section(_measured(CROWD, lang), lang)
    assert found is not None
    assert found.open
    assert said in found.note
    assert "phone" in found.note


def test_where_nothing_stands_out_it_is_folded_or_left_out() -> None:
    quiet: list[dict[str, Any]] = [one for one in CROWD if one["event"] != "Payment Failed"][:40]
    found = _section(_measured(quiet), "en")
    assert found is None or (not found.open and "Nothing stands out" in found.note)
