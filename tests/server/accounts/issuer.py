"""A small identity provider on loopback, which can be told to lie."""

from __future__ import annotations

import json
import threading
import time
from base64 import b64decode
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from authlib.common.encoding import urlsafe_b64encode
from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

CLIENT, SECRET = "percorso", "s3cret: with/signs"


@dataclass
class Issuer:
    """An identity provider.

    Attributes:
        person: What it says of whoever signs in.
        lies: Claims that it says wrongly; None takes one away.
        algorithm: How it signs: `RS256`, or something that must be refused.
        spare: Whether it leaves out the e-mail until it is asked again.
        asked: The requests that it was sent.
    """

    person: dict[str, Any] = field(default_factory=dict)
    lies: dict[str, Any] = field(default_factory=dict)
    algorithm: str = "RS256"
    spare: bool = False
    redirects: bool = False
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    signing: RSAKey | None = None
    asked: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """Stop it."""
        self.server.shutdown()
        self.server.server_close()

    def authorise(self, target: str) -> str:
        """What a browser does at the provider: it comes back with a code."""
        asked = {key: one[0] for key, one in parse_qs(urlsplit(target).query).items()}
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{urlsplit(asked['redirect_uri']).path}?code={code}&state={asked['state']}"

    def answer(self, path: str, form: dict[str, str], authorization: str) -> tuple[int, Any]:
        """What it answers to a request of the server."""
        self.asked.append(path)
        if path == "/.well-known/openid-configuration":
            return 200, self._metadata()
        if path == "/keys":
            return 200, KeySet([self.key]).as_dict(private=False)
        if path == "/token":
            return self._token(form, authorization)
        if path == "/userinfo" and authorization == "Bearer opaque":
            return 200, self.person
        return 404, {}

    def _metadata(self) -> dict[str, Any]:
        names = {
            "authorization_endpoint": "login",
            "token_endpoint": "token",
            "jwks_uri": "keys",
            "userinfo_endpoint": "userinfo",
        }
        return {
            "issuer": self.address,
            **{key: f"{self.address}/{name}" for key, name in names.items()},
        }

    def _token(self, form: dict[str, str], authorization: str) -> tuple[int, Any]:
        asked = self.codes.pop(form.get("code", ""), None)
        known = [unquote(part) for part in b64decode(authorization[6:]).decode().split(":")]
        if asked is None or known != [CLIENT, SECRET]:
            return 400, {"error": "invalid_grant"}
        challenge = (
            urlsafe_b64encode(sha256(form["code_verifier"].encode()).digest()).decode().rstrip("=")
        )
        if challenge != asked["code_challenge"] or form["redirect_uri"] != asked["redirect_uri"]:
            return 400, {"error": "invalid_grant"}
        return 200, {
            "access_token": "opaque",
            "token_type": "Bearer",
            "id_token": self._said(asked),
        }

    def _said(self, asked: dict[str, str]) -> str:
        at = int(time.time())
        claims = {
            "iss": self.address,
            "aud": CLIENT,
            "exp": at + 300,
            "iat": at,
            "nonce": asked["nonce"],
        }
        claims |= {"sub": self.person["sub"]} if self.spare else self.person
        claims |= self.lies
        kept = {key: value for key, value in claims.items() if value is not None}
        if self.algorithm == "none":
            parts = ({"alg": "none"}, kept)
            return (
                ".".join(
                    urlsafe_b64encode(json.dumps(one).encode()).decode().rstrip("=")
                    for one in parts
                )
                + "."
            )
        if self.algorithm == "HS256":
            secret = OctKey.import_key(self.key.as_pem(private=False))
            return jwt.encode({"alg": "HS256", "kid": "one"}, kept, secret)
        signing = self.signing or self.key
        return jwt.encode({"alg": self.algorithm, "kid": signing.kid}, kept, signing)


def _handler(issuer: Issuer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._reply({})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            self._reply({key: one[0] for key, one in parse_qs(body).items()})

        def _reply(self, form: dict[str, str]) -> None:
            status, said = issuer.answer(self.path, form, self.headers.get("authorization", ""))
            body = json.dumps(said).encode()
            self.send_response(302 if issuer.redirects else status)
            self.send_header("location", "http://127.0.0.1:1/inward")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nothing: the test looks at `asked`."""

    return Handler
