"""Rules about stages: where cycles stop, where stays are long, where people turn back."""

from __future__ import annotations

from percorso.share.figures import SMALL, Row
from percorso.share.report.facts import Facts
from percorso.share.report.findings.finding import Finding, strong

TURNS_BACK = 0.01
"""The least share of stays that go back which is worth a sentence."""
UNDECIDED = 0.1
"""The share of undecided cycles from which it is early to judge."""


def _stopped(row: Row) -> int:
    return int(row["decided"]) - int(row["converted"])


def largest_drop_off(facts: Facts) -> Finding | None:
    """The stage before the goal in which most decided cycles stop."""
    goal = facts.figures.journey.goal_index()
    rows = [row for row in facts.measured_rows if (row.get("decided") or 0) >= SMALL]
    before = [row for row in rows if goal is None or facts.numbers[row["stage"]] <= goal]
    found = max(before or rows, key=_stopped, default=None)
    if found is None or _stopped(found) < 1:
        return None
    words = facts.words
    share = words.interval(found["drop_off"], found["drop_off_low"], found["drop_off_high"])
    text = words(
        "{stage} is where most cycles stop: {n} of {decided} decided ones entered no later stage.",
        stage=strong(facts.stage_name(found["stage"])),
        n=strong(words.number(_stopped(found))),
        decided=words.number(found["decided"]),
    )
    base = words("Drop-off {share}", share=share)
    if found.get("undecided"):
        undecided = words.plural(
            "{n} undecided cycle is not counted",
            "{n} undecided cycles are not counted",
            found["undecided"],
        )
        base = f"{base}; {undecided}"
    return Finding("largest_drop_off", words("Drop-off"), text, f"{base}.", "stages",
                   facts.numbers[found["stage"]])  # fmt: skip


def slowest_stage(facts: Facts) -> Finding | None:
    """The stage with the longest median time, when there are two to tell apart."""
    rows = [
        row for row in facts.measured_rows
        if row.get("time_median_s") is not None and (row.get("entries") or 0) >= SMALL
    ]  # fmt: skip
    found = max(rows, key=lambda row: float(row["time_median_s"]), default=None)
    if found is None or len(rows) < 2 or found["time_median_s"] <= 0:
        return None
    words = facts.words
    time = strong(words.duration_words(found["time_median_s"]))
    text = words(
        "{stage} takes longest: half of the stays last {time} or more.",
        stage=strong(facts.stage_name(found["stage"])),
        time=time,
    )
    entries = words.plural("{n} stay", "{n} stays", found["entries"])
    if found.get("time_p90_s") is None:
        base = words("More than one in ten is still there; {stays}.", stays=entries)
    else:
        late = words.duration_words(found["time_p90_s"])
        base = words("One in ten lasts {time} or more; {stays}.", time=late, stays=entries)
    return Finding("slowest_stage", words("Time in stage"), text, base, "time",
                   facts.numbers[found["stage"]])  # fmt: skip


def most_returns(facts: Facts) -> Finding | None:
    """The stage that most stays leave for an earlier one."""
    rows = [row for row in facts.measured_rows if row["entries"] >= SMALL]
    found = max(rows, key=lambda row: int(row["returned"] or 0), default=None)
    if found is None or (found["returned"] or 0) < TURNS_BACK * found["entries"]:
        return None
    words = facts.words
    text = words(
        "From {stage}, {n} of {entries} stays went back to an earlier stage.",
        stage=strong(facts.stage_name(found["stage"])),
        n=strong(words.number(found["returned"])),
        entries=words.number(found["entries"]),
    )
    share = words.share(found["returned"] / found["entries"])
    return Finding("most_returns", words("Returns"), text,
                   _where_to(facts, found["stage"], share), "flow",
                   facts.numbers[found["stage"]])  # fmt: skip


def _where_to(facts: Facts, stage: str, share: str) -> str:
    words = facts.words
    back = [r for r in facts.figures.flow if r["from"] == stage and r.get("kind") == "returned"]
    most = max(back, key=lambda row: int(row["n"]), default=None)
    if most is None:
        return words("{share} of its stays.", share=share)
    return words(
        "{share} of its stays; most often to {stage}, after {time} (median).",
        share=share,
        stage=facts.stage_name(most["to"]),
        time=words.duration_words(most.get("median_s")),
    )


def early_to_judge(facts: Facts) -> Finding | None:
    """The stage with the largest share of undecided cycles, when it is large."""
    rows = [row for row in facts.measured_rows if (row.get("cycles") or 0) >= SMALL]
    open_rows = [row for row in rows if row.get("undecided") is not None]
    found = max(open_rows, key=lambda row: _open_share(row), default=None)
    if found is None or _open_share(found) < UNDECIDED:
        return None
    words = facts.words
    text = words(
        "It is early to judge {stage}: {share} of its cycles are undecided.",
        stage=strong(facts.stage_name(found["stage"])),
        share=strong(words.share(_open_share(found))),
    )
    base = words(
        "{n} of {cycles} cycles; they count neither as conversion nor as drop-off.",
        n=words.number(found["undecided"]),
        cycles=words.number(found["cycles"]),
    )
    return Finding("early_to_judge", words("Undecided"), text, base, "stages",
                   facts.numbers[found["stage"]])  # fmt: skip


def _open_share(row: Row) -> float:
    return float(row["undecided"]) / float(row["cycles"])


def few_data(facts: Facts) -> Finding | None:
    """Stages whose shares rest on fewer than thirty decided cycles."""
    few = [row for row in facts.measured_rows if 0 < (row.get("decided") or 0) < SMALL]
    if not few:
        return None
    words = facts.words
    names = words.listed([facts.stage_name(row["stage"]) for row in few])
    text = words("Few data in {stages}: fewer than {n} decided cycles.",
                 stages=strong(names), n=words.number(SMALL))  # fmt: skip
    base = words("Their shares stand in grey, with their n.")
    return Finding("few_data", words("Few data"), text, base, "stages")


def unmeasured_stages(facts: Facts) -> Finding | None:
    """Stages that are drawn and have no rule."""
    drawn = [stage for stage in facts.figures.journey.stages if not stage.measured]
    if not drawn:
        return None
    words = facts.words
    names = words.listed([facts.say(stage.name) for stage in drawn])
    text = words.plural("{n} stage is drawn but not measured: {stages}.",
                        "{n} stages are drawn but not measured: {stages}.",
                        len(drawn), stages=strong(names))  # fmt: skip
    base = words("Without a rule no event counts there, and the figures stay empty.")
    return Finding("unmeasured_stages", words("Not measured yet"), text, base, "quality")


def nothing_measured(facts: Facts) -> Finding | None:
    """No event of the period matched any stage's rule."""
    if any(row["entries"] for row in facts.measured_rows):
        return None
    words = facts.words
    text = words("No stay began in this period: no event matched a stage’s rule.")
    events = words.plural("{n} event came in", "{n} events came in",
                          facts.figures.summary.get("events") or 0)  # fmt: skip
    base = words("{events}; the data section lists the names that no rule matches.", events=events)
    return Finding("nothing_measured", words("No data"), text, base, "quality")
