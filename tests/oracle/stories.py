"""Stories of one person, told by hand: what the sentences of the fold mean at their edges."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.oracle.laws import Answers

START = datetime(2026, 3, 1, tzinfo=UTC)
UNITS = {"us": 1, "s": 10**6, "min": 60 * 10**6, "h": 3600 * 10**6, "d": 86400 * 10**6}


def _us(text: str) -> int:
    return sum(int(n) * UNITS[unit] for n, unit in re.findall(r"(-?\d+)(us|s|min|h|d)", text))


def stages(*ids: str, goal: str | None = None, **more: dict[str, Any]) -> list[dict[str, Any]]:
    """Stages entered by the event of their name; `more` says what is different in one."""
    listed = []
    for name in ids:
        stage = {"id": name, "name": name, "enter": {"event": name}} | more.get(name, {})
        stage |= {"goal": True} if name == goal else {}
        listed.append({k: v for k, v in stage.items() if v is not None})
    return listed


@dataclass
class Story:
    """A journey, one person's events (`event time`, from the start of March) and her stays.

    `end` holds one line per cycle: its kind, its goals, then `stage/end/hits` of each stay.
    """

    name: str
    events_told: str
    end: list[str]
    stages: list[dict[str, Any]] = field(
        default_factory=lambda: stages("see", "think", "do", "care", goal="do")
    )
    options: dict[str, Any] = field(default_factory=dict)
    until: str = "0d"

    def __str__(self) -> str:
        return self.name

    @property
    def journey(self) -> dict[str, Any]:
        head = {"percorso": 1, "id": "story", "title": self.name}
        return {**head, "stages": self.stages, **self.options}

    @property
    def as_of(self) -> str | None:
        return None if self.until == "0d" else self._time(self.until)

    @staticmethod
    def _time(text: str) -> str:
        at = START + timedelta(microseconds=_us(text))
        return at.isoformat(timespec="microseconds")

    @property
    def events(self) -> list[dict[str, Any]]:
        told = [e.strip().split(" ", 1) for e in self.events_told.split(",")]
        return [
            {
                "event": name,
                "user_id": "ann",
                "timestamp": self._time(time),
                "message_id": str(place),
                "value": None,
                "properties": {},
            }
            for place, (name, time) in enumerate(told)
        ]

    @staticmethod
    def told(answers: Answers) -> list[str]:
        """What the answers say happened, one line per cycle."""
        stays = answers.stays()
        return [
            " ".join(
                [
                    f"{cycle['kind']} {cycle['goals']}:",
                    *(
                        f"{s['stage']}/{s['end']}/{s['hits']}"
                        for s in stays
                        if s["cycle"] == cycle["cycle"]
                    ),
                ]
            )
            for cycle in answers.cycles()
        ]


FURTHEST, SEQUENTIAL = {"progression": "furthest"}, {"progression": "sequential"}
STORIES = [
    Story("a gap equal to the expiry is inside", "see 0d, see 30d", ["first 0: see/open/2"]),
    Story(
        "a longer gap expires",
        "see 0d, see 30d1us",
        ["first 0: see/expired/1", "retry 0: see/open/1"],
    ),
    Story(
        "a longer gap expires, whatever the next hit is",
        "see 0d, think 30d1us",
        ["first 0: see/expired/1", "retry 0: think/open/1"],
    ),
    Story("open at the very limit", "see 0d", ["first 0: see/open/1"], until="30d"),
    Story("expired just after it", "see 0d", ["first 0: see/expired/1"], until="30d1us"),
    Story(
        "nothing but a hit prolongs a stay",
        "see 0d, News 20d, see 40d",
        ["first 0: see/expired/1", "retry 0: see/open/1"],
    ),
    Story(
        "a stage's own expiry holds while she is in it",
        "see 0d, think 1d, do 3d",
        ["first 0: see/advanced/1 think/expired/1", "retry 1: do/open/1"],
        stages("see", "think", "do", goal="do", think={"expires_after": "1d"}),
    ),
    Story(
        "right after paying is a return",
        "do 0d, see 30min",
        ["first 1: do/returned/1 see/open/1"],
    ),
    Story(
        "later it is another cycle",
        "do 0d, see 30min1us",
        ["first 1: do/new_cycle/1", "repeat 0: see/open/1"],
    ),
    Story(
        "also when it would prolong the stay of the return",
        "do 0d, see 20min, see 31min",
        ["first 1: do/returned/1 see/new_cycle/1", "repeat 0: see/open/1"],
    ),
    Story(
        "quiet is counted from the last goal hit",
        "do 0d, do 20min, see 50min, see 50min1us",
        ["first 2: do/returned/2 see/new_cycle/1", "repeat 0: see/open/1"],
    ),
    Story(
        "a hit after the restart stage opens nothing",
        "do 0d, care 1d, do 2d, care 3d",
        ["first 2: do/advanced/1 care/returned/1 do/advanced/1 care/open/1"],
    ),
    Story(
        "a goal that comes first restarts at itself",
        "do 0d, do 1d, care 2d, do 3d",
        ["first 2: do/advanced/2 care/new_cycle/1", "repeat 1: do/open/1"],
        stages("do", "care", goal="do"),
    ),
    Story(
        "restart may be the goal",
        "see 0d, do 1d, do 2d, care 3d, do 4d",
        ["first 2: see/advanced/1 do/advanced/2 care/new_cycle/1", "repeat 1: do/open/1"],
        stages("see", "do", "care", goal="do"),
        {"restart": "do"},
    ),
    Story(
        "without a goal there is no restart",
        "see 0d, think 1d, do 2d, see 3d",
        ["first 0: see/advanced/1 think/advanced/1 do/returned/1 see/open/1"],
        stages("see", "think", "do"),
    ),
    Story(
        "a goal hit is a completion",
        "see 0d, start 1d, see 2d, start 3d, paid 3d, see 4d",
        [
            "first 1: see/advanced/1 do/returned/1 see/advanced/1 do/new_cycle/2",
            "repeat 0: see/open/1",
        ],
        stages(
            *("see", "do"),
            goal="do",
            do={"enter": {"event": "start"}, "completes": {"event": "paid"}},
        ),
    ),
    Story(
        "a completion is a hit that enters",
        "paid 0d, see 1d",
        ["first 1: do/new_cycle/1", "repeat 0: see/open/1"],
        stages(
            *("see", "do"),
            goal="do",
            do={"enter": {"event": "start"}, "completes": {"event": "paid"}},
        ),
    ),
    Story(
        "the goal before care, and a stage without a rule is passed over",
        "see 0d, do 1d, care 2d, see 3d",
        ["first 1: see/advanced/1 do/advanced/1 care/new_cycle/1", "repeat 0: see/open/1"],
        stages(
            *("see", "think", "do", "idle", "care"),
            care={"phase": "care"},
            think={"enter": None},
            idle={"enter": None},
        ),
    ),
    Story(
        "furthest: never back",
        "think 0d, see 1d, do 2d, think 2d",
        ["first 1: think/advanced/2 do/open/2"],
        options=FURTHEST,
    ),
    Story(
        "furthest: an earlier hit prolongs the stay she is in",
        "think 0d, see 29d, do 58d",
        ["first 1: think/advanced/2 do/open/1"],
        options=FURTHEST,
    ),
    Story(
        "furthest: an earlier hit may still open a cycle",
        "do 0d, see 1d",
        ["first 1: do/new_cycle/1", "repeat 0: see/open/1"],
        options=FURTHEST,
    ),
    Story(
        "furthest: of the goal, it still reaches the goal",
        "care 0d, do 1d, see 2d",
        ["first 1: care/new_cycle/2", "repeat 0: see/open/1"],
        options=FURTHEST,
    ),
    Story(
        "sequential: out of order opens, prolongs and ends nothing",
        "think 0d, see 1d, do 20d, think 31d, do 32d, care 33d",
        ["first 1: see/advanced/1 think/advanced/1 do/advanced/1 care/open/1"],
        options=SEQUENTIAL,
    ),
    Story(
        "sequential: it does not prolong",
        "see 0d, do 20d, see 31d",
        ["first 0: see/expired/1", "retry 0: see/open/1"],
        options=SEQUENTIAL,
    ),
    Story(
        "sequential: optional stages may be left out",
        "see 0d, do 1d",
        ["first 1: see/skipped/1 do/open/1"],
        stages("see", "think", "do", goal="do", think={"optional": True}),
        SEQUENTIAL,
    ),
    Story(
        "sequential: stages without a rule cannot be entered",
        "see 0d, do 1d",
        ["first 1: see/advanced/1 do/open/1"],
        stages("see", "think", "do", goal="do", think={"enter": None}),
        SEQUENTIAL,
    ),
    Story(
        "sequential: going back is as in latest",
        "see 0d, think 1d, see 2d, do 3d",
        ["first 1: see/advanced/1 think/returned/1 see/skipped/1 do/open/1"],
        options=SEQUENTIAL,
    ),
    Story(
        "sequential: what would open a cycle is held against the empty cycle",
        "see 0d, think 1d, do 2d, think 3d, see 4d",
        ["first 1: see/advanced/1 think/advanced/1 do/new_cycle/1", "repeat 0: see/open/1"],
        options=SEQUENTIAL,
    ),
    Story(
        "at least two within a day: the second hits, and so does the third",
        "page 0d, page 1d, page 2d, page 3d1us, page 4d",
        ["first 0: see/open/3"],
        stages(
            *("see", "do"),
            goal="do",
            see={"enter": {"at_least": 2, "within": "1d", "of": {"event": "page"}}},
        ),
    ),
    Story(
        "at least two, whoever took the others",
        "page 0d, page 1h, page 2h",
        ["first 0: see/advanced/1 think/open/2"],
        stages(
            *("see", "think"),
            see={"enter": {"event": "page"}},
            think={
                "enter": {"at_least": 2, "within": "1d", "of": {"event": "page"}},
                "priority": 1,
            },
        ),
    ),
    Story(
        "of ties the sequence decides",
        "think 0d, see 0d, do 0d",
        ["first 1: think/returned/1 see/skipped/1 do/open/1"],
    ),
]
