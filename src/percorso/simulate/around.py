"""The extra rows of a block: what happens around the signals of its stays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from percorso.simulate.extras import SCALES, Extras
from percorso.simulate.model import MS_DAY, Ints, Model
from percorso.simulate.people import People
from percorso.simulate.plants import ANSWER, DELIGHT, ECHO, PAYMENT, SLOW, UPLIFT, Plan
from percorso.simulate.rows import Rows, blank
from percorso.simulate.stock import Stock
from percorso.simulate.walk import QUIET, Stays
from percorso.simulate.words import coded

HOUR = 3_600_000
TICKET, ANSWERED, REVIEWED = 0.07, 0.4, 0.09
"""Shares of customers who open a ticket, answer a survey that was sent, post a review."""
REFUNDED = 0.05


@dataclass
class Around:
    """Makes the extra rows of one block.

    Args:
        stays: The stays.
        people: The people.
        stock: The moulds.
        extras: Which of them are extras.
        model: The model.
        plan: Where truths are planted.
        special: (stage, touchpoint) of planted contacts → their moulds.
        rng: The randomness of the block.
    """

    stays: Stays
    people: People
    stock: Stock
    extras: Extras
    model: Model
    plan: Plan
    special: dict[tuple[int, int], Ints]
    rng: np.random.Generator

    def rows(self, signals: Rows) -> Rows:
        """All extra rows.

        Args:
            signals: The rows of the stays, with persons.
        """
        parts = [*self._contacts(), *self._planted(), *self._payments(), *self._experiment()]
        parts += self._after_goal(signals)
        parts += self._help(signals)
        return np.concatenate([part for part in parts if len(part)] or [blank(0)])

    def until(self) -> Ints:
        """The instant at which the next stay of the same person begins, or an hour after."""
        follows = np.append(self.stays.entry[1:], 0)
        return np.where(self.stays.end != QUIET, follows, self.stays.last + HOUR)

    def made(self, stay: Ints, t: Ints, mould: Ints | int) -> Rows:
        """Rows at some stays; those without a mould are left out."""
        rows = blank(len(stay))
        rows["t"], rows["mould"], rows["stay"] = t, mould, stay
        rows["person"], rows["device"] = self.stays.person[stay], self.stays.device[stay]
        return rows[rows["mould"] >= 0]

    def _contacts(self) -> list[Rows]:
        """Contacts at the stage's other touchpoints, while the stay lasts."""
        found, until, n = [], self.until(), len(self.stays)
        u, v, w = self.rng.random(n), self.rng.random(n), self.rng.random(n)
        for stage, moulds in enumerate(self.stock.contacts):
            if not moulds:
                continue
            stay = np.flatnonzero((self.stays.stage == stage) & (u < 0.4))
            mould = np.array(moulds)[(w[stay] * len(moulds)).astype(np.int64)]
            neutral = np.array([one.neutral for one in self.stock.moulds], np.bool_)[mould]
            room = np.maximum(until[stay] - self.stays.entry[stay] - 12_000, 0)
            t = (
                self.stays.entry[stay]
                + 8_000
                + np.where(neutral, v[stay] * room, 0).astype(np.int64)
            )
            found.append(self.made(stay, np.minimum(t, until[stay] - 1_000), mould))
        return found

    def _planted(self) -> list[Rows]:
        """The contacts whose effect, or lack of effect, is planted."""
        found = []
        pairs = ((UPLIFT, self.plan.uplift), (ECHO, self.plan.echo), (DELIGHT, self.plan.delight))
        for bit, place in pairs:
            moulds = self.special.get(place, np.zeros(0, np.int64))
            stay = np.flatnonzero((self.stays.flags & bit) > 0)
            draws = self.rng.integers(0, 1 << 20, len(stay))
            if len(moulds):
                t = self.stays.entry[stay] + 3_000 + draws % 4_000
                found.append(self.made(stay, t, moulds[draws % len(moulds)]))
        return found

    def _payments(self) -> list[Rows]:
        """Failed payments: mostly where they are planted, a few anywhere."""
        stays, u = self.stays, self.rng.random(len(self.stays))
        web = self.stock.places()[0][stays.first]
        goal = (stays.stage == self.model.goal) & self.model.own[stays.stage] & web
        planted = ((stays.flags & PAYMENT) > 0) & (self.plan.payment_size > 0)
        share = np.where(planted & ~stays.done, 0.75, 0.03)
        stay = np.flatnonzero(goal & (u < share))
        return [self.made(stay, stays.entry[stay] + 6_000, self.extras.single["payment_failed"])]

    def _experiment(self) -> list[Rows]:
        stay = np.flatnonzero(self.stays.stage == self.plan.variant)
        group = self.people.variant[self.stays.person[stay]]
        names = ("variant_a", "variant_b")
        mould = np.array([self.extras.single[name] for name in names])[group]
        return [self.made(stay, self.stays.entry[stay] + 2_000, mould)]

    def _after_goal(self, signals: Rows) -> list[Rows]:
        """What follows a purchase: surveys, reviews, refunds."""
        stays, rng = self.stays, self.rng
        stay = np.flatnonzero((stays.stage == self.model.goal) & stays.done)
        u = rng.random((len(stay), 6))
        mood = self._mood(stay, rng)
        sent = stays.last[stay] + ((4 + 10 * u[:, 0]) * MS_DAY).astype(np.int64)
        kind = np.where(u[:, 1] < 0.6, 0, np.where(u[:, 1] < 0.8, 1, 2))
        asked = u[:, 2] < 0.85
        answers = asked & (u[:, 3] < ANSWERED)
        found = [self.made(stay[asked], sent[asked], self.extras.single["survey_sent"])]
        for place, name in enumerate(("nps", "csat", "ces")):
            mask = answers & (kind == place)
            late = (rng.random(len(stay)) * 30 * HOUR).astype(np.int64)
            found.append(self._answers(stay[mask], (sent + late)[mask], name, mood[mask]))
        mask = u[:, 4] < REVIEWED
        after = sent + ((3 + 20 * u[:, 3]) * MS_DAY).astype(np.int64)
        found.append(self._answers(stay[mask], after[mask], "stars", mood[mask]))
        return [*found, self._refunds(stay, sent, mood, u[:, 5], signals)]

    def _refunds(
        self, stay: Ints, t: Ints, mood: NDArray[np.float64], u: NDArray[np.float64], signals: Rows
    ) -> Rows:
        """Orders that come back, unhappy customers' more often, with what they cost."""
        mask = u < REFUNDED * np.where(mood < 0.4, 2.5, 0.8)
        rows = self.made(stay[mask], t[mask], self.extras.single["refund"])
        buys = signals[(signals["cents"] > 0) & (signals["order"] >= 0)]
        if not len(buys):
            return rows[:0]
        order = np.argsort(buys["stay"], kind="stable")
        place = np.searchsorted(buys["stay"][order], rows["stay"])
        place = np.minimum(place, len(buys) - 1)
        origin = buys[order[place]]
        rows["cents"], rows["order"] = origin["cents"], origin["order"]
        rows["extra"], rows["quantity"] = origin["extra"], origin["quantity"]
        there: Rows = rows[origin["stay"] == rows["stay"]]
        return there

    def _mood(self, stay: Ints, rng: np.random.Generator) -> NDArray[np.float64]:
        """How happy a customer is, from 0 to 1, by what happened in the cycle."""
        stays = self.stays
        cycle = stays.person * 10_000 + stays.cycle
        _, group = np.unique(cycle, return_inverse=True)
        marks = np.zeros((int(group.max(initial=-1)) + 1, 3), np.bool_)
        for place, bits in enumerate((SLOW | PAYMENT, ANSWER, DELIGHT)):
            marks[:, place] = np.bincount(group, (stays.flags & bits) > 0) > 0
        seen = marks[group[stay]]
        mood = 0.72 - 0.14 * seen[:, 0] - 0.3 * seen[:, 1] + 0.15 * seen[:, 2]
        u = rng.random((len(stay), 3))
        noise = (u[:, 0] + u[:, 1] + u[:, 2]) / 3 - 0.5
        found: NDArray[np.float64] = np.clip(mood + 0.9 * noise, 0, 0.999)
        return found

    def _answers(self, stay: Ints, t: Ints, kind: str, mood: NDArray[np.float64]) -> Rows:
        low, high = SCALES[kind]
        score = np.minimum((mood * (high - low + 1)).astype(np.int64), high - low)
        mould = self.extras.answers[kind][score]
        there = mould >= 0
        rows = self.made(stay, t, mould)
        says = self.rng.random(len(rows)) < (0.9 if kind == "stars" else 0.45)
        person = rows["person"]
        words = coded(mood[there], self.stays.flags[rows["stay"]], self.people.english[person],
                      self.rng)  # fmt: skip
        rows["words"] = np.where(says, words, -1)
        return rows

    def _help(self, signals: Rows) -> list[Rows]:
        """Tickets where no stage is about them, and the answers to all tickets."""
        rng, stays, found = self.rng, self.stays, []
        opened = signals[self.stock.of_kind("ticket")[signals["mould"]]]
        if self.extras.single["ticket"] >= 0:
            goal = np.flatnonzero((stays.stage == self.model.goal) & stays.done)
            stay = goal[rng.random(len(goal)) < TICKET]
            t = stays.last[stay] + (rng.random(len(stay)) * 9 * MS_DAY).astype(np.int64)
            own = self.made(stay, t, self.extras.single["ticket"])
            own["words"] = self._complaint(own)
            found.append(own)
            opened = np.concatenate([opened, own])
        slow = self._slow(opened)
        wait = (self.people.tables.wait[rng.integers(0, 1024, len(opened))] * 3 * HOUR).astype(
            np.int64
        )
        wait = (wait + 600_000) * np.where(slow, 5, 1)
        found.append(self._reply(opened, wait, "ticket_answered"))
        done = wait + (rng.random(len(opened)) * 30 * HOUR).astype(np.int64)
        return [*found, self._reply(opened, done, "ticket_solved")]

    def _slow(self, opened: Rows) -> NDArray[np.bool_]:
        found: NDArray[np.bool_] = self.people.region[opened["person"]] == self.plan.answer[1]
        return found

    def _complaint(self, rows: Rows) -> Ints:
        mood = self.rng.random(len(rows)) * 0.45
        return coded(mood, self.stays.flags[rows["stay"]], self.people.english[rows["person"]],
                     self.rng)  # fmt: skip

    def _reply(self, opened: Rows, wait: Ints, kind: str) -> Rows:
        rows = self.made(
            opened["stay"].astype(np.int64), opened["t"] + wait, self.extras.single[kind]
        )
        if len(rows):
            rows["extra"] = wait // 1000
        return rows
