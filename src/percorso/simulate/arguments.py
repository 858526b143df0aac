"""Arguments of a simulation, looked at before anything is done."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from percorso.errors import EventsError, JourneyError, Problem, did_you_mean
from percorso.simulate.files import beside, suffix_of

if TYPE_CHECKING:
    from percorso.journey import Journey

START = "2025-01-01"
"""The first day unless another is given: fixed, so that a command means the same tomorrow."""
LANGS = ("it", "en", "both")
MOST_DAYS = 3_650
MOST_PEOPLE = 100_000_000


def checked(
    journey: Journey, people: int | None, seed: int, path: Path, days: int, start: date | str,
    events: int | None, lang: str, force: bool,
) -> dict[str, Any]:  # fmt: skip
    """The arguments, when all of them make sense.

    Raises:
        EventsError: One is out of range, or a file is there.
        JourneyError: The journey measures nothing.
    """
    _sizes(people, events, seed, days)
    if lang not in LANGS:
        raise EventsError(
            Problem(f"There is no language '{lang}' here.", did_you_mean(lang, LANGS))
        )
    if not any(stage.measured for stage in journey.stages):
        raise JourneyError(
            Problem(f"No stage of '{journey.id}' has a rule, so no event would mean anything.",
                    "Give at least one stage an 'enter' rule, for example {event: Page Viewed}.")
        )  # fmt: skip
    _room(path, force)
    return {"people": people, "seed": seed, "days": days, "start": str(_day(start)),
            "events": events, "lang": lang}  # fmt: skip


def _sizes(people: object, events: object, seed: object, days: object) -> None:
    if (people is None) == (events is None):
        found = (
            "Neither people nor events were" if people is None else "People and events were both"
        )
        raise EventsError(Problem(f"{found} given.", "Give --people N or --events N."))
    _whole("people", people, 1, MOST_PEOPLE)
    _whole("events", events, 1, 10_000_000_000)
    _whole("seed", seed, 0, 2**63 - 1)
    _whole("days", days, 1, MOST_DAYS)


def _whole(name: str, value: object, low: int, high: int) -> None:
    if value is None:
        return
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise EventsError(
            Problem(f"{name.capitalize()}: a whole number from {low:,} to {high:,} is needed; "
                    f"found {value!r}.", f"Write for example --{name} {max(low, 100)}.")
        )  # fmt: skip


def _day(start: date | str) -> date:
    try:
        day = start if isinstance(start, date) else date.fromisoformat(start)
    except ValueError:
        raise EventsError(
            Problem(f"'{start}' is not a day of the calendar.", f"Write it as {START}.")
        ) from None
    if not 1990 <= day.year <= 2080:
        raise EventsError(Problem(f"The first day lies between 1990 and 2080; found {day}.",
                                  f"Write for example --start {START}."))  # fmt: skip
    return day


def _room(path: Path, force: bool) -> None:
    suffix_of(path)
    if not path.parent.is_dir():
        raise EventsError(
            Problem("There is no such folder.", "Make it first.", file=str(path.parent))
        )
    there = [one for one in (path, *beside(path).values()) if one.exists()]
    if odd := [one for one in there if not one.is_file()]:
        fix = "Choose another name."
        raise EventsError([Problem("This is there, and it is no file.", fix, str(o)) for o in odd])
    if there and not force:
        fix = "Choose another name, or add --force to write over it."
        raise EventsError([Problem("The file is already there.", fix, file=str(o)) for o in there])
