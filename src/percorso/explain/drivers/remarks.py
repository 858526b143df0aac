"""What to know beside the rows: who is compared in which window, and who was left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from percorso.explain.drivers.rows import Teller
from percorso.explain.drivers.units import EARLY, ENDED, LOST, UNDECIDED, WON
from percorso.measure.answer import Row
from percorso.words import N_, Words

if TYPE_CHECKING:
    from percorso.explain.drivers.question import Drivers

TO = {
    "later": N_("entered a later stage"),
    "next": N_("entered the next stage"),
    "goal": N_("reached the goal"),
}
MOST_GROUPS = 4


def remarks(question: Drivers, teller: Teller, rows: list[Row]) -> tuple[str, ...]:
    """The sentences under the table, in the reader's language."""
    words = Words.of(teller.run.lang)
    said = [*_exposed(words, question, teller)]
    if said:
        said += _tested(words, question, teller, rows)
    for name in teller.plan.catalogue.left_out:
        said.append(words("{field} has too many values to look at; name those that matter with "
                          "--behaviour.", field=name))  # fmt: skip
    if not teller.plan.stages:
        said.append(words("There is no stage from which one can go on."))
    return tuple(said)


def _exposed(words: Words, question: Drivers, teller: Teller) -> Iterator[str]:
    run = teller.run
    outcome = (
        words(TO[question.outcome]) if question.outcome in TO else words.quoted(question.outcome)
    )
    labels = run.labels()
    for group, label in enumerate(labels[:MOST_GROUPS]):
        for stage in teller.plan.stages:
            states = teller.counts.states[group * run.plan.stages + stage]
            if not states.sum():
                continue
            place = words.quoted(_stage(teller, stage))
            if label is not None:
                place = f"{place} ({label})"
            window = int(teller.window[stage])
            if window < 0:
                yield words("{stage}: nobody went on, so nothing can be compared.", stage=place)
                continue
            yield words(
                "{stage}, window of {window}: of {entries} first entries {early} went on sooner, "
                "{ended} ended sooner, {undecided} undecided; of the other {n}, {won} went on "
                "({outcome}).",
                stage=place, window=words.duration(window / 1e6),
                entries=words.number(int(states.sum())), early=words.number(int(states[EARLY])),
                ended=words.number(int(states[ENDED])), n=words.number(int(states[LOST] +
                states[WON])), undecided=words.number(int(states[UNDECIDED])),
                won=words.number(int(states[WON])), outcome=outcome,
            )  # fmt: skip


def _stage(teller: Teller, stage: int) -> str:
    from percorso.journey import text

    journey = teller.run.journey
    return text(teller.run.stages[stage].name, teller.run.lang, journey.language)


def _tested(words: Words, question: Drivers, teller: Teller, rows: list[Row]) -> Iterator[str]:
    tested = teller.tested
    yield words.plural(
        "{n} behaviour was tested; {found} stand out.",
        "{n} behaviours were tested; {found} stand out.", tested,
        found=words.number(sum(bool(row["significant"]) for row in rows)),
    )  # fmt: skip
    if not tested:
        yield words.plural(
            "No behaviour has {n} entry with it and as many without it.",
            "No behaviour has {n} entries with it and as many without it.", question.least,
        )  # fmt: skip
    if teller.plan.devices:
        yield words("Adjusted odds hold the kind of cycle and the device constant.")
    else:
        yield words("Adjusted odds hold the kind of cycle constant.")
