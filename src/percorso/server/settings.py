"""What a server is started with."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from percorso.server.security.provider import Provider

PORT = 8765
WEB = Path(__file__).with_name("web")
"""The built pages; they come with the wheel."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server is started with; nothing in it changes while it runs.

    Attributes:
        folder: The workspace folder: events, timeline, and the database when it is a file.
        database: URL of the database; empty: `percorso.db` in the folder.
        host: The address it listens on.
        port: The port it listens on.
        allowed_hosts: Further names by which browsers may call it, such as `maps.example.com`.
        https: Whether browsers reach it by https, so that cookies are only sent that way.
        demo: Whether it shows the demo, on loopback only.
        oidc: The identity provider of the organisation, if there is one.
        web: Folder of the built pages.
        oidc: The identity provider of the organisation, when there is one.
    """

    folder: Path
    database: str = ""
    host: str = "127.0.0.1"
    port: int = PORT
    allowed_hosts: tuple[str, ...] = field(default=())
    https: bool = False
    demo: bool = False
    oidc: Provider | None = None
    web: Path = WEB

    @property
    def oidc_only(self) -> bool:
        """Whether everybody signs in by the organisation, so that passwords are off."""
        return self.oidc is not None and self.oidc.only

    @property
    def database_address(self) -> str | Path:
        """Where the database is, as `percorso.store.open_store` takes it."""
        return self.database or self.folder.absolute() / "percorso.db"

    @property
    def cookie(self) -> str:
        """The name of the session's cookie: cookies do not tell ports of a machine apart."""
        return "__Host-percorso" if self.https else f"percorso-{self.port}"

    @property
    def address(self) -> str:
        """Where a browser on this machine finds it."""
        host = "localhost" if self.host in EVERYWHERE else self.host
        return f"http://{f'[{host}]' if ':' in host else host}:{self.port}"


EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 - compared with, not bound to
