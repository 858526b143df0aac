"""Signing in by the organisation's identity provider: OpenID Connect, authorisation code, PKCE.

The provider is asked by this server alone, over https, without following redirects. What it says of
a person is believed when its signature, issuer, audience, end and nonce hold.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock
from typing import Any
from urllib.parse import urlencode

from percorso.errors import PercorsoError, Problem
from percorso.server.security.asking import ask
from percorso.server.security.provider import Provider, is_safe
from percorso.store.secret import new_token

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
"""Signatures that need the provider's private key; none that a shared or no key makes."""
WAITS = 600.0
MOST_WAITING = 1_000
KEPT = 3_600.0
LEEWAY = 60


class OidcError(PercorsoError):
    """The provider could not be asked, or what it said does not hold."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is, as the provider says it."""

    subject: str
    email: str
    verified: bool
    name: str


@dataclass(frozen=True, slots=True)
class _Begun:
    nonce: str
    verifier: str
    back: str
    at: float


class Flow:
    """Sign-ins that have begun and wait for the browser to come back.

    Args:
        provider: The identity provider.
    """

    def __init__(self, provider: Provider) -> None:
        self._provider = provider
        self._begun: dict[str, _Begun] = {}
        self._kept: dict[str, tuple[float, dict[str, Any]]] = {}
        self._lock = Lock()

    def begin(self, back: str) -> tuple[str, str]:
        """Begin a sign-in: where to send the browser, and the state that its cookie keeps.

        Args:
            back: The address to which the provider sends the browser back.

        Raises:
            OidcError: The provider cannot be asked.
        """
        from authlib.oauth2.rfc7636 import create_s256_code_challenge

        state, begun = new_token(), _Begun(new_token(), new_token(), back, time.monotonic())
        asked = {
            "response_type": "code",
            "client_id": self._provider.client_id,
            "redirect_uri": back,
            "scope": "openid email profile",
            "state": state,
            "nonce": begun.nonce,
            "code_challenge": create_s256_code_challenge(begun.verifier),
            "code_challenge_method": "S256",
        }
        target = self._endpoint("authorization_endpoint")
        self._remember(state, begun)
        return f"{target}{'&' if '?' in target else '?'}{urlencode(asked)}", state

    def finish(self, state: str, code: str) -> Person:
        """Finish a sign-in: exchange the code, and believe what holds.

        Raises:
            OidcError: It was not begun here or too long ago, or what the provider says fails.
        """
        with self._lock:
            begun = self._begun.pop(state, None)
        if begun is None or time.monotonic() - begun.at > WAITS:
            raise OidcError("The sign-in was not begun here, or too long ago.")
        answer = self._exchange(begun, code)
        claims = self._claims(str(answer.get("id_token", "")), begun.nonce)
        if "email" not in claims:
            claims = {**self._further(answer, claims), **claims}
        return _person(claims)

    def _remember(self, state: str, begun: _Begun) -> None:
        with self._lock:
            fresh = time.monotonic() - WAITS
            kept = {key: one for key, one in self._begun.items() if one.at > fresh}
            while len(kept) >= MOST_WAITING:
                del kept[next(iter(kept))]
            self._begun = {**kept, state: begun}

    def _metadata(self) -> dict[str, Any]:
        issuer = self._provider.issuer.rstrip("/")
        found = self._cached(f"{issuer}/.well-known/openid-configuration")
        if str(found.get("issuer", "")).rstrip("/") != issuer:
            raise OidcError(
                "The provider calls itself by another address than PERCORSO_OIDC_ISSUER."
            )
        return found

    def _endpoint(self, name: str) -> str:
        address = str(self._metadata().get(name, ""))
        if not is_safe(address):
            raise OidcError(Problem(f"The provider's {name} is not an https address."))
        return address

    def _cached(self, address: str, anew: bool = False) -> dict[str, Any]:
        at, found = self._kept.get(address, (0.0, {}))
        if anew or not found or time.monotonic() - at > KEPT:
            found = ask("GET", address)
            self._kept[address] = (time.monotonic(), found)
        return found

    def _exchange(self, begun: _Begun, code: str) -> dict[str, Any]:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": begun.back,
            "code_verifier": begun.verifier,
        }
        mine = (self._provider.client_id, self._provider.client_secret)
        ways = self._metadata().get("token_endpoint_auth_methods_supported", [])
        if "client_secret_post" in ways and "client_secret_basic" not in ways:
            form |= {"client_id": mine[0], "client_secret": mine[1]}
            return ask("POST", self._endpoint("token_endpoint"), form=form)
        return ask("POST", self._endpoint("token_endpoint"), form=form, basic=mine)

    def _claims(self, token: str, nonce: str) -> dict[str, Any]:
        """What an ID token says, when its signature and its claims hold."""
        from joserfc import jwt
        from joserfc.errors import JoseError

        rules = jwt.JWTClaimsRegistry(
            leeway=LEEWAY,
            iss={"essential": True, "value": self._metadata()["issuer"]},
            aud={"essential": True, "value": self._provider.client_id},
            exp={"essential": True},
            iat={"essential": True},
            sub={"essential": True},
            nonce={"essential": True, "value": nonce},
        )
        try:
            claims = self._decoded(token)
            rules.validate(claims)
        except (JoseError, ValueError):
            raise OidcError("What the provider says of the person does not hold.") from None
        if claims.get("azp", self._provider.client_id) != self._provider.client_id:
            raise OidcError("What the provider says is meant for another program.")
        return claims

    def _decoded(self, token: str) -> dict[str, Any]:
        """The claims of a token; the provider's keys are asked for anew when none of them fits."""
        from joserfc import jwt
        from joserfc.errors import InvalidKeyIdError
        from joserfc.jwk import KeySet

        address = self._endpoint("jwks_uri")
        try:
            keys = KeySet.import_key_set(self._cached(address))  # type: ignore[arg-type]
            return jwt.decode(token, keys, algorithms=ALGORITHMS).claims
        except InvalidKeyIdError:
            keys = KeySet.import_key_set(self._cached(address, anew=True))  # type: ignore[arg-type]
            return jwt.decode(token, keys, algorithms=ALGORITHMS).claims

    def _further(self, answer: dict[str, Any], claims: dict[str, Any]) -> dict[str, Any]:
        """What the provider says on asking again, for the providers that leave out the e-mail."""
        if not self._metadata().get("userinfo_endpoint"):
            return {}
        bearer = str(answer.get("access_token", ""))
        found = ask("GET", self._endpoint("userinfo_endpoint"), bearer=bearer)
        if found.get("sub") != claims["sub"]:
            raise OidcError("The provider spoke of two different people.")
        return found


@lru_cache(maxsize=8)
def flow_of(provider: Provider) -> Flow:
    """The one flow of a provider."""
    return Flow(provider)


def _person(claims: dict[str, Any]) -> Person:
    email = str(claims.get("email", ""))
    name = str(claims.get("name") or email.partition("@")[0])
    told = claims.get("email_verified")
    verified = told is True or told == "true"  # some providers send it as a text
    return Person(str(claims["sub"])[:255], email, verified, name[:120])
