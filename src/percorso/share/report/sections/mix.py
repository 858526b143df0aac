"""The mix: what each channel brings for its cost, and the split of the budget that brings most."""

from __future__ import annotations

from percorso.explain.mix.remarks import amount
from percorso.formats import UNKNOWN
from percorso.share.figures import Row, Told
from percorso.share.report.drawing import picture
from percorso.share.report.facts import Facts
from percorso.share.report.section import Grid, Part, Section, Sentence
from percorso.share.report.tables import Cell, Column, Group, Table
from percorso.words import Words

MOST = 12


def section(facts: Facts) -> Section | None:
    """The split now and as proposed, with the curves behind it; or why there is none."""
    told = facts.answer("mix")
    if told is None or not told.rows:
        return None
    words = facts.words
    as_is = next(row for row in told.rows if row["what"] == "as_is")
    gain = next((row for row in told.rows if row["what"] == "difference"), None)
    parts: list[Part] = []
    curves = facts.answer("mix_curves")
    if gain is not None and curves is not None and curves.rows:
        parts.append(picture(facts, "mix", told.rows, "split", half=True))
        parts.append(picture(facts, "mix", curves.rows, "curves"))
    parts.append(Grid(_table(words, told.rows)))
    parts += [Sentence(text) for text in _said(told, as_is) if text]
    note = _note(words, as_is, gain)
    return Section("mix", words("The channel mix"), note, parts, open=False)


def _said(told: Told, as_is: Row) -> list[str]:
    """The definition and the remarks; of a refusal, what the first sentence has not said."""
    if as_is["refused"]:
        return [text for text in told.remarks if text not in as_is["refused"]]
    return [told.definition, *told.remarks]


def _note(words: Words, as_is: Row, gain: Row | None) -> str:
    """What to see: whether another split of the same money would bring more."""
    if as_is["refused"]:
        return str(as_is["refused"])
    if gain is None:
        return words("There is nothing to move: fewer than two channels have a response.")
    money = words.money(round(as_is["spend"]), as_is["currency"])
    of, currency = as_is["of"], as_is["value_currency"]
    told = {name: amount(words, gain[name], of, currency) for name in ("response", "low", "high")}
    if gain["low"] <= 0:
        return words(
            "The data do not tell a better split of {money} a week than the present one: the "
            "difference lies between {low} and {high}.", money=money, **_bounds(told),
        )  # fmt: skip
    return words(
        "The same {money} a week, split otherwise, would bring {value} more, between {low} and "
        "{high}, if the fit holds.", money=money, value=told["response"], **_bounds(told),
    )  # fmt: skip


def _bounds(told: dict[str, str]) -> dict[str, str]:
    return {"low": told["low"], "high": told["high"]}


def _table(words: Words, rows: tuple[Row, ...] | list[Row]) -> Table:
    found = [row for row in rows if row["what"] == "channel"]
    curved = any(row["response"] is not None for row in found)
    columns = [Column(words("Channel"), figures=False), Column(words("Spend a week"))]
    if curved:
        columns += [Column(words("Proposed")), Column(words("Brings a week")),
                    Column(words("Cost of one more"))]  # fmt: skip
    lines = [_line(words, row, curved) for row in found[:MOST]]
    note = words("Small figures: the middle 95% of the draws.") if curved else ""
    if rest := len(found) - MOST if len(found) > MOST else 0:
        note += " " + words.plural("{n} smaller channel is left out.",
                                   "{n} smaller channels are left out.", rest)  # fmt: skip
    return Table(words("What each channel brings for its cost"), columns, [Group(lines)],
                 note.strip())  # fmt: skip


def _line(words: Words, row: Row, curved: bool) -> list[Cell]:
    cells = [Cell(row["channel"]), _money(words, row["spend"], row["currency"])]
    if not curved:
        return cells
    return [*cells, _proposed(words, row), _response(words, row),
            _money(words, row["cost_next"], row["currency"])]  # fmt: skip


def _money(words: Words, value: float | None, currency: str | None) -> Cell:
    if value is None:
        return Cell(UNKNOWN, tone="muted")
    return Cell(words.money(round(value, 2 if value < 10 else 0), currency))


def _proposed(words: Words, row: Row) -> Cell:
    if row["proposed"] is None or row["response"] is None:
        return Cell(UNKNOWN, tone="muted")
    change = row["change"] / row["spend"] if row["spend"] else 0.0
    told = words.money(round(row["proposed"]), row["currency"])
    return Cell(told, f"{words.signed(100 * change, 0)}%" if abs(change) >= 0.005 else "")


def _response(words: Words, row: Row) -> Cell:
    if row["response"] is None:
        return Cell(UNKNOWN, tone="muted")
    of, currency = row["of"], row["value_currency"]
    small = "" if row["low"] is None else (
        f"{words.decimal(row['low'], 1)}–{words.decimal(row['high'], 1)}"
    )  # fmt: skip
    told = amount(words, row["response"], of, currency)
    return Cell(told, small, tone="muted") if row["low"] == 0 else Cell(told, small)
