"""What if the definition were another: the same steps, and the number under each definition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from percorso.durations import microseconds
from percorso.measure.answer import Row
from percorso.measure.funnel.counting import Attempts, count
from percorso.measure.funnel.plan import (
    COUNTS,
    CYCLES,
    EXCLUSIONS,
    FIRST_ONLY,
    MOST_STEPS_ANY,
    NO_LIMIT,
    ORDERS,
    Plan,
)
from percorso.measure.funnel.presets import NAMES, PRESETS, Definition
from percorso.measure.funnel.reading import Asked
from percorso.measure.funnel.rows import groups, last_figures
from percorso.measure.run import Run
from percorso.words import Words

COLUMNS = ("definition", "order", "within", "start", "count", "exclusion")
WINDOWS = ("1d", "7d", "30d", None)
ASKED = "asked"


def what_if_rows(run: Run, asked: Asked, words: Words) -> list[Row]:
    """One row for each group and definition."""
    variants = list(_variants(asked))
    found = count(run, asked, [plan for _, _, plan in variants], last_only=True)
    rows: list[Row] = []
    for group in groups(run, found[0].group):
        for (name, definition, plan), attempts in zip(variants, found, strict=True):
            row: Row = {"segment": run.labels()[group]} if run.grouping.split else {}
            row |= {"variant": name, "definition": _called(name, definition, words)}
            row |= _said(definition, plan, bool(asked.exclude), words)
            rows.append(row | _figures(attempts, group))
    return rows


def _variants(asked: Asked) -> Iterator[tuple[str, Definition, Plan]]:
    """The definition asked for, those of the tools, and it with one thing changed."""
    found: list[tuple[str, Definition]] = [(ASKED, asked.definition)]
    found += list(PRESETS.items())
    found += [(f"order={each}", replace(asked.definition, order=each)) for each in ORDERS]
    found += [(f"count={each}", replace(asked.definition, count=each)) for each in COUNTS]
    found += [(f"start={each}", replace(asked.definition, start=each)) for each in FIRST_ONLY]
    found += [(f"within={each or 'none'}", replace(asked.definition, within=each))
              for each in WINDOWS]  # fmt: skip
    if asked.exclude:
        found += [(f"exclusion={each}", replace(asked.definition, exclusion=each))
                  for each in EXCLUSIONS]  # fmt: skip
    for number, (name, definition) in enumerate(found):
        again = number and name not in PRESETS and definition == asked.definition
        if not again and not (definition.order == "any" and not _any_fits(asked)):
            yield name, definition, _plan(asked.plan, definition)


def _any_fits(asked: Asked) -> bool:
    """Whether the steps can be counted in any order: not too many, none optional or between."""
    plan = asked.plan
    whole = (plan.between == (0, plan.steps - 1)).all()
    return plan.steps <= MOST_STEPS_ANY and not plan.optional.any() and bool(whole)


def _plan(plan: Plan, definition: Definition) -> Plan:
    within = definition.within
    return replace(
        plan,
        order=ORDERS.index(definition.order),
        within=NO_LIMIT if within is None else microseconds(within),
        first=definition.start == "first",
        count=COUNTS.index(definition.count),
        exclusion=EXCLUSIONS.index(definition.exclusion),
        inside=definition.inside,
    )


def _called(name: str, definition: Definition, words: Words) -> str:
    """A definition as the reader calls it."""
    from percorso.measure.funnel.telling import LABELS, VALUES

    if name in NAMES:
        return NAMES[name]
    key, _, value = name.partition("=")
    if not value:
        return words("As asked")
    if key == "within":
        said = words("no limit") if definition.within is None else _length(definition.within, words)
    else:
        said = words(VALUES["furthest" if key == "start" and value == "any" else value])
    return f"{words(LABELS[key])}: {said}"


def _length(within: str, words: Words) -> str:
    from percorso.measure.funnel.telling import length

    return length(microseconds(within), words)


def _said(definition: Definition, plan: Plan, excluding: bool, words: Words) -> Row:
    from percorso.measure.funnel.telling import length

    return {
        "order": definition.order,
        "within": length(plan.within, words) if plan.within < NO_LIMIT else None,
        "start": "first" if plan.first else None if plan.count > CYCLES else "furthest",
        "count": definition.count,
        "exclusion": definition.exclusion if excluding else None,
    }


def _figures(found: Attempts, group: int) -> Row:
    """The last step of one definition; the one step that is kept is the last."""
    at = found.at[found.group == group]
    return {"started": len(at)} | last_figures(at)
