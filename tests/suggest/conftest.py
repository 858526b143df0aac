"""A draft for a small table, and the events that come of it without an edit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from percorso.events.files import event_file
from percorso.events.mapping import Mapping
from percorso.events.suggest.head import Given
from percorso.events.suggest.suggestion import Suggestion, drafted
from percorso.events.table import read_table

Draft = Callable[..., Suggestion]


@pytest.fixture
def draft(tmp_path: Path) -> Draft:
    """Draft a mapping for a table, in this process."""

    def make(name: str, text: str | bytes, lang: str = "en", **given: str) -> Suggestion:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return drafted(event_file(path), lang, Given(**given))

    return make


@pytest.fixture
def events(tmp_path: Path, draft: Draft) -> Callable[[str, str], list[dict[str, Any]]]:
    """The events of a table by its own draft, as it is."""

    def make(name: str, text: str) -> list[dict[str, Any]]:
        suggestion = draft(name, text)
        assert not suggestion.missing, suggestion.yaml
        mapping = Mapping.parse(suggestion.yaml, str(tmp_path / "draft.yaml"))
        found: list[dict[str, Any]] = read_table(tmp_path / name, mapping).to_pylist()
        assert len(found) == suggestion.events
        return found

    return make
