"""Attribution: what each model credits each channel, what it cost, and what no path can hold."""

from __future__ import annotations

from collections import Counter

from percorso.formats import UNKNOWN
from percorso.measure.attribution.refusals import MODELS_SAID
from percorso.share.figures import SMALL, Row
from percorso.share.report.drawing import picture
from percorso.share.report.facts import Facts
from percorso.share.report.section import Grid, Part, Section, Sentence
from percorso.share.report.tables import Cell, Column, Group, Table, count
from percorso.words import Words

COLUMNS = ("first", "last", "linear", "markov", "shapley_rate")
"""The models in the table; the picture shows all."""
BANDED = ("markov", "shapley_rate")
MOST = 12
NO_TOUCH = "no touch"


def section(facts: Facts) -> Section | None:
    """The models side by side as a picture and a table, and the media known only as totals."""
    told = facts.answer("attribution")
    rows = [] if told is None else [r for r in told.rows if r.get("credit") is not None]
    if told is None or not any(row["channel"] != NO_TOUCH for row in rows):
        return None
    words = facts.words
    parts: list[Part] = [picture(facts, "attribution", told.rows), Grid(_table(facts, rows))]
    media = [row for row in told.rows if row["model"] == "media"]
    parts += [Grid(_media(words, media))] if media else []
    parts += [Sentence(text) for text in (told.definition, *told.remarks) if text]
    return Section("attribution", words("Attribution"), _note(words, rows), parts)


def _note(words: Words, rows: list[Row]) -> str:
    """What to see: who leads by most models, and where the choice of model decides most."""
    leads = Counter(_leader(rows, model) for model in _models(rows))
    leader, times = leads.most_common(1)[0]
    said = words(
        "Of {n} conversions, most go to {channel} by {times} of {models} models.",
        n=words.number(rows[0]["conversions"]), channel=words.quoted(leader),
        times=words.number(times), models=words.number(leads.total()),
    )  # fmt: skip
    apart = {channel: _span(rows, channel) for channel in _channels(rows) if channel != NO_TOUCH}
    widest = max(apart, key=lambda name: apart[name][1]["share"] - apart[name][0]["share"])
    low, high = apart[widest]
    if high["share"] - low["share"] < 0.01:
        return said
    return f"{said} " + words(
        "The choice of model matters most for {channel}: {low} by {low_model}, {high} by "
        "{high_model}.", channel=words.quoted(widest), low=words.share(low["share"]),
        low_model=words(MODELS_SAID[low["model"]]), high=words.share(high["share"]),
        high_model=words(MODELS_SAID[high["model"]]),
    )  # fmt: skip


def _models(rows: list[Row]) -> list[str]:
    return list(dict.fromkeys(row["model"] for row in rows))


def _leader(rows: list[Row], model: str) -> str:
    found = [r for r in rows if r["model"] == model and r["channel"] != NO_TOUCH]
    return str(max(found, key=lambda row: float(row["share"]))["channel"])


def _channels(rows: list[Row]) -> list[str]:
    """The channels by their mean share, the largest first; `no touch` last."""
    sums: Counter[str] = Counter()
    for row in rows:
        sums[row["channel"]] += row["share"]
    return sorted(sums, key=lambda name: (name == NO_TOUCH, -sums[name]))


def _span(rows: list[Row], channel: str) -> tuple[Row, Row]:
    found = sorted((r for r in rows if r["channel"] == channel), key=lambda r: float(r["share"]))
    return found[0], found[-1]


def _table(facts: Facts, rows: list[Row]) -> Table:
    words, models = facts.words, [model for model in COLUMNS if model in _models(rows)]
    cost = any(row.get("cost") is not None for row in rows)
    columns = [Column(words("Channel"), figures=False), Column(words("Reached"))]
    columns += [Column(words(MODELS_SAID[model])) for model in models]
    columns += [Column(words("Cost")), Column(words("Cost per conversion"))] * cost
    channels = _channels(rows)
    kept = [name for place, name in enumerate(channels) if place < MOST or name == NO_TOUCH]
    lines = [_line(words, rows, channel, models, cost) for channel in kept]
    note = words("Small figures: the middle 90% of the draws. Cost per conversion: from the model "
                 "that credits most to the one that credits least.") if cost else ""  # fmt: skip
    if rest := len(channels) - len(kept):
        note += " " + words.plural("{n} smaller channel is left out.",
                                   "{n} smaller channels are left out.", rest)  # fmt: skip
    note = note.strip()
    return Table(words("Share of the conversions by model"), columns, [Group(lines)], note)


def _line(words: Words, rows: list[Row], channel: str, models: list[str], cost: bool) -> list[Cell]:
    found = {row["model"]: row for row in rows if row["channel"] == channel}
    first = next(iter(found.values()))
    name = words("No touch") if channel == NO_TOUCH else channel
    cells = [Cell(name), count(words, first["n"])]
    cells += [_share(words, found.get(model)) for model in models]
    return cells + [_cost(words, first), _per(words, list(found.values()))] * cost


def _share(words: Words, row: Row | None) -> Cell:
    if row is None:
        return Cell(UNKNOWN, tone="muted")
    if row["conversions"] < SMALL:
        return Cell(words.share(row["share"]), words.sample(row["conversions"]), tone="muted")
    low, high = row.get("low"), row.get("high")
    if low is None or high is None or row["model"] not in BANDED:
        return Cell(words.share(row["share"]))
    return Cell(
        words.share(row["share"]), f"{words.decimal(low * 100)}–{words.decimal(high * 100)}"
    )


def _cost(words: Words, row: Row) -> Cell:
    if row.get("cost") is None:
        return Cell(UNKNOWN, tone="muted")
    return Cell(words.money(row["cost"], row.get("cost_currency")))


def _per(words: Words, rows: list[Row]) -> Cell:
    """The cost of a conversion by the kindest model and by the hardest."""
    known = sorted(row["cost_per_conversion"] for row in rows if row.get("cost_per_conversion"))
    if not known:
        return Cell(UNKNOWN, tone="muted")
    currency = next(row["cost_currency"] for row in rows)
    return Cell(words.money(known[0], currency), f"– {words.money(known[-1], currency)}")


def _media(words: Words, rows: list[Row]) -> Table:
    columns = [Column(words("Channel"), figures=False), Column(words("Title"), figures=False),
               Column(words("Contacts")), Column(words("GRP")), Column(words("Cost")),
               Column(words("Credit"))]  # fmt: skip
    lines = [
        [Cell(row["channel"]), Cell(row.get("title") or UNKNOWN),
         count(words, row.get("impressions")), count(words, row.get("grp")), _cost(words, row),
         Cell(words("unknown"), tone="muted")]
        for row in rows
    ]  # fmt: skip
    return Table(words("Media known only as totals"), columns, [Group(lines)])
