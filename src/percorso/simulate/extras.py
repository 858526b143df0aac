"""Events around the signals: landings, sign-ins, answers, tickets, refunds, failed payments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from percorso.simulate.channels import CHANNELS, Channel
from percorso.simulate.kinds import kind_of
from percorso.simulate.moulds import Mould, in_use

if TYPE_CHECKING:
    from percorso.journey import Journey, Touchpoint
    from percorso.simulate.foundry import Foundry
    from percorso.simulate.stock import Stock

Ints = NDArray[np.int64]
SCALES = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7), "stars": (1, 5)}
"""The scales of answers. A high CES means easy."""
EXPERIMENT = "simulated-test"


@dataclass
class Extras:
    """Numbers of the moulds of events that belong to no stage of their own.

    Attributes:
        landing: For each channel the moulds by which visits begin; nothing where none fits.
        answers: Kind of survey → for each score its mould, −1 where it would change a stay.
        single: Kind → its mould, −1 where it would change a stay.
    """

    landing: list[list[int]] = field(default_factory=list)
    answers: dict[str, Ints] = field(default_factory=dict)
    single: dict[str, int] = field(default_factory=dict)


def extras_of(journey: Journey, foundry: Foundry, stock: Stock, goal: int) -> Extras:
    """The extras that a journey's rules let pass; what they do not is noted."""
    found = Extras()
    for channel in CHANNELS:
        found.landing.append(_landings(journey, foundry, stock, channel, goal))
    for kind, (low, high) in SCALES.items():
        numbers = [_answer(journey, foundry, stock, kind, s) for s in range(low, high + 1)]
        found.answers[kind] = np.array(numbers)
    for kind, fields in _single(journey, goal).items():
        found.single[kind] = _added(foundry, stock, fields, kind)
    _say(stock, found)
    return found


def _say(stock: Stock, found: Extras) -> None:
    """Note what the journey's own rules take for themselves."""
    for kind, numbers in found.answers.items():
        if (numbers < 0).any():
            low = SCALES[kind][0]
            taken = ", ".join(str(low + place) for place in np.flatnonzero(numbers < 0))
            stock.notices.append(
                f"{kind} answers of {taken}: a stage's rule takes them, so only people who enter "
                "that stage give them."
            )
    for kind, number in found.single.items():
        if number < 0:
            stock.notices.append(f"events '{kind}': a stage's rule takes them.")


def _added(foundry: Foundry, stock: Stock, fields: dict[str, str | None], kind: str) -> int:
    mould = foundry.plain(fields, kind)
    return stock.add(mould) if _harmless(mould, stock) else -1


def _harmless(mould: Mould, stock: Stock) -> bool:
    return mould.neutral and not (mould.counting and any(stock.fresh))


def _landings(
    journey: Journey, foundry: Foundry, stock: Stock, channel: Channel, goal: int
) -> list[int]:
    points = [p for p in journey.touchpoints if p.channel == channel.name and in_use(p)]
    point = points[0] if points else None
    found = []
    for campaign in channel.campaigns or (None,):
        for fields in _landing_forms(channel, campaign, point):
            mould = foundry.plain(fields, "landing")
            stages = range(len(foundry.judge.stages))
            if any(mould.allowed(s, goal) for s in stages) and not (
                mould.counting and any(stock.fresh)
            ):
                found.append(stock.add(mould))
                break
    return found


def _landing_forms(
    channel: Channel, campaign: str | None, point: Touchpoint | None
) -> Iterator[dict[str, str | None]]:
    own: dict[str, str | None] = {
        "name": "Session Started", "type": "track", "channel": channel.name,
        "media_class": channel.media, "touchpoint_class": "digital",
        "utm_source": channel.source, "utm_medium": channel.medium, "utm_campaign": campaign,
        "referrer_url": channel.referrer,
    }  # fmt: skip
    if point is not None:
        about = {"touchpoint": point.id, "touchpoint_class": point.kind or "digital"}
        yield {**own, **about, "media_class": point.media or channel.media}
    yield own
    yield {**own, "utm_campaign": None}
    yield {**own, "channel": None}


def _answer(journey: Journey, foundry: Foundry, stock: Stock, kind: str, score: int) -> int:
    review = kind == "stars"
    channels = ("reviews", "review") if review else ("survey",)
    points = [p for p in journey.touchpoints if p.channel in channels and in_use(p)]
    fields: dict[str, str | None] = {
        "name": "Review Posted" if review else "Survey Answered", "type": "track",
        "channel": "reviews" if review else "survey", "score_kind": kind, "score": str(score),
        "touchpoint": points[0].id if points else None,
        "touchpoint_class": "external" if review else "digital",
        "media_class": "earned" if review else "owned",
    }  # fmt: skip
    return _added(foundry, stock, fields, "review" if review else "survey")


def _single(journey: Journey, goal: int) -> dict[str, dict[str, str | None]]:
    """The events that happen in one form each."""
    till = _checkout(journey, goal)
    help_ = next((p.id for p in journey.touchpoints if p.answers_within and in_use(p)), None)
    desk: dict[str, str | None] = {"channel": "service_desk", "touchpoint": help_,
                                   "touchpoint_class": "digital"}  # fmt: skip
    test = "properties.experiment"
    return {
        "identified": {"name": "Identified", "type": "identify"},
        "payment_failed": {"name": "Payment Failed", "type": "track", "touchpoint": till,
                           "properties.error_code": "timeout"},
        "survey_sent": {"name": "Survey Sent", "type": "track", "channel": "email",
                        "direction": "outbound"},
        "refund": {"name": "Order Refunded", "type": "track", "channel": "service_desk"},
        "ticket": {"name": "Ticket Opened", "type": "track", "direction": "inbound", **desk},
        "ticket_answered": {"name": "Ticket Answered", "type": "track",
                            "direction": "outbound", **desk},
        "ticket_solved": {"name": "Ticket Solved", "type": "track", **desk},
        "variant_a": {"name": "Experiment Viewed", "type": "track", test: EXPERIMENT,
                      "properties.variant": "A"},
        "variant_b": {"name": "Experiment Viewed", "type": "track", test: EXPERIMENT,
                      "properties.variant": "B"},
    }  # fmt: skip


def _checkout(journey: Journey, goal: int) -> str | None:
    """The touchpoint at which people pay on a device."""
    measured = [stage.id for stage in journey.stages if stage.measured]
    if goal < 0:
        return None
    points = [
        p for p in journey.touchpoints
        if in_use(p) and measured[goal] in p.stages and p.kind == "digital" and p.media != "paid"
    ]  # fmt: skip
    ranked = sorted(points, key=lambda p: -sum(kind_of(n, {}) in PAYING for n in _events(p)))
    return ranked[0].id if ranked and any(map(_events, ranked[:1])) else None


PAYING = ("cart", "order", "payment")


def _events(point: Touchpoint) -> tuple[str, ...]:
    """The names of events by which a touchpoint is recognised, and its own id."""
    return (*(point.rule.event if point.rule else ()), point.id.replace("-", " "))
