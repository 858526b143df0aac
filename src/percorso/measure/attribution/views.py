"""The other views of an answer: a row a channel, where the models differ, the commonest paths."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from percorso.engine.columns import UNIT
from percorso.measure.answer import Row

if TYPE_CHECKING:
    from percorso.measure.attribution.telling import Key, Teller, Told

ARROW = " > "
OTHER = "other"


def model_key(key: Key) -> str:
    """The column of a model: `markov` for its first order, `markov_2` for the second."""
    model, order = key
    return model if order < 2 else f"{model}_{order}"


def side_rows(teller: Teller, everything: Sequence[Told]) -> list[Row]:
    """A row for each channel with its share by every model, and how far they lie apart."""
    rows = []
    for told in everything:
        rows += [row | teller.beside.costs(row["channel"], None, teller.run, per=False)
                 for row in _shares(teller, told)]  # fmt: skip
    return teller.beside.joined(rows, teller)


def _shares(teller: Teller, told: Told) -> Iterator[Row]:
    from percorso.measure.attribution.telling import NO_TOUCH

    game, total = told.game, told.game.conversions
    keys = teller.asked.wanted()
    for place, (channel, n) in enumerate(zip(game.names, game.reach.tolist(), strict=True)):
        shares = {
            model_key(key): float(told.credits[key].credit[place]) / total
            if key in told.credits else None
            for key in keys
        }  # fmt: skip
        yield teller.head(told) | {"channel": channel, "n": n} | shares | _apart(shares)
    if game.untouched:
        shares = {
            model_key(key): game.untouched / total if key in told.credits else None for key in keys
        }
        row = teller.head(told) | {"channel": NO_TOUCH, "n": game.untouched}
        yield row | shares | _apart(shares)


def _apart(shares: dict[str, float | None]) -> Row:
    """The models with the smallest and the largest share, and the difference."""
    known = {model: share for model, share in shares.items() if share is not None}
    if not known:
        return dict.fromkeys(("low_model", "high_model", "spread"))
    low, high = min(known, key=lambda m: known[m]), max(known, key=lambda m: known[m])
    return {"low_model": low, "high_model": high, "spread": known[high] - known[low]}


def spread_rows(teller: Teller, everything: Sequence[Told]) -> list[Row]:
    """The channels by how far the models lie apart, the widest first."""
    rows = []
    for told in everything:
        found = []
        for row in _shares(teller, told):
            shares = {name: row[name] for name in map(model_key, teller.asked.wanted())}
            known = [share for share in shares.values() if share is not None]
            found.append(
                teller.head(told)
                | {"channel": row["channel"], "n": row["n"],
                   "lowest": min(known, default=None), "low_model": row["low_model"],
                   "highest": max(known, default=None), "high_model": row["high_model"],
                   "spread": row["spread"]}
            )  # fmt: skip
        rows += sorted(found, key=lambda row: (-(row["spread"] or 0), row["channel"]))
    return rows


def path_rows(teller: Teller, told: Told) -> Iterator[Row]:
    """The commonest paths, and the others together."""
    game, top = told.game, max(teller.asked.top, 1)
    n = game.paths.converted + game.paths.nulls
    order = np.lexsort((np.arange(len(n)), -game.paths.converted, -n))
    lines = [_path_row(teller, told, [path], _steps(told, path)) for path in order[:top].tolist()]
    if game.untouched or game.untouched_nulls:
        lines.append(_empty_row(teller, told))
    yield from sorted(lines, key=lambda row: -row["n"])
    if len(order) > top:
        yield _path_row(teller, told, order[top:].tolist(), None)


def _steps(told: Told, path: int) -> list[str]:
    paths = told.game.paths
    codes = paths.codes[paths.offsets[path] : paths.offsets[path + 1]]
    return [told.game.names[code] for code in codes.tolist()]


def _path_row(teller: Teller, told: Told, chosen: list[int], text: list[str] | None) -> Row:
    paths = told.game.paths
    converted, nulls = int(paths.converted[chosen].sum()), int(paths.nulls[chosen].sum())
    worth = int(told.game.value[chosen].sum())
    touches = int(paths.lengths[chosen[0]]) if text is not None else None
    return _line(teller, told, text, touches, converted, nulls, worth)


def _empty_row(teller: Teller, told: Told) -> Row:
    from percorso.measure.attribution.telling import NO_TOUCH

    game = told.game
    return _line(
        teller, told, [NO_TOUCH], 0, game.untouched, game.untouched_nulls, game.untouched_value
    )


def _line(
    teller: Teller, told: Told, text: list[str] | None, touches: int | None, converted: int,
    nulls: int, worth: int,
) -> Row:  # fmt: skip
    """One path; `path` None is the row of all the others."""
    n, known = converted + nulls, teller.goal and bool(teller.found.valued)
    return teller.head(told) | {
        "path": text, "touches": touches, "n": n, "conversions": converted, "nulls": nulls,
        "rate": converted / n if n and told.game.nulls + told.game.untouched_nulls else None,
        "value": worth / UNIT if known else None, "currency": teller.currency[1],
    }  # fmt: skip
