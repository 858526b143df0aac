"""From a question and its weeks to the mix of every group, with the reasons of every refusal."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from percorso.explain.mix.curves import Floats
from percorso.explain.mix.design import free_columns
from percorso.explain.mix.fitting import HELD_OUT, RECENT, Weekly, fit, hold_out
from percorso.explain.mix.reading import known, ranges
from percorso.explain.mix.solving import Mix, Told
from percorso.explain.mix.weeks import Reached, Spent, noted, reached, spent
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.explain.mix.question import Mix as Asked
    from percorso.measure.answer import Row
    from percorso.measure.measured import Measured
    from percorso.measure.run import Run

LEAST_WEEKS, PER_COEFFICIENT = 52, 8
STEADY = 0.05
"""A spend that swings by less than this part of its mean says nothing about its effect."""
BY_CHANCE = 0.05


@dataclass(frozen=True)
class Known:
    """What is known before anything is fitted.

    Attributes:
        asked: The question.
        run: The question at work.
        spent: The spends.
        reached: What was reached, by group.
        controls: Columns beside the channels, with their names.
        currency: The currency of the value; None where goals are counted.
        credits: What attribution credits, where a curve is assumed.
    """

    asked: Asked
    run: Run
    spent: Spent
    reached: Reached
    controls: dict[str, Floats]
    currency: str | None
    credits: list[Row] = field(default_factory=list)

    @property
    def words(self) -> Words:
        """The words of the reader's language."""
        return Words(self.run.lang)

    def outcome(self, group: int) -> Floats:
        """What was reached in each week, in the unit that was asked for."""
        if self.asked.of == "goals":
            return np.asarray(self.reached.goals[group], np.float64)
        nothing = np.zeros_like(self.reached.goals, dtype=np.float64)
        return np.asarray(self.reached.value.get(self.currency or "", nothing)[group])

    @property
    def chosen(self) -> list[int]:
        """The places of the channels that are to have a curve of their own."""
        names = self.asked.channel
        return [n for n, name in enumerate(self.spent.channels) if not names or name in names]

    @property
    def moving(self) -> list[int]:
        """Those of them whose spend changes enough to say something."""
        spend = self.spent.spend
        return [n for n in self.chosen if spend[:, n].std() > STEADY * spend[:, n].mean()]

    def now(self) -> Floats:
        """The mean weekly spend of the last weeks."""
        return np.asarray(self.spent.spend[-self.asked.weeks :].mean(axis=0))

    def beside(self) -> Floats:
        """The controls as columns, with what the channels left out have cost together."""
        weeks = len(self.spent.mondays)
        found = list(self.controls.values())
        rest = [n for n in range(len(self.spent.channels)) if n not in self.chosen]
        if rest:
            found.append(self.spent.spend[:, rest].sum(axis=1))
        return np.array([each / max(each.max(), 1e-12) for each in found]).reshape(-1, weeks).T


def gathered(asked: Asked, measured: Measured, run: Run) -> Known:
    """Costs, outcomes and controls of the weeks that can be told."""
    found = spent(run, measured.spend(asked), asked.currency)
    for name in (*asked.channel, *ranges("bound", asked.bound, found.channels)):
        known(name, found.channels)
    if not found.channels:
        nothing = Reached(np.zeros((len(run.labels()), 0), np.int64), {})
        return Known(asked, run, found, nothing, {}, None)
    goals = reached(run, found.mondays)
    controls = noted(measured.journey, found.mondays) | found.contacts
    value = {name: float(sums.sum()) for name, sums in goals.value.items()}
    currency = found.currency if found.currency in value else max(value, key=value.__getitem__,
                                                                  default=None)  # fmt: skip
    told = Known(asked, run, found, goals, controls, None if asked.of == "goals" else currency)
    if asked.assume is None or not found.mondays or measured.journey.goal_index() is None:
        return told
    from percorso.explain.mix.assumed import credits_of

    return replace(told, credits=credits_of(told, measured))


def mixes(known_: Known) -> list[Mix]:
    """The mix of every group that reached anything, in the order of the groups."""
    labels = known_.run.labels()
    split = known_.run.grouping.by is not None
    found = []
    for group, label in enumerate(labels):
        if split and not known_.outcome(group).any():
            continue
        found.append(_mix(known_, label, known_.outcome(group)))
    return found


def _mix(known_: Known, label: str | None, outcome: Floats) -> Mix:
    if known_.asked.assume is not None:
        from percorso.explain.mix.assumed import assumed

        return assumed(known_, label, outcome)
    mix = Mix(label, outcome, np.full(len(known_.spent.channels), -1))
    mix.refused = refusals(known_, outcome)
    if mix.refused:
        return mix
    weekly = _weekly(known_, outcome)
    mix.held = hold_out(weekly)
    if mix.held.error > mix.held.naive:
        mix.refused = [_worse(known_, mix)]
        return mix
    mix.fit = fit(weekly, known_.asked.resamples, known_.asked.seed)
    mix.place[known_.moving] = np.arange(len(known_.moving))
    base = float(mix.fit.base[-known_.asked.weeks :].mean())
    certain = mix.fit.p_value <= BY_CHANCE
    mix.told = Told(mix.fit.curves, mix.fit.draws, certain, base)
    return mix


def _weekly(known_: Known, outcome: Floats) -> Weekly:
    order = known_.moving
    given = ranges("prior", known_.asked.prior, known_.spent.channels)
    priors = {
        order.index(place): given[name]
        for place, name in enumerate(known_.spent.channels)
        if name in given and place in order
    }
    return Weekly(outcome, known_.spent.spend[:, order], known_.beside(), priors,
                  known_.asked.saturation)  # fmt: skip


def refusals(known_: Known, outcome: Floats) -> list[str]:
    """Why no curve can be fitted; nothing when one can."""
    words, weeks = known_.words, len(known_.spent.mondays)
    if weeks < LEAST_WEEKS:
        return [
            words.plural(
                "No response can be fitted: costs and goals share {n} whole week, and at least "
                "{least} are needed for a year with its season. With --assume 0.7 a curve is "
                "assumed instead.",
                "No response can be fitted: costs and goals share {n} whole weeks, and at least "
                "{least} are needed for a year with its season. With --assume 0.7 a curve is "
                "assumed instead.", weeks, least=LEAST_WEEKS,
            )
        ]  # fmt: skip
    if not known_.moving:
        return [words("No response can be fitted: no channel’s weekly spend changes by more than "
                      "a twentieth of its mean, so nothing shows what it does.")]  # fmt: skip
    if not np.any(outcome):
        return [words("No response can be fitted: nothing was reached in these weeks.")]
    return _too_many(known_, weeks)


def _too_many(known_: Known, weeks: int) -> list[str]:
    free = free_columns(weeks, known_.beside()).shape[1]
    terms, most = free + len(known_.moving), weeks // PER_COEFFICIENT
    if terms <= most:
        return []
    words = known_.words
    said = words(
        "No response can be fitted: {weeks} weeks carry {most} coefficients at {each} weeks each, "
        "and there would be {terms}: {free} for level, trend, season and controls, and one for "
        "each of {channels} channels.", weeks=words.number(weeks), most=words.number(most),
        each=words.number(PER_COEFFICIENT), terms=words.number(terms), free=words.number(free),
        channels=words.number(len(known_.moving)),
    )  # fmt: skip
    room = most - free - (0 if known_.asked.channel else 1)
    if room < 1:
        return [said]
    names = [known_.spent.channels[n] for n in known_.moving[:room]]
    told = " ".join(f"--channel {name}" for name in names)
    return [said, words("Name the channels that matter, such as {told}: the others then count "
                        "together as one.", told=told)]  # fmt: skip


def _worse(known_: Known, mix: Mix) -> str:
    assert mix.held is not None  # noqa: S101 narrows the type
    words = known_.words
    return words(
        "No response is told: forecast from the weeks before, the last {n} weeks are off by "
        "{error} a week, and by {naive} with the mean of the {recent} weeks before alone.",
        n=words.number(HELD_OUT), error=words.figure(mix.held.error),
        naive=words.figure(mix.held.naive), recent=words.number(RECENT),
    )  # fmt: skip
