"""Who an event seems to come from: devices, cookies, cards, and when the user id is known."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from percorso.simulate.hashing import mix
from percorso.simulate.model import Ints
from percorso.simulate.people import People
from percorso.simulate.rows import Rows
from percorso.simulate.stock import Stock

GAP = 1_800_000
"""Half an hour without an event ends a visit, in milliseconds."""
DEVICE, HOUSEHOLD, CARD, VISIT, BOT = range(5)
LETTERS = b"dhcvb"
"""The kinds of anonymous ids, and the letters by which they start."""


SERVED = (
    "delivery", "ticket", "ticket_solved", "ticket_answered", "return", "refund", "survey",
    "survey_sent", "referral", "email",
)  # fmt: skip
"""Kinds of events in which the company knows whom it serves."""


def visits(rows: Rows) -> Ints:
    """The number of the visit of each row; rows are in the order of person and time."""
    fresh = np.ones(len(rows), np.bool_)
    same = rows["person"][1:] == rows["person"][:-1]
    fresh[1:] = ~same | (np.diff(rows["t"]) > GAP)
    return np.cumsum(fresh) - 1


def identify(
    rows: Rows, people: People, visit: Ints, stock: Stock, rng: np.random.Generator
) -> None:
    """Fill in device, anonymous id, session and whether the user id is known.

    A person has up to three devices. The cookie of a device is lost now and then; the second
    device may be the household's. A visit in which the person signs in makes the user id known on
    that cookie from there on. In shops and by phone three in four say who they are, and nearly all
    who buy do; a loyalty card links the other visits of its owner. Whoever is served after an order
    is known. Where the company is not, hardly anybody is.
    """
    person = rows["person"].astype(np.int64)
    epoch = _cookie(rows, people, rng)
    rows["device_class"] = people.classes[person, rows["device"]]
    web, shop = (flags[rows["mould"]] for flags in stock.places())
    home = web & (rows["device"] == 1) & people.shared[person]
    number = person + people.first
    key = (number << 8) | (rows["device"].astype(np.int64) << 4) | epoch
    anon, kind = key, np.full(len(rows), DEVICE)
    anon, kind = np.where(home, (number // 2 << 8) | 15, anon), np.where(home, HOUSEHOLD, kind)
    carded = shop & people.card[person]
    anon, kind = np.where(carded, (number << 8) | 14, anon), np.where(carded, CARD, kind)
    loose = ~web & ~carded
    first = visit[np.searchsorted(person, person)]
    once = (number << 24) | ((visit - first) & 0xFFFFFF)
    anon, kind = np.where(loose, once, anon), np.where(loose, VISIT, kind)
    salted = anon.astype(np.uint64) ^ (kind.astype(np.uint64) << np.uint64(60))
    rows["anon"], rows["anon_kind"] = mix(salted), kind
    rows["known"] = _known(rows, person, visit, web, stock, rng)
    must = np.array([mould.known for mould in stock.moulds], np.int8)[rows["mould"]]
    rows["known"] = np.where(must < 0, rows["known"], must)
    rows["session"] = np.where(web, mix(((number << 24) | (visit & 0xFFFFFF)).astype(np.uint64)), 0)
    rows["device_class"] = np.where(web, rows["device_class"], -1)


def _cookie(rows: Rows, people: People, rng: np.random.Generator) -> Ints:
    """How many times the cookie of a device was lost before: three people in ten lose it once."""
    turn = rng.random(people.count)
    span = people.tables.wait[rng.integers(0, 1024, people.count)] * 120 * 86_400_000
    lost = people.arrival + span.astype(np.int64)
    person = rows["person"]
    found: Ints = ((turn[person] < 0.3) & (rows["t"] > lost[person])).astype(np.int64)
    return found


def _known(
    rows: Rows, person: Ints, visit: Ints, web: NDArray[np.bool_], stock: Stock,
    rng: np.random.Generator,
) -> NDArray[np.int8]:  # fmt: skip
    """1 from the first sign-in on, on each cookie or card; 2 at the very event that signs in."""
    luck = rng.random(int(visit[-1]) + 1 if len(visit) else 0)[visit]
    mould = rows["mould"]
    served = stock.of_kind(*SERVED)[mould]
    bought, basket = stock.of_kind("order")[mould], stock.of_kind("cart", "payment")[mould]
    sign = served | (bought & (web | (luck < 0.9))) | (basket & web & (luck < 0.6))
    sign |= (web & (luck < 0.24)) | (stock.places()[1][mould] & ~bought & (luck < 0.75))
    by = np.lexsort((rows["t"], rows["anon"], person))
    group = np.ones(len(rows), np.bool_)
    sorted_anon, sorted_person = rows["anon"][by], person[by]
    group[1:] = (sorted_anon[1:] != sorted_anon[:-1]) | (sorted_person[1:] != sorted_person[:-1])
    signs = np.cumsum(sign[by])
    base = np.maximum.accumulate(np.where(group, signs - sign[by], 0))
    since = signs - base
    found = np.zeros(len(rows), np.int8)
    found[by] = (since > 0).astype(np.int8) + (sign[by] & (since == 1))
    return found
