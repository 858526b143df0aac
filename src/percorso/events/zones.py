"""Names of time zones."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import pyarrow as pa

from percorso.errors import nearest
from percorso.events.batch import shown


def is_zone(name: str) -> bool:
    """Whether there is a time zone of this name, or it is an offset as Arrow writes it.

    Example:
        >>> is_zone("Europe/Rome"), is_zone("+05:30"), is_zone("Mars/Olympus")
        (True, True, False)
    """
    try:
        pa.scalar(0, pa.timestamp("us", name)).as_py()
    except (pa.ArrowInvalid, LookupError, ValueError, OSError):
        return False
    return True


def wrong_zone(name: str) -> str:
    """What is wrong with the name of a time zone; empty when nothing.

    Example:
        >>> wrong_zone("Europe/Roma")
        "'Europe/Roma' is no time zone. Did you mean 'Europe/Rome'? Write it as Europe/Rome."
    """
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        near = nearest(name, sorted(available_timezones()))
        hint = f"Did you mean '{near}'? " if near else ""
        return f"{shown(name)} is no time zone. {hint}Write it as Europe/Rome."
    return ""
