"""Names of time zones."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from percorso.errors import nearest
from percorso.events.batch import shown


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
