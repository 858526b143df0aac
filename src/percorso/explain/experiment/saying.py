"""The plain sentences: what may be concluded, figure by figure."""

from __future__ import annotations

from percorso.explain.experiment.arms import CONTROL, STOP, TOO_FEW, Asked, Told
from percorso.explain.experiment.figures import Figure
from percorso.measure.answer import Row
from percorso.measure.charts.frame import group_name
from percorso.words import N_, Words

VERDICTS = {
    "control": N_("Control"),
    "stop": N_("Stop"),
    "few": N_("Too few"),
    "unclear": N_("Nothing can be told"),
    "better": N_("Does better"),
    "worse": N_("Does worse"),
    "higher": N_("Higher"),
    "lower": N_("Lower"),
}
_SURE = {
    "better": N_("{figure}: {arm} is better than {control} by {by} ({ends})."),
    "worse": N_("{figure}: {arm} is worse than {control} by {by} ({ends})."),
    "higher": N_("{figure}: {arm} is higher than {control} by {by} ({ends})."),
    "lower": N_("{figure}: {arm} is lower than {control} by {by} ({ends})."),
}


def titled(words: Words, figure: Figure, segment: str | None) -> str:
    """The name of a figure, and of the group when there are several."""
    return f"{figure.label} ({group_name(segment, words)})" if segment else figure.label


def amount(words: Words, figure: Figure, value: float | None, currency: str | None) -> str:
    """A figure with its unit: `44.7%`, `€12.30`, `3 d`, `41.0`."""
    if value is None:
        return "–"
    if figure.unit == "share":
        return words.share(value)
    if figure.unit == "money":
        return words.money(round(value, 2), currency)
    return words.duration(value) if figure.unit == "time" else words.decimal(value, 2)


def gap(words: Words, figure: Figure, value: float | None, currency: str | None) -> str:
    """A difference with its unit and sign: `+2.1 pts`."""
    if value is None:
        return "–"
    if figure.unit == "share":
        return words.points(value)
    if figure.unit == "score":
        return words.signed(value, 2)
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + amount(words, figure, abs(value), currency)


def size(words: Words, figure: Figure, value: float, currency: str | None) -> str:
    """A difference with its unit, without sign: `2.1 points`."""
    if figure.unit == "share":
        return words("{n} points", n=words.decimal(abs(value) * 100, 1))
    return amount(words, figure, abs(value), currency)


def ends(words: Words, figure: Figure, low: float, high: float, signed: bool = False) -> str:
    """The ends of an interval, without their unit, but times: `2.4 to 11.8`."""

    def one(value: float) -> str:
        if figure.unit == "time":
            return gap(words, figure, value, None) if signed else words.duration(value)
        scaled, places = (value * 100, 1) if figure.unit == "share" else (value, 2)
        return words.signed(scaled, places) if signed else words.decimal(scaled, places)

    return words("{low} to {high}", low=one(low), high=one(high))


def result(words: Words, line: Told) -> Row:
    """The cells that people read: the figure and the difference, each with its interval."""
    return shown(words, line.figure, line.row)


def shown(words: Words, figure: Figure, row: Row) -> Row:
    """The figure of a row and its difference as people read them, each with its interval."""
    own = amount(words, figure, row["value"], row["currency"])
    if row["low"] is not None:
        own = f"{own} ({ends(words, figure, row['low'], row['high'])})"
    against = gap(words, figure, row["difference"], row["currency"])
    if row["difference_low"] is not None:
        low, high = row["difference_low"], row["difference_high"]
        against = f"{against} ({ends(words, figure, low, high, signed=True)})"
    return {"result": own, "against": against}


def sentence(words: Words, line: Told, asked: Asked) -> str | None:
    """What may be concluded of an arm and a figure; None for the control."""
    row = line.row
    if row["verdict"] == CONTROL:
        return None
    figure = titled(words, line.figure, line.segment)
    if row["verdict"] == STOP:
        return _stop(words, line)
    if row["verdict"] == TOO_FEW:
        return words("{figure}: too few people in {arm} or {control} to compare.",
                     figure=figure, arm=row["arm"], control=row["control"])  # fmt: skip
    if row["verdict"] in _SURE:
        return _sure(words, line, asked, figure)
    low, high = _interval(row, asked)
    said = words(
        "{figure}: nothing can be told yet of {arm} against {control}: {by} ({ends}).",
        figure=figure, arm=row["arm"], control=row["control"],
        by=gap(words, line.figure, _middle(row, asked), row["currency"]),
        ends=ends(words, line.figure, low, high, signed=True),
    )  # fmt: skip
    if not asked.peek and not low <= 0 <= high:
        return f"{said} {words('With all comparisons counted it may be chance.')}"
    return f"{said} {_unseen(words, line)}"


def _unseen(words: Words, line: Told) -> str:
    """Which differences these numbers of people cannot show."""
    row = line.row
    n, others = words.number(row["n"]), words.number(line.others)
    if line.figure.unit == "share" and row["detectable"] > 1:
        return words("{n} and {others} people are too few to see any difference reliably.",
                     n=n, others=others)  # fmt: skip
    least = size(words, line.figure, row["detectable"], row["currency"])
    return words("With {n} and {others} people a difference under {least} is not reliably seen.",
                 n=n, others=others, least=least)  # fmt: skip


def _stop(words: Words, line: Told) -> str:
    """One sentence for all figures of a group."""
    said = words("Stop: the groups do not have the sizes that were planned ({p}), so nothing can "
                 "be concluded.", p=p_said(words, line.row["srm_p"]))  # fmt: skip
    return f"{group_name(line.segment, words)}: {said}" if line.segment else said


def _sure(words: Words, line: Told, asked: Asked, figure: str) -> str:
    row, by = line.row, _middle(line.row, asked)
    low, high = sorted(map(abs, _interval(row, asked)))
    return words(
        _SURE[row["verdict"]], figure=figure, arm=row["arm"], control=row["control"],
        by=size(words, line.figure, by, row["currency"]),
        ends=ends(words, line.figure, low, high),
    )  # fmt: skip


def _source(row: Row, asked: Asked) -> str:
    """Which interval the conclusion rests on."""
    if asked.peek and row["always_low"] is not None:
        return "always"
    return "difference" if row["cuped_low"] is None or asked.peek else "cuped"


def _middle(row: Row, asked: Asked) -> float:
    key = "cuped_difference" if _source(row, asked) == "cuped" else "difference"
    return float(row[key])


def _interval(row: Row, asked: Asked) -> tuple[float, float]:
    source = _source(row, asked)
    return float(row[f"{source}_low"]), float(row[f"{source}_high"])


def p_value(words: Words, p: float | None) -> str:
    """A p-value with three decimals; below that as less than."""
    if p is None:
        return "–"
    return f"< {words.decimal(0.001, 3)}" if p < 0.001 else words.decimal(p, 3)


def p_said(words: Words, p: float) -> str:
    """A p-value in a sentence: `p = 0.019`, `p < 0.001`."""
    return f"p {p_value(words, p)}" if p < 0.001 else f"p = {p_value(words, p)}"
