"""From paths to rows: the models of every group and target, and why some of them say nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from percorso.engine.columns import UNIT
from percorso.measure.answer import Row
from percorso.measure.attribution.bands import FEWEST, MOST_STATES, Bands, bands
from percorso.measure.attribution.game import Game, game_of
from percorso.measure.attribution.models import DATA_DRIVEN, Credits, credits
from percorso.measure.attribution.refusals import Refusals
from percorso.measure.attribution.touches import GOAL

if TYPE_CHECKING:
    from percorso.measure.attribution.beside import Beside
    from percorso.measure.attribution.gather import Found, Plan
    from percorso.measure.attribution.question import Attribution
    from percorso.measure.measured import Measured
    from percorso.measure.run import Run

NO_TOUCH = "no touch"
NO_CURRENCY = -2
Key = tuple[str, int]


@dataclass(frozen=True)
class Told:
    """What the models say of one group and target.

    Attributes:
        group: The group's number.
        target: The target's place among those asked for.
        game: Its paths.
        credits: The credits of each model that answers.
        bands: Their bands, where there are some.
        left_out: Open cycles that have not reached the target.
    """

    group: int
    target: int
    game: Game
    credits: dict[Key, Credits]
    bands: dict[Key, Bands]
    left_out: int


@dataclass
class Teller:
    """Makes the rows of an answer, and collects what must be said beside them."""

    asked: Attribution
    measured: Measured
    run: Run
    plan: Plan
    found: Found
    beside: Beside
    refusals: Refusals = field(default_factory=Refusals)

    @property
    def goal(self) -> bool:
        """Whether the goal is attributed; else entries of stages, which have no value."""
        return self.plan.targets == (GOAL,)

    @property
    def currency(self) -> tuple[int, str | None]:
        """The currency whose value is credited, by code and name."""
        names = self.run.timeline.codes.of("currency")
        if self.asked.currency:
            code = names.find(self.asked.currency)
            return (code if code >= 0 else NO_CURRENCY), self.asked.currency
        if not self.found.valued:
            return NO_CURRENCY, None
        code = max(sorted(self.found.valued), key=lambda each: self.found.valued[each])
        return code, names.values[code] if code >= 0 else ""

    def everything(self) -> Iterator[Told]:
        """Every group and target that has a path, or an open cycle."""
        many = len(self.plan.targets)
        texts, (currency, _) = self.plan.texts(self.run), self.currency
        for key in sorted({*np.unique(self.found.paths.key).tolist(), *self.found.left_out}):
            game = game_of(
                self.found.paths.take(self.found.paths.key == key), texts, currency,
                self.asked.direct,
            )  # fmt: skip
            group, target = divmod(int(key), many)
            yield self._told(group, target, game, self.found.left_out[key])

    def _told(self, group: int, target: int, game: Game, left_out: int) -> Told:
        said: dict[Key, Credits] = {}
        label = self.label(group, target)
        for model, order in self.asked.wanted():
            if self.refusals.refused(game, model, order, self.asked.least, label):
                continue
            weights, valued = self.asked.weights(), self.goal and bool(game.paths.value)
            said[model, order] = credits(game, model, order, weights, valued)
        drawn = bands(game, said, self.asked.resamples, self.asked.seed)
        self._unbanded(game, said, label)
        return Told(group, target, game, said, drawn, left_out)

    def _unbanded(self, game: Game, said: dict[Key, Credits], label: str | None) -> None:
        """Say why there are no bands, where there are none."""
        if not said or self.asked.resamples < 1:
            return
        if game.conversions < FEWEST:
            self.refusals.add("bands", label, n=game.conversions, least=FEWEST)
            return
        for (model, order), one in said.items():
            if one.states > MOST_STATES:
                name = f"{model} {order}"
                self.refusals.add("states", label, name, n=one.states, most_states=MOST_STATES)

    def label(self, group: int, target: int) -> str | None:
        """The group and target as people call them, where there are several."""
        from percorso.journey import text

        parts = [self.run.labels()[group]] if self.run.grouping.split else []
        if len(self.plan.targets) > 1:
            parts.append(text(self.run.stages[self.plan.targets[target]].name, self.run.lang))
        return " · ".join(str(part) for part in parts) or None

    def head(self, told: Told) -> Row:
        """The columns that say which group and target a row belongs to."""
        row: Row = {"segment": self.run.labels()[told.group]} if self.run.grouping.split else {}
        if len(self.plan.targets) > 1:
            row["of"] = self.run.stages[self.plan.targets[told.target]].id
        return row


def model_rows(teller: Teller, told: Told) -> Iterator[Row]:
    """A row for each model and channel; those that a model refuses stand there without figures."""
    for key in teller.asked.wanted():
        found = told.credits.get(key)
        if found is None:
            yield from _refused_rows(teller, told, key)
        elif found.place is not None:
            yield from _placed_rows(teller, told, key, found)
        else:
            yield from _channel_rows(teller, told, key, found)


def _row(teller: Teller, told: Told, key: Key, channel: str, n: int | None) -> Row:
    names = ("credit", "value", "share", "low", "high", "removal_effect", "rank", "rank_low",
             "rank_high")  # fmt: skip
    row = teller.head(told) | {"model": key[0], "order": key[1] or None, "channel": channel}
    row |= dict.fromkeys(names)
    return row | {
        "n": n, "conversions": told.game.conversions, "currency": teller.currency[1],
    }  # fmt: skip


def _refused_rows(teller: Teller, told: Told, key: Key) -> Iterator[Row]:
    for channel, n in zip(told.game.names, told.game.reach.tolist(), strict=True):
        row = _row(teller, told, key, channel, n)
        yield row | teller.beside.costs(channel, None, teller.run)
    if told.game.untouched:
        row = _row(teller, told, key, NO_TOUCH, told.game.untouched)
        yield row | teller.beside.costs(None, None, teller.run)


def _channel_rows(teller: Teller, told: Told, key: Key, found: Credits) -> Iterator[Row]:
    game, band = told.game, told.bands.get(key)
    ranks = np.argsort(np.argsort(-found.credit, kind="stable")) + 1
    for place, (channel, n) in enumerate(zip(game.names, game.reach.tolist(), strict=True)):
        row = _row(teller, told, key, channel, n)
        row |= _figures(found.credit[place], game.conversions, found.value, place)
        row["removal_effect"] = None if found.effect is None else float(found.effect[place])
        if band is not None:
            row |= _band(band, place, int(ranks[place]))
        yield row | teller.beside.costs(channel, row["credit"], teller.run)
    if game.untouched:
        yield _untouched(teller, told, key, band)


def _figures(credit: float, conversions: int, value: object, place: int) -> Row:
    worth = None if value is None else float(value[place]) / UNIT  # type: ignore[index]
    return {"credit": float(credit), "value": worth, "share": float(credit) / conversions}


def _band(band: Bands, place: int, rank: int) -> Row:
    """The band of a share and of a rank; a rank that the draws do not agree on is not told."""
    low, high = int(band.rank_low[place]), int(band.rank_high[place])
    return {
        "low": float(band.low[place]), "high": float(band.high[place]),
        "rank": rank if low == high == rank else None, "rank_low": low, "rank_high": high,
    }  # fmt: skip


def _untouched(teller: Teller, told: Told, key: Key, band: Bands | None) -> Row:
    game = told.game
    row = _row(teller, told, key, NO_TOUCH, game.untouched)
    worth = np.array([game.untouched_value]) if teller.goal and game.paths.value else None
    row |= _figures(game.untouched, game.conversions, worth, 0)
    if band is not None:
        row |= {"low": float(band.low[-1]), "high": float(band.high[-1])}
    return row | teller.beside.costs(None, None, teller.run)


def _placed_rows(teller: Teller, told: Told, key: Key, found: Credits) -> Iterator[Row]:
    """A row for each channel and place in the path."""
    game = told.game
    assert found.place is not None  # noqa: S101 narrows the type
    for channel in range(len(game.names)):
        # a channel that no converting path has stands at the first place with nothing
        for place in np.flatnonzero(found.place[channel]).tolist() or [0]:
            row = _row(teller, told, key, game.names[channel], int(game.reach[channel]))
            row["place"] = place + 1
            worth = None if found.value_place is None else found.value_place[channel]
            row |= _figures(found.place[channel, place], game.conversions, worth, place)
            yield row | teller.beside.costs(None, None, teller.run)
    if game.untouched:
        yield _untouched(teller, told, key, None)


def told(
    asked: Attribution, measured: Measured, run: Run, plan: Plan, found: Found
) -> tuple[list[Row], list[str]]:
    """The rows of an answer and the remarks that belong to it."""
    from percorso.measure.attribution.beside import Beside
    from percorso.measure.attribution.remarks import remarks
    from percorso.measure.attribution.views import path_rows, side_rows, spread_rows

    teller = Teller(asked, measured, run, plan, found, Beside.of(asked, measured, run, plan))
    everything = list(teller.everything())
    if asked.view == "paths":
        rows = [row for one in everything for row in path_rows(teller, one)]
    elif asked.view == "side":
        rows = side_rows(teller, everything)
    elif asked.view == "spread":
        rows = spread_rows(teller, everything)
    else:
        rows = [row for one in everything for row in model_rows(teller, one)]
        rows += teller.beside.rows(teller)
    return rows, remarks(teller, everything)


__all__ = ["DATA_DRIVEN", "NO_TOUCH", "Teller", "Told", "model_rows", "told"]
