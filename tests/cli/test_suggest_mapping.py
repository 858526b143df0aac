"""`percorso import FILE --suggest-mapping`, as somebody types it."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from percorso.cli.importing import command
from percorso.engine.lake import Workspace
from percorso.errors import EventsError
from tests.suggest import tables


def call(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments])


@pytest.fixture
def clicks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("my clicks; rm -rf.csv")
    path.write_text(tables.CLICKS)
    return path


def test_the_next_command_works_as_printed(clicks: Path) -> None:
    drafted = call(clicks, "--suggest-mapping", "-o", "a draft.yaml")
    assert drafted.exit_code == 0
    assert drafted.stdout == ""
    assert "5 rows became 5 events." in drafted.stderr
    following = drafted.stderr.splitlines()[-1].strip()
    words = shlex.split(following)
    assert words[:2] == ["percorso", "import"]
    done = call(*words[2:])
    assert "5 new" in done.stderr
    assert Workspace.open("workspace").count() == 5


def test_a_name_that_looks_like_an_option(clicks: Path) -> None:
    Path("--version.csv").write_text(tables.CLICKS)
    drafted = call("--suggest-mapping", "-o", "draft.yaml", "--", "--version.csv")
    words = shlex.split(drafted.stderr.splitlines()[-1].strip())
    assert "5 new" in call(*words[2:]).stderr


def test_without_output_the_draft_is_printed(clicks: Path) -> None:
    drafted = call(clicks, "--suggest-mapping", "--workspace", "shop", "--lang", "it")
    assert drafted.stdout.startswith("# Una bozza per my clicks; rm -rf.csv")
    assert "--workspace shop" in drafted.stderr
    assert not Path("shop").exists()


def test_json(clicks: Path) -> None:
    found = json.loads(call(clicks, "--suggest-mapping", "--json").stdout)
    assert (found["rows"], found["events"], found["bad"], found["missing"]) == (5, 5, 0, [])
    assert found["mapping"].startswith("# A draft")
    assert found["next"].startswith("percorso import --workspace workspace --mapping ")


def test_a_draft_never_writes_over_a_file(clicks: Path) -> None:
    Path("m.yaml").write_text("mine")
    refused = call(clicks, "--suggest-mapping", "-o", "m.yaml")
    assert isinstance(refused.exception, EventsError)
    assert Path("m.yaml").read_text() == "mine"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--suggest-mapping", "--mapping", "m.yaml"), "leave --mapping out"),
        (("--suggest-mapping", "other.csv"), "one file at a time"),
        (("-o", "m.yaml", "-w", "shop"), "goes with --suggest-mapping"),
        ((), "Missing option '--workspace'"),
    ],
)
def test_options_that_do_not_go_together(clicks: Path, options: tuple[str, ...], said: str) -> None:
    refused = call(clicks, *options)
    assert refused.exit_code == 2
    assert said in refused.stderr


def test_a_refused_import_points_at_it(clicks: Path) -> None:
    path = Path("crm export.csv")
    path.write_text("cliente;azione;quando\nanna;visita;2026-03-01 10:00\n")
    refused = call(path, "-w", "shop")
    assert refused.exit_code == 2
    hint = refused.stderr.splitlines()[-1]
    assert hint.endswith("percorso import --suggest-mapping -o mapping.yaml 'crm export.csv'")
    damaged = Path("a.csv")
    damaged.write_bytes(b"\x1f\x8bno")
    assert "--suggest-mapping" not in call(damaged, "-w", "shop").stderr


def test_an_incomplete_draft_says_what_to_fill_in(clicks: Path) -> None:
    path = Path("list.csv")
    path.write_text("customer id,colour\n1,red\n2,blue\n1,red\n")
    drafted = call(path, "--suggest-mapping", "-o", "m.yaml")
    assert "Fill in what is missing in m.yaml" in drafted.stderr
    refused = call(path, "-w", "shop", "--mapping", "m.yaml")
    assert refused.exit_code == 2
    assert "no column 'WHEN?'" in refused.stderr
