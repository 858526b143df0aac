"""Persons found against true persons."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from percorso.measure import measure
from percorso.simulate import simulate
from percorso.simulate.truth import persons_of
from tests.simulate.conftest import lamp


def _owners(file: Path) -> tuple[dict[str, set[int]], dict[str, str]]:
    """The true persons behind each anonymous id, and the first user id seen with it."""
    table = pq.read_table(file).sort_by([("timestamp", "ascending"), ("user_id", "ascending")])
    people = persons_of([str(text) for text in table["message_id"].to_pylist()], 4)
    true: dict[str, set[int]] = {}
    first: dict[str, str] = {}
    ids = zip(table["anonymous_id"].to_pylist(), table["user_id"].to_pylist(), people, strict=True)
    for anonymous, user, person in ids:
        true.setdefault(str(anonymous), set()).add(int(person))
        if user:
            first.setdefault(str(anonymous), str(user))
    return true, first


def test_only_devices_of_a_household_are_shared(tmp_path: Path) -> None:
    simulate(lamp(), 4_000, 4, tmp_path / "people.parquet")
    true, _ = _owners(tmp_path / "people.parquet")
    shared = {name: people for name, people in true.items() if len(people) > 1}
    assert shared
    assert all(name.startswith("sim-h-") for name in shared)
    assert all(len({person // 2 for person in people}) == 1 for people in shared.values())


def test_persons_found_are_those_of_the_manifest(tmp_path: Path) -> None:
    file = tmp_path / "people.parquet"
    manifest = simulate(lamp(), 3_000, 4, file)
    persons = measure(lamp(), pq.read_table(file)).timeline().persons
    assert persons.table.num_rows == manifest.counts["persons_found"]


def test_a_user_id_belongs_to_one_person(tmp_path: Path) -> None:
    file = tmp_path / "people.parquet"
    simulate(lamp(), 2_000, 4, file)
    table = pq.read_table(file)
    people = persons_of([str(text) for text in table["message_id"].to_pylist()], 4)
    for user, person in zip(table["user_id"].to_pylist(), people, strict=True):
        assert user is None or user == f"sim-{person:09d}"


def test_bots_are_some_declared_and_some_not(tmp_path: Path) -> None:
    file = tmp_path / "people.parquet"
    bots = simulate(lamp(), 4_096, 4, file).counts["bots"]
    table = pq.read_table(file)
    robots = {a: b for a, b in zip(table["anonymous_id"].to_pylist(), table["is_bot"].to_pylist(),
                                   strict=True) if str(a).startswith("sim-b-")}  # fmt: skip
    assert len(robots) == bots["count"] == 32
    assert sum(value is True for value in robots.values()) == bots["declared"]
    assert 0 < bots["declared"] < bots["count"]
