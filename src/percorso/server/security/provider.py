"""The identity provider of an organisation (OpenID Connect), as the environment names it."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from urllib.parse import urlsplit

from percorso.errors import PercorsoError, Problem

_PREFIX = "PERCORSO_OIDC_"
_YES = {"1", "true", "yes", "on"}


@dataclass(frozen=True, slots=True)
class Provider:
    """Where people of the organisation prove who they are.

    Attributes:
        issuer: Its address, as it calls itself.
        client_id: What it calls this server.
        client_secret: The secret it gave this server; it is never printed.
        only: Whether it is the only way in, so that passwords are off.
    """

    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    only: bool = False


def provider_from(environment: Mapping[str, str]) -> Provider | None:
    """The provider that the environment names, or None.

    Args:
        environment: `PERCORSO_OIDC_ISSUER`, `…_CLIENT_ID`, `…_CLIENT_SECRET`, and `…_ONLY` (`1`:
            nobody signs in by password).

    Raises:
        PercorsoError: One of the three is missing, the issuer is not reached by https, or the
            extra is not installed.

    Example:
        >>> provider_from({}) is None
        True
    """
    found = {key: environment.get(_PREFIX + key, "").strip() for key in _NEEDED}
    if not any(found.values()):
        return None
    missing = [_PREFIX + key for key, value in found.items() if not value]
    if missing:
        fix = "Set all of PERCORSO_OIDC_ISSUER, _CLIENT_ID and _CLIENT_SECRET, or none."
        raise PercorsoError(Problem(f"{missing[0]} is not set.", fix, key=missing[0]))
    if not is_safe(found["ISSUER"]):
        message = "PERCORSO_OIDC_ISSUER is an address that starts with https://."
        fix = "Write it as the provider calls itself, for example https://login.example.com."
        raise PercorsoError(Problem(message, fix, key="PERCORSO_OIDC_ISSUER"))
    _check_extra()
    only = environment.get(f"{_PREFIX}ONLY", "").strip().casefold() in _YES
    return Provider(found["ISSUER"], found["CLIENT_ID"], found["CLIENT_SECRET"], only)


_NEEDED = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")


def is_safe(address: str) -> bool:
    """Whether an address is reached by https, or is this machine itself.

    Example:
        >>> is_safe("https://login.example.com"), is_safe("http://login.example.com")
        (True, False)
    """
    parts = urlsplit(address)
    if not parts.hostname or parts.username is not None or parts.fragment:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and _is_here(parts.hostname))


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _check_extra() -> None:
    if find_spec("authlib") is None or find_spec("httpx") is None:
        fix = "Install it with `pip install 'percorso[oidc]'`."
        raise PercorsoError(Problem("Signing in by OpenID Connect is an extra.", fix))
