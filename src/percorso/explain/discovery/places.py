"""Touchpoints from the events: the ones they name, sections of pages, and channels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from percorso.explain.discovery.signals import ABSENT, HOME, Signal, writable
from percorso.explain.discovery.way import VISIT
from percorso.journey import catalogue
from percorso.journey.texts import text
from percorso.journey.values import slug_of
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.explain.discovery.finding import Found

MOST_NAMED, MOST_CHANNELS = 40, 20
FEWEST = 5
HERE = 0.1
"""A touchpoint stands in the stages with so large a share of its events there."""
LONGEST = 80
_SLUG_SIGNS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_")


@dataclass(frozen=True)
class Place:
    """A touchpoint found.

    Attributes:
        by: `touchpoint`, `page_path` or `channel`: what told it.
        value: Its name on events, or the section.
        n: Its events.
        channel: The channel of most of its events; None when none stands on them.
        stages: Numbers of the stages where it occurs.
        rule: The rule that recognises it.
    """

    by: str
    value: str
    n: int
    channel: str | None
    stages: tuple[int, ...]
    rule: dict[str, Any] = field(default_factory=dict)


def places(found: Found, groups: list[tuple[int, ...]]) -> tuple[list[Place], list[Place]]:
    """The touchpoints of the events, the most exact first: named ones, pages, then channels.

    Returns:
        Those that stand in a stage, and those near which no event of a stage happens.
    """
    group = np.full(len(found.signals) + 1, -1, np.int64)
    for k, signals in enumerate(groups):
        group[list(signals)] = k
    named, channels = _top(found, "touchpoint", MOST_NAMED), _top(found, "channel", MOST_CHANNELS)
    counts = _crossed(found, named, channels, group, len(groups))
    first = list(_named(found, named, channels, counts))
    routes = list(_channels(found, channels, counts[len(named)]))
    known = {one.value for one in first}
    every = [*_joined(first, routes), *_pages(found, group),
             *(one for one in routes if one.value not in known)]  # fmt: skip
    return [one for one in every if one.stages], [one for one in every if not one.stages]


def _joined(named: list[Place], routes: list[Place]) -> Iterator[Place]:
    """A touchpoint that is called as its channel stands for the whole channel."""
    by_name = {one.value: one for one in routes}
    for place in named:
        route = by_name.get(place.value)
        if route is None:
            yield place
            continue
        stages = tuple(sorted({*place.stages, *route.stages}))
        rule = {"any": [place.rule, route.rule]}
        yield replace(place, n=place.n + route.n, stages=stages, rule=rule)


def _top(found: Found, column: str, most: int) -> list[int]:
    """The codes that stand on most events."""
    size = len(found.timeline.codes.of(column).values)
    counts = np.zeros(size + 1, np.int64)
    for number in range(len(found.timeline.buckets)):
        read = found.timeline.read(number, (column,))[column]
        counts += np.bincount(read + 1, minlength=size + 1)
    order = np.argsort(-counts[1:], kind="stable")[:most]
    values = found.timeline.codes.of(column).values
    return [int(i) for i in order if counts[i + 1] >= FEWEST and _can_stand(column, values[i])]


def _can_stand(by: str, value: str) -> bool:
    return bool(value.strip()) and writable(Signal("x", by, value))


def _crossed(
    found: Found, named: list[int], channels: list[int], group: NDArray[np.int64], stages: int
) -> NDArray[np.int64]:
    """Events by touchpoint (the last: none of them), channel and stage (the last: none)."""
    shape = (len(named) + 1, len(channels) + 1, stages + 1)
    counts = np.zeros(shape, np.int64)
    at_named, at_channel = _places(found, "touchpoint", named), _places(found, "channel", channels)
    for number in range(len(found.timeline.buckets)):
        read = found.timeline.read(number, found.columns | {"person", "t", "touchpoint", "channel"})
        stage = _led_to(group[found.code(read)], read)
        cell = at_named[read["touchpoint"]] * shape[1] + at_channel[read["channel"]]
        cell = cell * shape[2] + np.where(stage < 0, stages, stage)
        counts += np.bincount(cell, minlength=counts.size).reshape(shape)
    return counts


def _led_to(stage: NDArray[np.int64], read: dict[str, NDArray[Any]]) -> NDArray[np.int64]:
    """The stage of each event; where it has none, that of the person's next in the same visit."""
    rows = np.arange(len(stage))
    following = np.where(stage >= 0, rows, len(stage))
    following = np.minimum.accumulate(following[::-1])[::-1]
    at = np.minimum(following, max(len(stage) - 1, 0))
    near = (read["person"][at] == read["person"]) & (read["t"][at] - read["t"] <= VISIT)
    led: NDArray[np.int64] = np.where((following < len(stage)) & near, stage[at], stage)
    return led


def _places(found: Found, column: str, kept: list[int]) -> NDArray[np.int64]:
    at = np.full(len(found.timeline.codes.of(column).values) + 1, len(kept), np.int64)
    at[kept] = np.arange(len(kept))
    return at


def _stages(by_stage: NDArray[np.int64]) -> tuple[int, ...]:
    known = by_stage[:-1]
    return tuple(int(k) for k in np.flatnonzero(known >= max(HERE * known.sum(), 1)))


def _named(
    found: Found, named: list[int], channels: list[int], counts: NDArray[np.int64]
) -> Iterator[Place]:
    names, routes = found.timeline.codes.of("touchpoint").values, found.timeline.codes.of("channel")
    for k, code in enumerate(named):
        by_channel = counts[k].sum(axis=1)
        most = int(np.argmax(by_channel[:-1])) if len(channels) else 0
        known = bool(len(channels)) and by_channel[most] > 0
        value = names[code]
        yield Place("touchpoint", value, int(counts[k].sum()),
                    routes.values[channels[most]] if known else None,
                    _stages(counts[k].sum(axis=0)), {"where": {"touchpoint": value}})  # fmt: skip


def _pages(found: Found, group: NDArray[np.int64]) -> Iterator[Place]:
    for i, one in enumerate(found.signals):
        if one.by == "page_path" and one.part not in (None, ABSENT):
            stages = (int(group[i]),) if group[i] >= 0 else ()
            yield Place("page_path", str(one.part), one.n, "website", stages, one.rule())


def _channels(found: Found, channels: list[int], counts: NDArray[np.int64]) -> Iterator[Place]:
    """Channels of the events that name no touchpoint."""
    names = found.timeline.codes.of("channel").values
    for k, code in enumerate(channels):
        n = int(counts[k].sum())
        if n >= max(FEWEST, found.total / 1_000):
            value = names[code]
            yield Place("channel", value, n, value, _stages(counts[k]), {"channel": value})


def drawn(found: Iterable[Place], stages: list[str], lang: str) -> Iterator[dict[str, Any]]:
    """The touchpoints as a journey file writes them; kind and media are the catalogue's guess."""
    taken: set[str] = set()
    for place in found:
        known = _known(place)
        one: dict[str, Any] = {"id": _slug(place, taken), "name": _name(place, lang), **known}
        if place.channel is not None:
            one["channel"] = place.channel[:200]
        one["stages"] = [stages[k] for k in place.stages]
        yield {**one, "state": "covered", "rule": place.rule, "grade": "measured",
               "evidence": ["events"]}  # fmt: skip


def _slug(place: Place, taken: set[str]) -> str:
    """The value itself when it can be an id, so that events that name it need no rule."""
    value = f"page-{place.value or 'home'}" if place.by == "page_path" else place.value
    base = value if set(value) <= _SLUG_SIGNS and slug_of(value) == value.replace("_", "-") else ""
    base = (base or slug_of(value) or "touchpoint")[:60].strip("-_")
    names = (base if k == 1 else f"{base}-{k}" for k in range(1, len(taken) + 2))
    found = next(name for name in names if name not in taken)
    taken.add(found)
    return found


def _entry(place: Place) -> catalogue.KnownTouchpoint | None:
    wanted = slug_of(place.value)
    return next((one for one in catalogue.touchpoints() if slug_of(one.id) == wanted), None)


def _name(place: Place, lang: str) -> str:
    words = Words.of(lang)
    if place.by == "page_path":
        return words("Page {path}", path=f"/{'' if place.value == HOME else place.value}")
    entry = _entry(place) if place.by == "touchpoint" else None
    if entry is not None:
        return text(entry.name, lang)
    plain = place.value.replace("_", " ").replace("-", " ").strip()[:LONGEST] or place.value
    plain = catalogue.channel_name(place.value, lang) if place.by == "channel" else plain
    return plain[:1].upper() + plain[1:]


def _known(place: Place) -> dict[str, str]:
    """Kind and media by the catalogue: of that touchpoint, else what all of its channel share."""
    entry = _entry(place) if place.by == "touchpoint" else None
    alike = [one for one in catalogue.touchpoints() if one.channel == place.channel]
    of = [entry] if entry is not None else alike
    kinds, media = {one.kind for one in of}, {one.media for one in of}
    found = {"kind": str(next(iter(kinds)))} if len(kinds) == 1 else {}
    return found | ({"media": str(next(iter(media)))} if len(media) == 1 else {})
