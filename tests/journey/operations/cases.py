"""The cases that Python and TypeScript share: `tests/data/operations.json`."""

from __future__ import annotations

import json
from typing import Any

from tests.conftest import ROOT

_SHARED = json.loads((ROOT / "tests" / "data" / "operations.json").read_text("utf-8"))
DOCUMENT: dict[str, Any] = _SHARED["document"]
CASES: list[dict[str, Any]] = _SHARED["cases"]
GOOD = [case for case in CASES if "error" not in case]
BAD = [case for case in CASES if "error" in case]


def name(case: dict[str, Any]) -> str:
    """The name of a case, for the report of the tests."""
    return str(case["name"])


def expected(case: dict[str, Any]) -> dict[str, Any]:
    """The document after a case: `after` tells the parts that differ, null when gone."""
    if case["operation"]["op"] == "replace":
        after: dict[str, Any] = case["after"]
        return after
    both = {**DOCUMENT, **case["after"]}
    return {key: value for key, value in both.items() if value is not None}
