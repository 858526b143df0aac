"""The catalogues: whole, in both languages, and in agreement with each other."""

from __future__ import annotations

from typing import get_args

import pytest

from percorso.errors import JourneyError
from percorso.journey import Kpi, catalogue
from percorso.journey.stages import Source
from percorso.journey.touchpoints import Want
from percorso.journey.write import plain
from tests.journey.test_shipped import texts

SIZES = {"touchpoints": 76, "channels": 30, "kpis": 51, "wants": 8, "marks": 5, "teams": 10}


@pytest.mark.parametrize("name", catalogue.CATALOGUES)
def test_each_is_whole_and_speaks_both_languages(name: str) -> None:
    entries = plain(catalogue.catalogue(name))
    assert len(entries) == SIZES[name]
    ids = [entry["id"] for entry in entries]
    assert len(set(ids)) == len(ids)
    assert [one for one in texts(entries) if set(one) != {"it", "en"}] == []
    assert all(words.strip() for one in texts(entries) for words in one.values())
    assert catalogue.catalogue(name) is catalogue.catalogue(name)


def test_touchpoints_travel_by_known_channels() -> None:
    channels = {channel.id for channel in catalogue.channels()}
    used = {one.channel for one in catalogue.touchpoints()}
    assert used == channels
    kinds = [one.kind for one in catalogue.touchpoints()]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "traditional": 18, "digital": 48, "external": 10,
    }  # fmt: skip
    assert all(one.phases for one in catalogue.touchpoints())
    external = {one.id: one.media for one in catalogue.touchpoints() if one.kind == "external"}
    assert external.pop("price_comparison") == "paid"
    assert set(external.values()) == {"earned"}


def test_kpis_are_ready_for_a_journey_file() -> None:
    for kpi in catalogue.kpis():
        assert isinstance(kpi, Kpi)
        assert kpi.target is None
        assert kpi.unit
        assert kpi.sources
    assert {source for kpi in catalogue.kpis() for source in kpi.sources} == set(get_args(Source))
    lower = [kpi.id for kpi in catalogue.kpis() if kpi.better == "lower"]
    assert len(lower) == 13
    assert {"churn", "cac", "basket_abandoned", "first_response"} <= set(lower)


def test_wants_are_those_of_the_journey_file() -> None:
    assert tuple(want.id for want in catalogue.wants()) == get_args(Want)
    comfort = next(want for want in catalogue.wants() if want.id == "convenience")
    assert comfort.name == {"it": "Comodità", "en": "Convenience"}


def test_marks_are_those_that_findings_name() -> None:
    assert tuple(mark.id for mark in catalogue.marks()) == get_args(catalogue.MarkId)


def test_what_passes_on_is_said_with_to_whom() -> None:
    for team in catalogue.teams():
        assert (team.governs is None) == (team.hands_over_to is None) == (team.handover is None)


def test_an_unknown_catalogue_is_refused_with_the_nearest() -> None:
    with pytest.raises(JourneyError, match="Did you mean 'kpis'"):
        catalogue.catalogue("kpi")


@pytest.mark.parametrize(
    ("channel", "lang", "name"),
    [("email", "it", "e-mail"), ("out_of_home", "en", "out of home"), ("fax", "it", "fax")],
)
def test_names_of_channels(channel: str, lang: str, name: str) -> None:
    assert catalogue.channel_name(channel, lang) == name
