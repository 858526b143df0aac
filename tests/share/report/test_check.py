"""The section on the map check: grave findings open, light ones folded, the wants, what is in order."""

from __future__ import annotations

import percorso as pc
from percorso.share.figures import Figures
from percorso.share.report import render
from percorso.share.report.gather import Choice, facts_of
from percorso.share.report.section import Grid, Pairs, Section
from percorso.share.report.sections import check
from tests.journey.audit.fine import journey
from tests.journey.audit.spoil import GONE, Change, spoilt
from tests.measure.audit.world import events, table

SPOILS: Change = {"stages.1.mindset": GONE, "touchpoints.3.owner": GONE}


def section(lang: str, choice: Choice | None = None) -> Section | None:
    drawn = journey(spoilt(SPOILS))
    measured = pc.measure(drawn, table(events()))
    return check.section(facts_of(measured, lang, choice or Choice()))


def test_findings_stand_by_mark_and_light_ones_are_folded() -> None:
    found = section("en")
    assert found is not None
    grave, light, wants = (part for part in found.parts if isinstance(part, Grid))
    said = [[cell.text for cell in row] for group in grave.table.groups for row in group.rows]
    assert ["Medium", "Think does not say what the customer has in mind."] in [r[:2] for r in said]
    assert "lighter finding" in light.folded
    rows = {row[0].text: row for row in wants.table.groups[0].rows}
    assert rows["Quality"][1].text == "covered by the map"
    assert rows["Quality"][3].text == "confirmed by the data"
    assert rows["Quality"][3].note == "4.0 on average, reviews from 1 to 5 (n 40)."
    (order,) = (part for part in found.parts if isinstance(part, Pairs))
    assert "Clear stages" in dict(order.pairs)


def test_in_italian() -> None:
    found = section("it")
    assert found is not None
    assert found.title == "Verifica della mappa"
    assert "Qualità" in str(found)


def test_a_part_of_the_people_and_saved_figures_are_not_checked() -> None:
    assert section("en", Choice(where="event.channel=chat")) is None
    assert check.section(facts_of(Figures(journey()), "en", Choice())) is None


def test_it_stands_in_the_report() -> None:
    drawn = journey(spoilt(SPOILS))
    page = render(pc.measure(drawn, table(events())), "en")
    assert 'id="check"' in page
    assert "Think does not say what the customer has in mind." in page
