"""A browser for tests of the server: keeps its cookies, says where it comes from."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient, Cookies, Response

from tests.looping import run

HERE = "http://localhost:8765"
PASSWORD = "four words make sense"  # noqa: S105 - of people who do not exist


class Browsing:
    """A browser on one machine."""

    def __init__(self, app: FastAPI, address: str = "192.0.2.1", base: str = HERE) -> None:
        self.app = app
        self.address = address
        self.base = base
        self.cookies = Cookies()
        self.headers = {"origin": base, "sec-fetch-site": "same-origin"}

    def get(self, path: str, **more: Any) -> Response:
        return self.ask("GET", path, **more)

    def post(self, path: str, json: Any = None, **more: Any) -> Response:
        return self.ask("POST", path, json={} if json is None else json, **more)

    def patch(self, path: str, json: Any, **more: Any) -> Response:
        return self.ask("PATCH", path, json=json, **more)

    def delete(self, path: str, **more: Any) -> Response:
        return self.ask("DELETE", path, **more)

    def ask(self, method: str, path: str, **more: Any) -> Response:
        headers = {**self.headers, **more.pop("headers", {})}
        return run(self._ask(method, path, headers=headers, **more))

    async def _ask(self, method: str, path: str, **more: Any) -> Response:
        transport = ASGITransport(self.app, client=(self.address, 50_000))
        async with AsyncClient(
            transport=transport, base_url=self.base, cookies=self.cookies
        ) as http:
            answer = await http.request(method, path, **more)
            self.cookies = http.cookies
        return answer

    def sign_in(self, email: str, password: str = PASSWORD) -> Response:
        return self.post("/api/sign-in", {"email": email, "password": password})

    @property
    def token(self) -> str:
        """What the session's cookie holds."""
        return next((one.value or "" for one in self.cookies.jar if "oidc" not in one.name), "")

    @token.setter
    def token(self, value: str) -> None:
        name = next((one.name for one in self.cookies.jar), "percorso-8765")
        self.cookies = Cookies()
        self.cookies.set(name, value, domain="localhost.local", path="/")
