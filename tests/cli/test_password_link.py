"""`percorso password-link`: a link for who forgot the password, made where the server runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from percorso.cli import main
from percorso.cli.password_link import command
from percorso.errors import WorkspaceError
from percorso.store import links, open_store, people


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments], catch_exceptions=False)


def test_the_link_is_for_a_new_password(tmp_path: Path) -> None:
    store = open_store(tmp_path / "percorso.db")
    with store.session() as session:
        ada = people.add_user(session, "ada@example.com", "Ada").id
    done = _run("Ada@Example.com", "-w", tmp_path, "--address", "https://maps.example.com/")
    link = done.output.strip()
    assert link.startswith("https://maps.example.com/link/")
    with store.session() as session:
        found = links.seen_link(session, link.rpartition("/")[2])
        assert found is not None
        assert (found.kind, found.user_id) == ("password", ada)
    store.close()


def test_a_folder_without_a_database_stays_without(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="no database"):
        _run("ada@example.com", "-w", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_email_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    open_store(tmp_path / "percorso.db").close()
    words = ["percorso", "password-link", "x@example.com", "-w", str(tmp_path)]
    monkeypatch.setattr("sys.argv", words)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "Nobody here has the e-mail 'x@example.com'" in capsys.readouterr().err
