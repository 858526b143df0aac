"""Bringing files of events to a server: what the tests of imports share."""

from __future__ import annotations

from typing import Any

from percorso.server.importing.shelf import FOLDER
from tests.server.layer.conftest import ONE, Team

ITALIAN = """Data ordine;ID cliente;Totale;Canale;Prodotto
03/01/2025 10:15;C001;129,90;Sito;Lampada Nova
14/01/2025 18:02;C002;89,00;Negozio;Lampada Arco
20/01/2025 09:30;C001;45,50;Sito;Bulbo
21/01/2025 09:30;C003;45,50;Sito;Bulbo
non si sa;C004;45,50;Sito;Bulbo
"""
MAPPING: dict[str, Any] = {
    "decimal": ",",
    "currency": "EUR",
    "time_format": "%d/%m/%Y %H:%M",
    "events": [
        {"event": "Order Completed", "time": "Data ordine", "user_id": "ID cliente",
         "value": "Totale", "channel": "Canale", "properties": ["Prodotto"]},
    ],
}  # fmt: skip


def upload(
    team: Team, content: bytes | str, name: str = "eventi.csv", who: str = "editor", w: str = ONE
) -> Any:  # fmt: skip
    data = content.encode() if isinstance(content, str) else content
    return team.ask("/import", who, "POST", w=w, files={"file": (name, data)})


def brought(team: Team, content: bytes | str, name: str = "eventi.csv", **asked: Any) -> Any:
    """A file that was uploaded and imported: the job when it had ended."""
    made = upload(team, content, name)
    assert made.status_code == 201, made.text
    job = team.ask(f"/import/{made.json()['id']}", method="POST", json=asked)
    assert job.status_code == 202, job.text
    return team.ended(job.json()["id"])


def on_shelf(team: Team) -> set[str]:
    return {one.name for one in (team.folder / FOLDER).rglob("*") if one.is_file()}
