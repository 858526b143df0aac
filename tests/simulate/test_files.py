"""The files: the same bytes for the same arguments, labelled, and imported without a word."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from percorso.engine.loader import load
from percorso.events.schema import SIMULATOR
from percorso.measure import measure
from percorso.simulate import simulate
from percorso.simulate.truth import persons_of
from tests.simulate.conftest import lamp


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _names(file: Path) -> list[Path]:
    return sorted(file.parent.glob(f"{file.stem}.*"))


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path) -> None:
    files = [tmp_path / name / "people.parquet" for name in "abc"]
    for file, at_once in zip(files, (1, 1, 3), strict=True):
        file.parent.mkdir()
        simulate(lamp(), 9_000, 5, file, blocks_at_once=at_once)
    for others in zip(*map(_names, files), strict=True):
        assert len({_hash(path) for path in others}) == 1


def test_another_seed_gives_other_events(tmp_path: Path) -> None:
    for seed in (1, 2):
        simulate(lamp(), 50, seed, tmp_path / f"{seed}.parquet")
    one, two = (pq.read_table(tmp_path / f"{seed}.parquet") for seed in (1, 2))
    assert not set(one["message_id"].to_pylist()) & set(two["message_id"].to_pylist())


def test_fewer_people_are_the_first_of_more(tmp_path: Path) -> None:
    simulate(lamp(), 40, 3, tmp_path / "few.parquet")
    simulate(lamp(), 60, 3, tmp_path / "more.parquet")
    found = []
    for name in ("few", "more"):
        table = pq.read_table(tmp_path / f"{name}.parquet", columns=["message_id"])
        ids = [str(text) for text in table["message_id"].to_pylist()]
        found.append({i for i, p in zip(ids, persons_of(ids, 3), strict=True) if p < 40})
    assert found[0] == found[1]


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".csv.gz", ".jsonl", ".jsonl.gz"])
def test_every_format_is_imported_without_a_bad_row(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"people{suffix}"
    manifest = simulate(lamp(), 60, 3, file)
    (report,) = load([str(file)], tmp_path / "work")
    assert (report.rows_bad, report.rows_skipped) == (0, 0)
    assert report.rows_duplicate == manifest.counts["repeated_events"]
    assert report.rows_ok + report.rows_duplicate == manifest.counts["events"]


def test_every_file_says_that_it_is_simulated(tmp_path: Path) -> None:
    file = tmp_path / "people.parquet"
    manifest = simulate(lamp(), 200, 3, file)
    table = pq.read_table(file)
    assert pc.unique(table["library"]).to_pylist() == [SIMULATOR]
    assert (table.schema.metadata or {})[b"percorso-simulated"] == b"true"
    for what in ("costs", "media"):
        text = (tmp_path / f"people.{what}.csv").read_text(encoding="utf-8")
        rows = list(csv.DictReader(text.splitlines()))
        assert rows
        assert {row["library"] for row in rows} == {SIMULATOR}
    told = json.loads((tmp_path / "people.manifest.json").read_text(encoding="utf-8"))
    assert told == json.loads(json.dumps(manifest.to_dict()))
    assert told["simulated"] is True
    assert measure(lamp(), table).simulated


def test_nobody_in_the_file_could_be_real(tmp_path: Path) -> None:
    simulate(lamp(), 500, 3, tmp_path / "people.parquet")
    table = pq.read_table(tmp_path / "people.parquet")
    mails = [mail for mail in table["email"].to_pylist() if mail]
    assert mails
    assert all(str(mail).endswith("@example.it") for mail in mails)
    names = pc.unique(table["user_id"]).drop_null().to_pylist()
    assert all(str(name).startswith("sim-") for name in names)


def test_events_stand_in_the_order_in_which_they_arrived(tmp_path: Path) -> None:
    simulate(lamp(), 3_000, 3, tmp_path / "people.parquet")
    table = pq.read_table(tmp_path / "people.parquet")
    arrived = table["received_at"].to_pylist()
    assert arrived == sorted(arrived, key=str)
    assert table["timestamp"].to_pylist() != sorted(table["timestamp"].to_pylist(), key=str)


def test_events_set_the_size(tmp_path: Path) -> None:
    manifest = simulate(lamp(), None, 3, tmp_path / "people.parquet", events=20_000)
    assert 20_000 <= manifest.counts["events"] < 21_000
