"""The one sentence of the home page: what the data say, else what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from percorso.mark import N_
from percorso.server.home.cards import amount, worst_stage
from percorso.server.home.known import Known
from percorso.server.home.kpis import furthest_off, standings
from percorso.server.home.shapes import Waiting
from percorso.words import Words

_NEXT = {
    "action": (
        N_("{n} action of yours is due; start there."),
        N_("{n} actions of yours are due; start there."),
    ),
    "mention": (
        N_("{n} colleague waits for your answer."),
        N_("{n} colleagues wait for your answer."),
    ),
}
_FIRST, _NONE = N_("Draw your first journey."), N_("Nobody has drawn a journey here yet.")


def sentence(every: Sequence[Known], waiting: Sequence[Waiting], lang: str, draws: bool) -> str:
    """What matters today, in one sentence; `draws`: whether the reader may draw journeys."""
    if not every:
        return Words.of(lang)(_FIRST if draws else _NONE)
    told = _stops(every, lang) or _off_target(every, lang)
    return told or _to_do(every, waiting, lang)


def _stops(every: Sequence[Known], lang: str) -> str | None:
    """Where the largest share of people stops, over all measured journeys."""
    words = Words.of(lang)
    found = [(known, worst) for known in every if (worst := worst_stage(known))]
    if not found:
        return None
    known, (stage, row) = max(found, key=lambda one: one[1][1]["drop_off"] or 0.0)
    lost = (row["decided"] or 0) - (row.get("converted") or 0)
    return words(
        N_("The largest loss is in {stage}: {share} ({n} of {all} with an outcome)."),
        stage=known.say(stage.name, lang), share=words.share(row["drop_off"]),
        n=words.number(lost), all=words.number(row["decided"]),
    )  # fmt: skip


def _off_target(every: Sequence[Known], lang: str) -> str | None:
    """The KPI furthest from its target, over all journeys that show what is there today."""
    today = [known for known in every if known.journey.kind != "future"]
    found = [(known, off) for known in today if (off := furthest_off(standings(known)))]
    if not found:
        return None
    known, off = max(found, key=lambda one: one[1].gap)
    return Words.of(lang)(
        N_("Off target: {kpi} in {stage}, {value} against {target}."),
        kpi=known.say(off.kpi.name, lang), stage=known.say(off.stage.name, lang),
        value=amount(known, off.kpi, off.value, lang),
        target=amount(known, off.kpi, off.target, lang),
    )  # fmt: skip


def _to_do(every: Sequence[Known], waiting: Sequence[Waiting], lang: str) -> str:
    words = Words.of(lang)
    for kind, (one, other) in _NEXT.items():
        if n := sum(item.kind == kind for item in waiting):
            return words.plural(one, other, n)
    return _next_step(every, lang)


def _next_step(every: Sequence[Known], lang: str) -> str:
    """What a map needs before it can say anything: rules, then data."""
    words = Words.of(lang)
    ruled = [k for k in every if any(stage.measured for stage in k.journey.stages)]
    if ruled:
        title = ruled[0].title(lang)
        return words(N_("“{title}” is ready to be measured: bring events in."), title=title)
    title = every[0].title(lang)
    return words(N_("Finish “{title}” with the guide, then give its stages a rule."), title=title)
