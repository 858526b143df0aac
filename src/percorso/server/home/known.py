"""What is known of a journey: the map as it is drawn, its findings, and its figures."""

from __future__ import annotations

import datetime as dt
from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeAlias

from percorso.journey import Journey
from percorso.journey.texts import text
from percorso.server.checking.check import checked
from percorso.server.measuring.answers import Kept
from percorso.store.tables import StoredJourney

MOST = 200


@dataclass(frozen=True)
class Figures:
    """The measured figures of a journey.

    Attributes:
        stages: The rows of the stages question, by the stage's id.
        as_of: The instant up to which events were counted.
        simulated: Whether a simulator made any of them.
        kept: All that was measured.
    """

    stages: Mapping[str, Mapping[str, Any]]
    as_of: dt.datetime | None = None
    simulated: bool = False
    kept: Kept | None = None


@dataclass(frozen=True)
class Known:
    """A journey of the workspace, read.

    Attributes:
        stored: The row it comes from.
        journey: The journey.
        findings: How many findings of each severity its map check has.
        figures: Its measured figures, when there are any.
    """

    stored: StoredJourney
    journey: Journey
    findings: Mapping[str, int]
    figures: Figures | None = field(default=None, compare=False)

    def say(self, value: Any, lang: str) -> str:
        """A text or claim of the map in the reader's language."""
        return text(getattr(value, "text", value), lang, self.journey.language)

    def title(self, lang: str) -> str:
        """What the journey is called."""
        return self.say(self.journey.title, lang)


_Read: TypeAlias = tuple[Journey, Mapping[str, int]]
_known: OrderedDict[tuple[str, int, dt.date, str], _Read] = OrderedDict()
_lock = Lock()


def know(
    stored: Sequence[StoredJourney], today: dt.date, figures: Mapping[str, Figures]
) -> list[Known]:
    """Read journeys; a version that was read before is not read again."""
    found = [(one, figures.get(one.id)) for one in stored]
    return [Known(one, *_read(one, today, own.kept if own else None), own) for one, own in found]


def _read(stored: StoredJourney, today: dt.date, kept: Kept | None) -> _Read:
    key = (stored.id, stored.version, today, kept.made_at if kept else "")
    with _lock:
        if key in _known:
            _known.move_to_end(key)
            return _known[key]
    journey = Journey.from_dict(stored.document)
    findings = checked(journey, kept, today).findings
    found = journey, Counter(str(one.severity) for one in findings)
    with _lock:
        _known[key] = found
        while len(_known) > MOST:
            _known.popitem(last=False)
    return found
