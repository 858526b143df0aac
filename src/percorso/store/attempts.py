"""How often somebody guessed wrong, by address and by e-mail, both kept as hashes alone.

An attempt is counted before the password is looked at, and taken back when it was right: a hundred
guesses at the same moment count as a hundred.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from percorso.store.base import now
from percorso.store.tables import Attempt

FORGOTTEN = timedelta(hours=1)
"""Failures are forgotten when nobody has tried for so long."""
LONGEST = timedelta(minutes=5)
"""Nobody waits longer: else whoever knows an e-mail could lock its owner out for good."""


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted: an address or an e-mail, and how many failures are free.

    Example:
        >>> Counted("email", "ann@example.com", 5).key[:8]
        '3b6592df'
    """

    kind: str
    value: str
    free: int

    @property
    def key(self) -> str:
        """What it is kept under."""
        return hashlib.sha256(f"{self.kind}\n{self.value}".encode()).hexdigest()


def count(session: Session, counted: Sequence[Counted]) -> int:
    """Count an attempt, unless one of the counted must wait: then the seconds to wait."""
    session.execute(delete(Attempt).where(Attempt.last_at < now() - FORGOTTEN))
    found = [(one, _locked(session, one.key)) for one in sorted(counted, key=lambda c: c.key)]
    ends = [attempt.blocked_until for _, attempt in found if attempt.blocked_until]
    wait = max((end - now()).total_seconds() for end in ends) if ends else 0.0
    if wait > 0:
        return ceil(wait)
    for one, attempt in found:
        attempt.failures += 1
        attempt.last_at = now()
        attempt.blocked_until = now() + pause(attempt.failures - one.free)
    return 0


def pause(beyond: int) -> timedelta:
    """How long to wait after so many failures beyond the free ones: 1 s, 2 s, 4 s and so on.

    Example:
        >>> [pause(n).total_seconds() for n in (0, 1, 4, 60)]
        [0.0, 1.0, 8.0, 300.0]
    """
    return (
        min(timedelta(seconds=2 ** (min(beyond, 20) - 1)), LONGEST) if beyond > 0 else timedelta()
    )


def forgive(session: Session, counted: Sequence[Counted]) -> None:
    """The attempt was right: the e-mail starts anew, the address loses this one failure."""
    for one in counted:
        attempt = session.get(Attempt, one.key, with_for_update=True)
        if attempt is not None:
            attempt.failures = 0 if one.kind == "email" else max(attempt.failures - 1, 0)
            attempt.blocked_until = None


def _locked(session: Session, key: str) -> Attempt:
    """The row of a key, locked, made when it is missing (perhaps by somebody at this moment)."""
    found = session.get(Attempt, key, with_for_update=True)
    if found is not None:
        return found
    try:
        with session.begin_nested():
            made = Attempt(key=key, failures=0, last_at=now())
            session.add(made)
        return made
    except IntegrityError:
        return session.get_one(Attempt, key, with_for_update=True)
