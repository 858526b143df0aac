"""What stands beside the models: costs, media known only as totals, and what people said.

None of it is a credit. Media have no path, so their credit is unknown and never zero; what people
say is a share of answers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import numpy as np

from percorso.engine.columns import column_of
from percorso.measure.answer import Row
from percorso.measure.selectors import compile_selectors, selector
from percorso.measure.statistics import wilson

if TYPE_CHECKING:
    from percorso.engine.spend import Spend
    from percorso.measure.attribution.gather import Plan
    from percorso.measure.attribution.question import Attribution
    from percorso.measure.attribution.telling import Teller
    from percorso.measure.measured import Measured
    from percorso.measure.run import Bucket, Run

MOST_ANSWERS, OTHER = 50, "other"
"""The commonest answers, and the word for all others together."""
Money = dict[str, Decimal]


@dataclass
class Beside:
    """Costs by channel, media and answers of one question.

    Attributes:
        cost: For each channel (or campaign) what it cost, by currency.
        media: For each channel and title: contacts, rating points, and cost by currency.
        heard: For each group how often each answer was given.
        by_person: Whether the figures are of some people only, so that costs do not fit them.
        used: Channels whose cost stands in a row.
    """

    cost: dict[str, Money]
    media: dict[tuple[str, str | None], tuple[float | None, float | None, Money]]
    heard: list[Counter[str]]
    by_person: bool
    used: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, asked: Attribution, measured: Measured, run: Run, plan: Plan) -> Beside:
        """What is known for a question."""
        spend = measured.spend(asked)
        column = {"channel": "channel", "campaign": "campaign"}.get(plan.touch)
        heard = _answers(asked.heard, asked.heard_in, measured, run) if asked.heard else []
        split = run.grouping.split or bool(asked.where)
        return cls(_costs(spend, column), _media(spend), heard, split)

    def costs(self, channel: str | None, credit: float | None, run: Run, per: bool = True) -> Row:
        """What a channel cost, and what each conversion credited to it did."""
        row: Row = dict.fromkeys(("cost", "cost_currency", *(("cost_per_conversion",) * per)))
        found = self.cost.get(channel or "")
        if found is None or self.by_person:
            return row
        self.used.add(channel or "")
        if len(found) > 1:
            return row
        [(currency, amount)] = found.items()
        row |= {"cost": float(amount), "cost_currency": currency or None}
        if per and credit is not None and credit > 0:
            row["cost_per_conversion"] = float(amount) / credit
        return row

    def rows(self, teller: Teller) -> list[Row]:
        """The media and the answers as rows of their own kind of model."""
        return [*self._media_rows(), *self._heard_rows(teller)]

    def _media_rows(self) -> list[Row]:
        return [
            _bare("media", channel) | {"title": title} | _priced(money)
            | {"impressions": contacts, "grp": points}
            for (channel, title), (contacts, points, money) in sorted(
                self.media.items(), key=lambda item: (item[0][0], item[0][1] or "")
            )
        ]  # fmt: skip

    def _heard_rows(self, teller: Teller) -> list[Row]:
        rows = []
        for label, answers in zip(teller.run.labels(), self.heard, strict=False):
            total = answers.total()
            told = answers.most_common(MOST_ANSWERS)
            if rest := total - sum(n for _, n in told):
                told.append((OTHER, rest))
            for answer, n in told:
                low, high = wilson(n, total) or (None, None)
                head = {"segment": label} if teller.run.grouping.split else {}
                row = head | _bare("heard", answer) | {"n": n, "share": n / total}
                rows.append(row | {"low": low, "high": high, "answers": total})
        return rows

    def joined(self, rows: list[Row], teller: Teller) -> list[Row]:
        """Rows of channels with the media and answers of the same channel; others get their own."""
        if self.media:
            rows = _with_media(rows, self.media, teller)
        return self._with_heard(rows, teller) if self.heard else rows

    def _with_heard(self, rows: list[Row], teller: Teller) -> list[Row]:
        split, found = teller.run.grouping.split, list(rows)
        for label, answers in zip(teller.run.labels(), self.heard, strict=False):
            total, left = answers.total(), dict(answers)
            for row in found:
                if row.get("segment") == label and total:
                    matched = next((a for a in left if same(a, row["channel"])), None)
                    row["heard"] = left.pop(matched) / total if matched else 0.0
            for answer, n in left.items():
                head = {"segment": label} if split else {}
                found.append(head | {"channel": answer, "n": None, "heard": n / total})
        return found


def same(answer: str, channel: str) -> bool:
    """Whether an answer names a channel: the same letters and digits.

    Example:
        >>> same("Paid search", "paid_search"), same("TV", "print")
        (True, False)
    """
    return _letters(answer) == _letters(channel)


def _letters(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _bare(model: str, channel: str) -> Row:
    names = ("order", "credit", "value", "share", "low", "high", "removal_effect", "rank",
             "rank_low", "rank_high", "n", "conversions", "currency", "cost", "cost_currency",
             "cost_per_conversion")  # fmt: skip
    return {"model": model, "order": None, "channel": channel} | dict.fromkeys(names)


def _priced(money: Money) -> Row:
    if len(money) != 1:
        return {}
    [(currency, amount)] = money.items()
    return {"cost": float(amount), "cost_currency": currency or None}


def _with_media(rows: list[Row], media: Any, teller: Teller) -> list[Row]:
    totals: dict[str, list[Any]] = defaultdict(lambda: [None, {}])
    for (channel, _), (contacts, _, money) in media.items():
        total = totals[channel]
        total[0] = contacts if total[0] is None else total[0] + (contacts or 0)
        for currency, amount in money.items():
            total[1][currency] = total[1].get(currency, Decimal(0)) + amount
    found = []
    for row in rows:
        contacts, _ = totals.get(row["channel"], [None, {}])
        found.append(row | {"impressions": contacts})
    known = {row["channel"] for row in rows}
    labels = dict.fromkeys(row.get("segment") for row in rows) or {None: None}
    for channel in sorted(totals.keys() - known):
        contacts, money = totals[channel]
        if len(labels) == 1:
            head = {name: rows[0][name] for name in ("segment",) if rows and name in rows[0]}
            bare: Row = dict.fromkeys(("cost", "cost_currency")) | _priced(money)
            found.append(head | {"channel": channel, "n": None} | bare | {"impressions": contacts})
    return found


def _costs(spend: Spend, column: str | None) -> dict[str, Money]:
    found: dict[str, Money] = defaultdict(lambda: defaultdict(Decimal))
    if column is None:
        return {}
    names = spend.costs[column].to_pylist()
    lines = zip(names, spend.costs["currency"].to_pylist(), spend.costs["amount"].to_pylist(),
                strict=True)  # fmt: skip
    for name, currency, amount in lines:
        if name and amount is not None:
            found[name][currency or ""] += amount
    return found


def _media(
    spend: Spend,
) -> dict[tuple[str, str | None], tuple[float | None, float | None, Money]]:
    found: dict[tuple[str, str | None], tuple[float | None, float | None, Money]] = {}
    for row in spend.media.to_pylist():
        key = row["channel"], row["title"]
        contacts, points, money = found.get(key, (None, None, {}))
        if row["amount"] is not None:
            currency = row["currency"] or ""
            money[currency] = money.get(currency, Decimal(0)) + row["amount"]
        found[key] = _plus(contacts, row["impressions"]), _plus(points, row["grp"]), money
    return found


def _plus(known: float | None, more: float | None) -> float | None:
    total = known if more is None else more + (known or 0.0)
    return int(total) if total is not None and float(total).is_integer() else total


def _answers(
    heard: str | Mapping[str, Any], field_: str, measured: Measured, run: Run
) -> list[Counter[str]]:
    """For each group the answers given in the period; the last of each person counts."""
    compiled = compile_selectors(run, [selector(measured.journey, heard, measured.lang)])
    column = column_of(field_)
    texts, (start, end) = run.timeline.codes.of(column).values, run.window.bounds

    def count(bucket: Bucket) -> list[Counter[int]]:
        [mask] = compiled.masks(bucket)
        codes, t = np.asarray(bucket.columns[column]), np.asarray(bucket.columns["t"])
        rows = np.flatnonzero(mask & (codes >= 0) & (t >= start) & (t < end))
        persons = np.asarray(bucket.columns["person"])[rows]
        rows = rows[np.append(persons[1:] != persons[:-1], True)[: len(rows)]]
        found: list[Counter[int]] = [Counter() for _ in run.labels()]
        for cell in _cells(run, bucket):
            for row in rows.tolist():
                if cell[row] >= 0:
                    found[int(cell[row])][int(codes[row])] += 1
        return found

    parts = run.over(count, {*compiled.columns(), column}, track=True, resolve=compiled.resolve)
    merged: list[Counter[str]] = [Counter() for _ in run.labels()]
    for part in parts:
        for group, answers in enumerate(part):
            for code, n in answers.items():
                merged[group][texts[code].strip()] += n
    return merged


def _cells(run: Run, bucket: Bucket) -> Sequence[Any]:
    """The group of every event; without groups every event counts, inside a stay or not."""
    grouping = run.grouping
    if not grouping.split and not grouping.groups[0].conditions:
        return [np.zeros(len(bucket.columns["t"]), np.int32)]
    return list(run.event_cells(bucket))
