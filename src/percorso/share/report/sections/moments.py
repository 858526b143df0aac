"""Micro-moments: how many cycles hold a short visit by phone, when, and what comes of them."""

from __future__ import annotations

from percorso.measure.moments.remarks import KIND_NAMES
from percorso.share.figures import Row, Rows
from percorso.share.report.drawing import picture
from percorso.share.report.facts import Facts
from percorso.share.report.section import Part, Section, Sentence

ALL, UNKNOWN = "all", "unknown"


def section(facts: Facts) -> Section | None:
    """What comes of each kind, and the hours in which people reach for the phone."""
    told = facts.answer("moments")
    if told is None or not any(row["moments"] for row in told.rows):
        return None
    parts: list[Part] = []
    if any(row["converted_share"] is not None for row in told.rows):
        parts.append(picture(facts, "moments", told.rows, "kinds"))
    hours = facts.answer("moments_hours")
    if hours is not None:
        parts.append(picture(facts, "moments", hours.rows, "times"))
    parts.append(Sentence(told.definition))
    parts += [Sentence(remark) for remark in told.remarks]
    note = _note(facts, told.rows, hours.rows if hours is not None else ())
    return Section("moments", facts.words("Micro-moments"), note, parts, open=False)


def _note(facts: Facts, rows: Rows, hours: Rows) -> str:
    """What to see: how many cycles hold one, of which kind most often, and at which hour."""
    words = facts.words
    whole, peak = rows[0], _peak(hours)
    kinds = [row for row in rows[1:] if row["kind"] != UNKNOWN and row["moments"]]
    shares = {
        "n": words.number(whole["cycles_of"]),
        "share": words.share(whole["cycles_share"]),
    }
    if not kinds or peak is None:
        return words("Of {n} cycles, {share} hold a micro-moment.", **shares)
    most = max(kinds, key=lambda row: int(row["moments"]))
    return words(
        "Of {n} cycles, {share} hold a micro-moment: most often {kind} ({part}), and most of all "
        "from {hour} on.", kind=words(KIND_NAMES[most["kind"]]).lower(),
        part=words.share(most["share"]), hour=f"{peak['hour']}:00", **shares,
    )  # fmt: skip


def _peak(hours: Rows) -> Row | None:
    """The hour with the most moments."""
    own = [row for row in hours if row["kind"] == ALL and row["moments"]]
    return max(own, key=lambda row: int(row["moments"]), default=None)
