"""The report's section of paths: a sentence on what to see, the tree, the tables, what was cut."""

from __future__ import annotations

import pytest

from percorso.share.report.facts import Facts
from percorso.share.report.gather import Choice, facts_of
from percorso.share.report.section import Grid, Picture, Section, Sentence
from percorso.share.report.sections import paths
from tests.measure.test_against_oracle import Product, Rows

JOURNEY = {
    "percorso": 1,
    "id": "shop",
    "title": "Shop",
    "stages": [
        {"id": "see", "name": "See", "enter": {"event": "Page"}},
        {"id": "do", "name": "Do", "goal": True, "enter": {"event": "Order"}},
    ],
    "touchpoints": [
        {"id": "site", "name": {"en": "Site", "it": "Sito"}, "kind": "digital",
         "rule": {"event": ["Page", "Order"]}},
        {"id": "call", "name": {"en": "Call", "it": "Telefonata"}, "kind": "traditional",
         "rule": {"event": "Call"}},
    ],
}  # fmt: skip


def events(called: int, others: int) -> Rows:
    """People who look, some of whom call before they order."""
    names = [("Page", "Call", "Order")] * called + [("Page",)] * others
    return [
        {"event": name, "user_id": f"u{person}", "timestamp": f"2026-03-0{day}T10:00:00+00:00",
         "message_id": f"{person}{day}", "value": None, "properties": {}}
        for person, done in enumerate(names) for day, name in enumerate(done, 1)
    ]  # fmt: skip


def facts(rows: Rows, lang: str = "en") -> Facts:
    """The facts of a report on these events, half a year later."""
    return facts_of(Product(JOURNEY, rows, as_of="2026-09-01").measured, lang, Choice())


def section(rows: Rows, lang: str = "en") -> Section:
    """The section, which there is."""
    found = paths.section(facts(rows, lang))
    assert found is not None
    return found


def test_it_says_the_commonest_path_and_the_one_that_does_better() -> None:
    found = section(events(40, 60))
    assert found.note == (
        "Of 100 cycles, 60.0% followed Site. 0% of them reached the goal; of those that followed "
        "Site › Call › Site, 100%."
    )
    assert [type(part) for part in found.parts] == [Picture, Grid, Grid]
    assert not found.open


@pytest.mark.parametrize("lang", ["en", "it"])
def test_names_are_those_of_the_map(lang: str) -> None:
    found = section(events(40, 60), lang)
    (table, lost) = (part.table for part in found.parts if isinstance(part, Grid))
    site, call = ("Sito", "Telefonata") if lang == "it" else ("Site", "Call")
    assert [row[0].text for row in table.groups[0].rows][:2] == [site, f"{site} › {call} › {site}"]
    assert [row[0].text for row in lost.groups[0].rows][:1] == [site]


def test_few_cases_make_no_claim_of_doing_better() -> None:
    assert section(events(4, 6)).note == "Of 10 cycles, 60.0% followed Site."


def test_what_was_cut_is_said_below() -> None:
    rows = events(1, 2)
    rows += [
        {"event": name, "user_id": "long", "timestamp": f"2026-03-0{day}T10:00:00+00:00",
         "message_id": f"long{day}", "value": None, "properties": {}}
        for day, name in enumerate(["Page", "Call"] * 3, 1)
    ]  # fmt: skip
    said = [part.text for part in section(rows).parts if isinstance(part, Sentence)]
    assert "25.0% of 4 cycles have more than 5 steps; the first 5 are shown." in said


def test_without_a_cycle_there_is_no_section() -> None:
    rows = [event | {"event": "Other"} for event in events(0, 2)]
    assert paths.section(facts(rows)) is None
