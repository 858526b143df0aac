"""Written files: pleasant to read, stable, whole or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from percorso.errors import JourneyError
from percorso.journey import Journey, write

SHORT = """\
percorso: 1
id: lamp
title: {it: Comprare una lampada, en: Buying a lamp}
expires_after: 45d
stages:
  - id: see
    name: See
    mindset: |-
      First line.
      Second line.
    questions:
      - Why?
      - {it: Quanto costa?, en: What does it cost?}
    kpis:
      - id: people
        name: People
        target: 40
        unit: "%"
    enter: {event: Page Viewed}
    emotion: -1
  - id: do
    name: "no"
    goal: true
    enter:
      any:
        - {event: [Order Completed, Order Paid], where: {value: {gte: 50}}}
        - {at_least: 2, within: 7d, of: {event: Product Viewed}}
    completes: {event: Order Completed}
touchpoints:
  - id: shop
    name: "12:30"
    kind: traditional
    stages: [see, do]
    cost: {amount: 12.5, currency: EUR, per: month}
pains:
  - {id: slow, text: "Too slow: people leave"}
"""


def test_a_file_as_we_write_it() -> None:
    journey = Journey.parse(SHORT)
    written = journey.to_yaml()
    expected = SHORT.replace(
        "{it: Quanto costa?, en: What does it cost?}",
        '{it: "Quanto costa?", en: "What does it cost?"}',
    )
    assert written == expected


def test_defaults_are_left_out_and_order_is_stable() -> None:
    text = (
        "title: A\nstages: [{name: B, kpis: [], goal: false, id: b, wanted: more}]\nid: a\n"
        "expires_after: 30d\npercorso: 1\nkind: current\ntouchpoints: []\n"
    )
    assert Journey.parse(text).to_yaml() == (
        "percorso: 1\nid: a\ntitle: A\nstages:\n  - {id: b, name: B}\n"
    )


def test_json() -> None:
    journey = Journey.parse(SHORT)
    value = json.loads(journey.to_json())
    assert list(value)[:4] == ["percorso", "id", "title", "expires_after"]
    assert value["stages"][0]["emotion"] == -1
    assert journey.to_json().endswith("}\n")


@pytest.mark.parametrize("name", ["lamp.yaml", "lamp.yml", "lamp.json", "lamp"])
def test_save_and_load(tmp_path: Path, name: str) -> None:
    journey = Journey.parse(SHORT)
    journey.save(tmp_path / name)
    assert Journey.load(tmp_path / name) == journey
    assert Journey.load(str(tmp_path / name)) == journey
    assert [path.name for path in tmp_path.iterdir()] == [name]
    as_json = (tmp_path / name).read_text(encoding="utf-8").startswith("{")
    assert as_json == name.endswith("json")


def test_save_keeps_permissions_and_follows_links(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_text("old", encoding="utf-8")
    real.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(real)
    Journey.parse(SHORT).save(link)
    assert link.is_symlink()
    assert Journey.load(real).id == "lamp"
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    Journey.parse(SHORT).save(tmp_path / "lamp.yaml")
    assert (tmp_path / "lamp.yaml").stat().st_mode == usual.stat().st_mode


def test_a_failed_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "lamp.yaml"
    path.write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(JourneyError, match="No space left"):
        Journey.parse(SHORT).save(path)
    assert path.read_text(encoding="utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["lamp.yaml"]


def test_nowhere_to_save(tmp_path: Path) -> None:
    with pytest.raises(JourneyError, match="cannot be written"):
        Journey.parse(SHORT).save(tmp_path / "nowhere" / "lamp.yaml")
    with pytest.raises(JourneyError, match="cannot be written"):
        Journey.parse(SHORT).save(tmp_path)


def test_plain_values_are_short_where_they_can_be() -> None:
    journey = Journey.parse(SHORT)
    stage = write.plain(journey.stages[0])
    assert stage["enter"] == {"event": "Page Viewed"}
    assert stage["questions"][0] == "Why?"
    assert stage["emotion"] == -1
