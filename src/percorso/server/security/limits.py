"""Back-off for guessing: who fails often waits, by address and by e-mail, known or not."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager

from fastapi import Request

from percorso.mark import N_
from percorso.server.errors import Refusal
from percorso.server.settings import Settings
from percorso.store import Store, attempts
from percorso.store.attempts import Counted
from percorso.store.people import normal_email

FREE_BY_EMAIL, FREE_BY_ADDRESS = 5, 20
V6_PREFIX = 64
NEAR = [
    ipaddress.ip_network(one)
    for one in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1", "fc00::/7")
]
"""Where a reverse proxy of one's own may stand: this machine, or a network of one's own."""


class Guess:
    """One guess; say `right()` when it was none."""

    def __init__(self) -> None:
        self.is_right = False

    def right(self) -> None:
        """The password was the right one."""
        self.is_right = True


@contextmanager
def guarded(store: Store, request: Request, email: str) -> Iterator[Guess]:
    """Count a guess by its address and e-mail before it is looked at.

    Raises:
        Refusal: One of them has to wait (429, `Retry-After`).
    """
    counted = [
        Counted("address", _network(request), FREE_BY_ADDRESS),
        Counted("email", normal_email(email) or email[:254], FREE_BY_EMAIL),
    ]
    with store.session() as session:
        wait = attempts.count(session, counted)
    if wait:
        raise _too_often(wait)
    guess = Guess()
    yield guess
    if guess.is_right:
        with store.session() as session:
            attempts.forgive(session, counted)


def _network(request: Request) -> str:
    """The address of who asks; of IPv6 the network, because a household has billions of them."""
    host = _caller(request)
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host[:64]
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is None:
        return str(ipaddress.ip_network((address, V6_PREFIX), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)


def _caller(request: Request) -> str:
    """Who calls; behind a reverse proxy the address that the proxy itself has added, the last.

    Without it everybody would be the proxy, and twenty wrong guesses would keep out a whole team.
    """
    peer = request.client.host if request.client else ""
    settings: Settings = request.app.state.settings
    told = request.headers.get("x-forwarded-for", "").rpartition(",")[2].strip()
    return told if told and settings.https and _is_near(peer) else peer


def _is_near(host: str) -> bool:
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return any(address in network for network in NEAR)


def _too_often(seconds: int) -> Refusal:
    return Refusal(
        429,
        N_("Too many attempts."),
        N_("Try again in {n} seconds."),
        headers={"Retry-After": str(seconds)},
        n=seconds,
    )
