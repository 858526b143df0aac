"""Tokens: 256 bits of chance for who carries them, a hash for the database."""

from __future__ import annotations

import hashlib
import secrets

BYTES = 32
API = "percorso_"
"""What an API token starts with, so that it is known when it turns up where it should not."""


def new_token(prefix: str = "") -> str:
    """A token of 256 bits that can stand in an address."""
    return prefix + secrets.token_urlsafe(BYTES)


def token_hash(token: str) -> str:
    """How a token is kept. It is chance, not a password: a plain SHA-256 cannot be guessed back.

    Example:
        >>> len(token_hash("anything"))
        64
    """
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
