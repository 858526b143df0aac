"""Passwords: argon2id, 64 MiB and three rounds each, two at once at most.

A hash takes time and memory on purpose, so guessing does too. Who comes while too many wait is told
to come again: a crowd of guessers cannot fill the server's threads.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from secrets import token_hex
from threading import BoundedSemaphore, Semaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from percorso.mark import N_
from percorso.server.errors import Refusal

MEMORY_KIB, ROUNDS, LANES = 64 * 1024, 3, 1
AT_ONCE, WAITING = 2, 8
SHORTEST, LONGEST = 10, 256
FEWEST_LETTERS = 5
BUSY_SECONDS = 2

_hasher = PasswordHasher(time_cost=ROUNDS, memory_cost=MEMORY_KIB, parallelism=LANES)
_places = BoundedSemaphore(AT_ONCE + WAITING)
_working = Semaphore(AT_ONCE)


def hash_password(password: str) -> str:
    """A password as it is kept."""
    with _one_place():
        return _hasher.hash(password)


def matches(kept: str | None, password: str) -> bool:
    """Whether a password is the one kept; takes as long when there is none (an unknown e-mail)."""
    with _one_place():
        try:
            return _hasher.verify(kept or _nobody(), password) and bool(kept)
        except (VerificationError, InvalidHashError):
            return False


def is_old(kept: str) -> bool:
    """Whether a hash was made with other parameters than today's, and is to be made anew."""
    return _hasher.check_needs_rehash(kept)


def check_new(password: str, *known: str, key: str = "password") -> None:
    """Refuse a password that is too easy.

    Args:
        password: The password.
        known: What others know of the person: e-mail and name.
        key: The field it came in.

    Raises:
        Refusal: It is too short, too long, of too few letters, or what others know.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise Refusal(
            422,
            N_("A password has {shortest} to {longest} characters."),
            N_("Four words that you do not find together anywhere make a good one."),
            key=key, shortest=SHORTEST, longest=LONGEST,
        )  # fmt: skip
    told = {one.casefold().strip() for one in known}
    if len(set(password)) < FEWEST_LETTERS or password.casefold().strip() in told:
        raise Refusal(
            422,
            N_("This password is too easy to guess."),
            N_("Four words that you do not find together anywhere make a good one."),
            key=key,
        )


@cache
def _nobody() -> str:
    """A hash that no password is kept under, made once with today's parameters."""
    return _hasher.hash(token_hex())


@contextmanager
def _one_place() -> Iterator[None]:
    if not _places.acquire(blocking=False):
        raise Refusal(
            429,
            N_("Too many people are signing in at this moment."),
            N_("Try again in {n} seconds."),
            headers={"Retry-After": str(BUSY_SECONDS)}, n=BUSY_SECONDS,
        )  # fmt: skip
    try:
        with _working:
            yield
    finally:
        _places.release()
