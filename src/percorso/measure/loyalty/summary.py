"""One row on loyalty: who comes again, after how long, with what value, and who brings others."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np

from percorso.engine.columns import UNIT
from percorso.measure.answer import Row
from percorso.measure.loyalty.gather import Customers, Hits, Ints
from percorso.measure.loyalty.outlook import DAY_US, histories
from percorso.measure.loyalty.risk import risk
from percorso.measure.loyalty.survival import curve
from percorso.measure.loyalty.voices import DETRACTOR, PROMOTER, Listening
from percorso.measure.run import Run
from percorso.measure.statistics import wilson

COLUMNS = (
    "people", "repeat_people", "repeat_rate", "repeat_low", "repeat_high", "goals",
    "goals_per_person", "back_within", "back_low", "back_high", "second_median_s", "gap_median_s",
    "gap_low_s", "gap_high_s", "value_gross", "value_discount", "value_refund", "value",
    "value_person", "repeat_value_share", "overdue", "referrers", "promoters", "nps_answers",
)  # fmt: skip
Money = dict[str, Decimal]


def summary_row(run: Run, who: Customers, listening: Listening, days: float) -> Row:
    """The figures of some customers.

    Args:
        run: The question at work.
        who: The customers.
        listening: Which events are answers and referrals.
        days: Within how many days after the first goal a second one is looked for.
    """
    people, repeat = len(who), int(np.count_nonzero(who.goals > 1))
    bounds = wilson(repeat, people)
    return {
        "people": people,
        "repeat_people": repeat,
        "repeat_rate": repeat / people if people else None,
        "repeat_low": bounds[0] if bounds else None,
        "repeat_high": bounds[1] if bounds else None,
        "goals": int(who.goals.sum()),
        "goals_per_person": float(who.goals.mean()) if people else None,
        **_times(run, who, days),
        **_moneys(run, who),
        "overdue": int(risk(histories(who, run.window.as_of), None, 0.0).overdue.sum()),
        **_voices(who, listening),
    }


def _voices(who: Customers, listening: Listening) -> Row:
    """Who brings others and who would; nothing where no event could say so."""
    brought = int(np.count_nonzero(who.voices.referrals + who.voices.converted))
    promoters = int(np.count_nonzero(who.voices.nps >= PROMOTER))
    answers = int(np.count_nonzero(~np.isnan(who.voices.nps)))
    return {
        "referrers": brought if listening.refers else None,
        "promoters": promoters if listening.asks else None,
        "nps_answers": answers if listening.asks else None,
    }


def _times(run: Run, who: Customers, days: float) -> Row:
    """How long until the next goal; those who have not come back yet count until `as_of`."""
    as_of, came = run.window.as_of, who.second >= 0
    second = curve(np.where(came, who.second, as_of) - who.first, came)
    ended = np.concatenate((np.ones(len(who.gaps), np.bool_), np.zeros(len(who), np.bool_)))
    gaps = curve(np.concatenate((who.gaps, as_of - who.last)), ended)
    watched = len(who) and int((as_of - who.first).max()) >= days * DAY_US
    back = second.back_by(int(days * DAY_US)) if watched else (None, None, None)
    gap = [_seconds(each) for each in gaps.median()]
    return {
        "back_within": back[0], "back_low": back[1], "back_high": back[2],
        "second_median_s": _seconds(second.median()[0]),
        "gap_median_s": gap[0], "gap_low_s": gap[1], "gap_high_s": gap[2],
    }  # fmt: skip


def _seconds(found: int | None) -> float | None:
    return None if found is None else found / 1e6


def _moneys(run: Run, who: Customers) -> Row:
    hits = who.hits
    net = hits.gross - hits.discount - hits.refund
    again = (who.goals > 1)[hits.who]
    total, repeated = by_currency(run, hits, net), by_currency(run, hits, np.where(again, net, 0))
    (name, most) = max(total.items(), key=lambda pair: pair[1], default=("", Decimal(0)))
    return {
        "value_gross": by_currency(run, hits, hits.gross),
        "value_discount": by_currency(run, hits, hits.discount),
        "value_refund": by_currency(run, hits, hits.refund),
        "value": total,
        "value_person": each_of(total, len(who)),
        "repeat_value_share": float(repeated[name] / most) if most > 0 else None,
    }


def by_currency(run: Run, hits: Hits, amounts: Ints) -> Money:
    """Amounts added up in each currency."""
    names = [*run.timeline.codes.of("currency").values, ""]
    sums: Money = {}
    for code in np.unique(hits.currency).tolist():
        sums[names[code]] = Decimal(int(amounts[hits.currency == code].sum())) / UNIT
    return sums


def each_of(total: Money, people: int) -> Money:
    """Money for each of some people, to the ten-thousandth."""
    if not people:
        return {}
    return {name: round(amount / people, 4) for name, amount in total.items()}


ADVOCACY = (
    "kind", "n", "of", "share", "share_low", "share_high", "value_person",
)  # fmt: skip


def advocacy_rows(run: Run, who: Customers, listening: Listening) -> list[Row]:
    """Who brings others, and who would: one row a kind; nothing where no event could say so."""
    return [
        row if _told(str(row["kind"]), listening)
        else row | dict.fromkeys(("n", "of", "share", "share_low", "share_high"))
        for row in _advocacy(run, who)
    ]  # fmt: skip


def _told(kind: str, listening: Listening) -> bool:
    if kind == "promoters_referring":
        return listening.refers and listening.asks
    return kind == "customers" or (listening.refers if "referr" in kind else listening.asks)


def _advocacy(run: Run, who: Customers) -> list[Row]:
    nps, voices = who.voices.nps, who.voices
    answered, promoter = ~np.isnan(nps), nps >= PROMOTER
    detractor, brought = nps <= DETRACTOR, voices.referrals + voices.converted > 0
    everyone = np.ones(len(who), np.bool_)
    row: Callable[..., Row] = lambda *given: _kind(run, who, *given)  # noqa: E731
    return [
        row("customers", everyone, None),
        row("referrers", brought, everyone),
        {"kind": "referrals", "n": int(voices.referrals.sum())},
        {"kind": "referrals_converted", "n": int(voices.converted.sum())},
        row("answered", answered, everyone),
        row("promoters", promoter, answered),
        row("passives", answered & ~promoter & ~detractor, answered),
        row("detractors", detractor, answered),
        row("promoters_referring", promoter & brought, promoter),
    ]


def _kind(run: Run, who: Customers, name: str, some: Any, among: Any) -> Row:
    n = int(np.count_nonzero(some))
    of = None if among is None else int(np.count_nonzero(among))
    bounds = wilson(n, of) if of else None
    hits = who.hits.only(some[who.hits.who])
    total = by_currency(run, hits, hits.gross - hits.discount - hits.refund)
    return {
        "kind": name,
        "n": n,
        "of": of,
        "share": n / of if of else None,
        "share_low": bounds[0] if bounds else None,
        "share_high": bounds[1] if bounds else None,
        "value_person": each_of(total, n),
    }
