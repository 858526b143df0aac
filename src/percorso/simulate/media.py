"""Aggregate media and costs: what was spent, what it reached, and what it brings people in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from percorso.journey.texts import text
from percorso.simulate.channels import CHANNELS
from percorso.simulate.files import csv_text
from percorso.simulate.moulds import in_use, mass

if TYPE_CHECKING:
    from percorso.journey import Journey

LABEL = "percorso-simulator"


@dataclass(frozen=True)
class Medium:
    """A medium of which only totals are known.

    Attributes:
        channel: Its channel.
        title: The name of the campaign.
        weeks: In which weeks of a year it runs, from 0.
        spend: Cents a week while it runs.
        thousand: Cents for a thousand contacts.
        carry: Share of the pressure of one week that is left in the next (adstock).
        half: Spend, with what is carried over, at which half the largest effect is reached.
        most: The largest effect: the share by which more people come for the first time.
    """

    channel: str
    title: str
    weeks: tuple[int, ...]
    spend: int
    thousand: int
    carry: float
    half: int
    most: float


def media_of(journey: Journey, plain: bool) -> list[Medium]:
    """The media of a journey, under the names of its touchpoints where it has them."""
    spring, autumn = tuple(range(10, 16)), tuple(range(38, 51))
    found = [
        Medium("tv", "TV", (*spring[:4], *autumn[3:9]), 4_200_000, 900, 0.6, 5_000_000, 0.5),
        Medium(
            "out_of_home", "Posters", spring[2:] + autumn[:4], 1_100_000, 350, 0.35, 900_000, 0.2
        ),
        Medium("print", "Magazine", tuple(range(0, 52, 4)), 480_000, 1_400, 0.2, 600_000, 0.0),
    ]
    named = {p.channel: text(p.name, "en") for p in journey.touchpoints if mass(p) and in_use(p)}
    return [
        Medium(**{**vars(medium), "title": named.get(medium.channel, medium.title),
                  "most": 0.0 if plain else medium.most})
        for medium in found
    ]  # fmt: skip


def pressure(medium: Medium, days: int) -> list[float]:
    """The share by which more people come on each day because of a medium.

    Adstock a(w) = x(w) + carry · a(w − 1) of the weekly spend x, then saturation
    most · a/(half + a).
    """
    found, left = [], 0.0
    for week in range(-(-days // 7)):
        left = _spent(medium, week) + medium.carry * left
        found += [round(medium.most * left / (medium.half + left), 6)] * 7
    return found[:days]


def _spent(medium: Medium, week: int) -> int:
    return medium.spend if week % 52 in medium.weeks else 0


def media_csv(media: list[Medium], start: date, days: int) -> str:
    """The file of aggregate media: a row for each week and medium that runs."""
    rows = [
        (start + timedelta(days=7 * week), medium.channel, medium.title,
         _spent(medium, week) * 1000 // medium.thousand, f"{_spent(medium, week) / 100:.2f}",
         "EUR", LABEL)
        for week in range(-(-days // 7))
        for medium in media
        if _spent(medium, week)
    ]  # fmt: skip
    header = ("date", "channel", "title", "impressions", "amount", "currency", "library")
    return csv_text(header, rows)


def costs_csv(
    visits: Counter[tuple[int, int, int]], start: date, journey: Journey, days: int
) -> str:
    """The file of costs: paid visits by day, channel and campaign, and what touchpoints cost.

    Args:
        visits: (day, channel, campaign) → visits.
        start: The first day.
        journey: The journey, for the costs that it gives.
        days: How many days.
    """
    rows: list[tuple[Any, ...]] = []
    for (day, place, number), count in sorted(visits.items()):
        channel = CHANNELS[place]
        if channel.click and 0 <= day < days:
            campaign = channel.campaigns[number] if channel.campaigns else ""
            # Auctions: the price of a click swings by a tenth over the week.
            cents = count * channel.click * (95 + (day * 37 + place * 11) % 11)
            rows.append((start + timedelta(days=day), channel.name, campaign,
                         f"{cents / 10_000:.2f}", "EUR", LABEL))  # fmt: skip
    rows += _fixed(journey, start, days)
    rows.sort(key=lambda row: (row[0], row[1], row[2]))
    return csv_text(("date", "channel", "campaign", "amount", "currency", "library"), rows)


_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}


def _fixed(journey: Journey, start: date, days: int) -> list[tuple[Any, ...]]:
    """What the journey says its touchpoints cost in a time, once for each such time."""
    found = []
    for point in journey.touchpoints:
        step = _DAYS.get((point.cost.per or "") if point.cost else "")
        if step and point.cost and in_use(point) and not mass(point):
            for day in range(0, days, step):
                found.append((start + timedelta(days=day), point.channel or "", point.id,
                              f"{point.cost.amount:.2f}", point.cost.currency, LABEL))  # fmt: skip
    return found
