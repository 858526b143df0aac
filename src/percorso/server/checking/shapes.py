"""What the page of the map check receives."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel

Severity = Literal["high", "medium", "low"]


class FindingPlace(BaseModel):
    """One place that a finding concerns."""

    key: str
    """The key path in the file, such as `stages[2].kpis[0]`; empty for the whole journey."""
    element: str
    """What to open: `stages/see`, `board/problems/p1`, `checkins`; empty for the whole journey."""
    field: str = ""
    """The field of that element, such as `kpis`."""
    subject: str = ""


class AuditFinding(BaseModel):
    """One thing that the map check found."""

    check: str
    mark: str
    severity: Severity
    subject: str
    explanation: str
    fix: str
    places: list[FindingPlace]


class AuditMark(BaseModel):
    """A mark of a good journey: how it stands in words and in counts."""

    mark: str
    name: str
    looks_at: str
    verdict: str
    state: Literal["in_order", "to_refine", "to_fix"]
    high: int
    medium: int
    low: int
    in_order: list[str]
    notes: list[str]


class AuditWant(BaseModel):
    """How one of the things that customers want stands."""

    want: str
    name: str
    state: Literal["covered", "partly", "not_covered"]
    word: str
    by: list[str]


class Audit(BaseModel):
    """The whole map check."""

    marks: list[AuditMark]
    findings: list[AuditFinding]
    wants: list[AuditWant]
    asked: int
    as_of: datetime | None
    """The instant up to which events were counted; None: the drawing alone was checked."""
