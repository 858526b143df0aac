"""KPIs that do not reach their targets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from percorso.journey.audit.check import Check
from percorso.journey.audit.finding import Hit, Place, hit
from percorso.journey.audit.look import kpis
from percorso.journey.audit.look import name as name_of
from percorso.journey.audit.said import Count, Name, Piece, Said, plural, say
from percorso.measure.audit.look import MeasuredLook
from percorso.measure.audit.signals import few
from percorso.measure.targets import Amount, Judged, judge
from percorso.words import N_, Words


def find(look: MeasuredLook) -> Iterator[Hit]:
    """KPIs off target: each measured one, and those whose value was written by hand together."""
    advice = say(N_("Decide at the next check-in: an action to change it, or a new target."))
    off = [(place, found) for place, found in judged(look) if found.met is False]
    for place, found in off:
        if found.measured:
            shaky = [few(found.cases)] if found.few and found.cases is not None else []
            yield hit(
                [place], (_said(look, place, found), *shaky), advice, "low" if found.few else None
            )
    written = [(place, found) for place, found in off if not found.measured]
    if written:
        says = plural(
            "A KPI whose value was written by hand is off target: {names}.",
            "{n} KPIs whose values were written by hand are off target: {names}.",
            len(written),
            names=_Off(tuple(found for _, found in written)),
        )
        yield hit([place for place, _ in written], says, advice)


@dataclass(frozen=True)
class _Off:
    """KPIs off target, each with its value and target."""

    found: tuple[Judged, ...]

    def said(self, words: Words, default: str | None) -> str:
        """All of them: each is judged by its own number."""
        return words.listed([self._one(one, words, default) for one in self.found])

    def _one(self, one: Judged, words: Words, default: str | None) -> str:
        value, target = (Amount(n or 0, one.kpi, bare=True) for n in (one.value, one.kpi.target))
        return words(
            "{kpi} ({value} and not {target})",
            kpi=Name(one.kpi.name).said(words, default),
            value=value.said(words, default),
            target=target.said(words, default),
        )

    def plain(self) -> Any:
        """The ids of the KPIs with values and targets."""
        return [{"kpi": k.kpi.id, "value": k.value, "target": k.kpi.target} for k in self.found]


def notes(look: MeasuredLook) -> Iterator[Said]:
    """The KPIs that are on target."""
    for place, found in judged(look):
        if found.met and not found.few and found.value is not None:
            yield say(
                N_("On target: {kpi} ({stage}), {value}; target {target}."),
                kpi=Name(found.kpi.name),
                stage=_stage(look, place),
                value=Amount(found.value, found.kpi),
                target=Amount(found.kpi.target or 0, found.kpi),
            )


def judged(look: MeasuredLook) -> Iterator[tuple[Place, Judged]]:
    """Every KPI against its target."""
    rows = {place.key: look.rows.get(stage.id, {}) for place, stage in look.stages()}
    for place, kpi in kpis(look):
        yield place, judge(kpi, rows[place.key.rpartition(".")[0]])


def _stage(look: MeasuredLook, place: Place) -> Name:
    of = place.key.rpartition(".")[0]
    return next(name_of(one) for one, _ in look.stages() if one.key == of)


_MESSAGES = {
    ("higher", True): N_("{kpi} ({stage}): {value}, out of {n}; target at least {target}."),
    ("lower", True): N_("{kpi} ({stage}): {value}, out of {n}; target at most {target}."),
    ("higher", False): N_("{kpi} ({stage}): {value}; target at least {target}."),
    ("lower", False): N_("{kpi} ({stage}): {value}; target at most {target}."),
}


def _said(look: MeasuredLook, place: Place, found: Judged) -> Said:
    kpi = found.kpi
    values: dict[str, Piece] = {
        "kpi": name_of(place),
        "stage": _stage(look, place),
        "value": Amount(found.value or 0, kpi),
        "target": Amount(kpi.target or 0, kpi),
    }
    if found.base is not None:
        values["n"] = Count(found.base)
    return Said(_MESSAGES[kpi.better, found.base is not None], values=tuple(values.items()))


CHECK = Check(
    "kpi_off_target",
    "improving",
    "medium",
    N_("KPIs on target"),
    N_("Are the KPIs on target?"),
    N_("This is what the stages are judged by."),
    find,
    of="kpis",
    notes=notes,
)
