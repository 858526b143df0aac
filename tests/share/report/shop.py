"""A small shop that is really measured: a journey file and its events."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

JOURNEY = """
percorso: 1
id: shop
title: {it: Il negozio, en: The shop}
about: {it: Una prova., en: A trial.}
time_zone: Europe/Rome
expires_after: 7d
stages:
  - id: look
    name: {it: Guarda, en: Looks}
    enter: {event: Page Viewed}
    note: {it: Solo dal sito., en: From the site alone.}
  - {id: buy, name: {it: Compra, en: Buys}, goal: true, enter: {event: Order Completed}}
  - {id: tell, name: {it: Racconta, en: Tells}, phase: care}
touchpoints:
  - {id: site, name: {it: Sito, en: Site}, kind: digital, channel: website, state: covered,
     stages: [look], rule: {event: Page Viewed}, note: {it: Anche da telefono., en: By phone too.}}
  - {id: chat, name: Chat, kind: digital, channel: chat, state: covered, stages: [look],
     rule: {event: Chat Opened}}
segments:
  - {id: phones, name: {it: Da telefono, en: By phone}, of: cycle, where: {device: mobile}}
"""
START = dt.datetime(2026, 3, 1, 10, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def events(path: Path, people: int = 40) -> Path:
    """Write events of so many people: all look, half buy, some write a review that no rule takes."""
    names = ("user_id", "event", "timestamp", "device_class", "message_id")
    with path.open("w", newline="", encoding="utf-8") as stream:
        table = csv.writer(stream)
        table.writerow(names)
        for n in range(people):
            at, device = START + n * 6 * HOUR, "mobile" if n % 3 else "desktop"
            table.writerow((f"p{n}", "Page Viewed", at.isoformat(), device, f"a{n}"))
            if n % 2:
                later = (at + 5 * HOUR).isoformat()
                table.writerow((f"p{n}", "Order Completed", later, device, f"b{n}"))
            if n % 4 == 1:
                later = (at + 9 * HOUR).isoformat()
                table.writerow((f"p{n}", "Review Written", later, device, f"c{n}"))
    return path


def journey(path: Path) -> Path:
    """Write the journey file."""
    path.write_text(JOURNEY, encoding="utf-8")
    return path
