"""What was asked of the measured layer, and the key under which its answer is kept."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Query

from percorso import __version__
from percorso.journey import Journey
from percorso.measure import Measured
from percorso.measure.named_segments import group_of
from percorso.measure.window import window
from percorso.server.measuring.lakes import Lake

LONGEST_SEGMENT = 300
_TEXTS = ("name", "mindset", "questions", "customer_goal", "business_goal", "note", "team", "owner",
          "hands_over_to", "quotes", "frontstage", "backstage", "support", "image", "high_point",
          "about", "media", "kind", "state", "evidence", "description", "emotion",
          "kpis")  # fmt: skip
_WHOLE = (
    "stages", "touchpoints", "segments", "expires_after", "progression", "restart",
    "restart_after", "time_zone", "language",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """A period and a segment.

    Attributes:
        start: First day covered; None from the first event.
        end: First day no longer covered; None up to the newest event.
        segment: A segment's id or a condition; None for everyone.
    """

    start: str | None = None
    end: str | None = None
    segment: str | None = None

    def check(self, journey: Journey, lake: Lake) -> None:
        """Refuse a period or a segment that cannot be asked for, before any work.

        Raises:
            QuestionError: The period cannot be read, or there is no such segment.
        """
        window(self.start, self.end, None, journey.time_zone or "UTC", None)
        group_of(journey, self.segment, "en", Measured(journey, lake.workspace).saved_segments())


Day = Annotated[str, Query(max_length=40)]


def asked(
    start: Day | None = None,
    end: Day | None = None,
    segment: Annotated[str, Query(max_length=LONGEST_SEGMENT)] | None = None,
) -> Asked:
    """What a request asks for: `start` is the first day, `end` the first day no longer covered."""
    return Asked(start or None, end or None, segment or None)


TheAsked = Annotated[Asked, Depends(asked)]


def rules_of(journey: Journey) -> dict[str, Any]:
    """What of a journey changes its figures: its rules and limits, no text, guess or target."""
    document = journey.to_dict()
    kept = {key: document[key] for key in _WHOLE if key in document}
    for key in ("stages", "touchpoints"):
        kept[key] = [
            {name: value for name, value in part.items() if name not in _TEXTS}
            for part in kept.get(key, [])
        ]
    return kept


def place_of(journey_id: str, wanted: Asked) -> str:
    """Where the answer for a journey, a period and a segment is kept."""
    return _digest([journey_id, wanted.start, wanted.end, wanted.segment])


def rules_key(journey: Journey) -> str:
    """What of an answer depends on the journey alone: the same as long as its rules are."""
    return _digest([rules_of(journey)])


def key_of(journey: Journey, wanted: Asked, lake: Lake) -> str:
    """What an answer depends on: rules, events, period, segment and the program."""
    segments = Measured(journey, lake.workspace).saved_segments() if wanted.segment else {}
    saved = repr(sorted(segments.items()))
    return _digest([rules_of(journey), lake.covers, wanted.start, wanted.end, wanted.segment,
                    saved, __version__])  # fmt: skip


def _digest(parts: list[Any]) -> str:
    text = json.dumps(parts, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:40]
