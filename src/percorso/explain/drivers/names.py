"""The words for behaviours, for tables, charts and reports."""

from __future__ import annotations

from percorso.explain.drivers.behaviours import Behaviour
from percorso.journey import text
from percorso.measure.run import Run
from percorso.measure.selectors import selector
from percorso.words import N_, Words

KIND_WORDS = {
    "touchpoint": N_("Touchpoint"),
    "event": N_("Event"),
    "channel": N_("Channel"),
    "signal": N_("Signal"),
    "sessions": N_("Visits"),
    "hour": N_("Hour"),
    "property": N_("Property"),
}
"""The words for the kinds of behaviour."""

PROPERTIES = {
    "device": N_("Device"),
    "geo_region": N_("Region"),
    "utm_campaign": N_("Campaign"),
}


def name_of(run: Run, behaviour: Behaviour, words: Words) -> str:
    """A behaviour as a reader calls it."""
    said = _once(run, behaviour, words)
    if behaviour.kind == "sessions":
        return words.plural("At least {n} visit", "At least {n} visits", behaviour.times)
    if behaviour.times == 1:
        return said
    return words.plural(
        "{what}, at least {n} time", "{what}, at least {n} times", behaviour.times, what=said
    )


def _once(run: Run, behaviour: Behaviour, words: Words) -> str:
    name = behaviour.name
    if behaviour.kind == "touchpoint":
        drawn = (each for each in run.journey.touchpoints if each.id == name)
        return next((text(each.name, run.lang, run.journey.language) for each in drawn), name)
    if behaviour.kind == "property":
        field, _, value = name.partition("=")
        known = PROPERTIES.get(field)
        return f"{words(known) if known else field}: {value}"
    if behaviour.kind == "hour":
        first, _, last = name.partition("-")
        return words("Begins from {first} to {last} h", first=int(first), last=int(last))
    if behaviour.kind == "signal":
        return selector(run.journey, name, run.lang).label
    if behaviour.kind == "channel":
        return words("Channel: {name}", name=name)
    return name
