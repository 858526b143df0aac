"""The charts of loyalty: what each group of customers brings, who brings others, who is at risk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import MOST_GROUPS, ROW, Frame, Rows, of_groups, segments
from percorso.measure.loyalty.rfm import SEGMENTS
from percorso.measure.loyalty.words_of import VALUES
from percorso.words import N_

SHARE_AXIS = {"format": ".0%", "title": None, "domain": False, "ticks": False, "tickCount": 5}
RATES = (
    ("repeat_rate", "repeat_low", "repeat_high", N_("Came again so far")),
    ("back_within", "back_low", "back_high", N_("Back within the horizon")),
)
Row = Mapping[str, Any]


def loyalty(frame: Frame, rows: Rows) -> Spec:
    """The chart that suits the rows of a view."""
    first: Row = rows[0] if rows else {}
    if "group" in first:
        return rfm(frame, rows)
    if "kind" in first:
        return advocacy(frame, rows)
    if "parameter" in first:
        return model(frame, rows)
    return customers(frame, rows) if "person" in first else rates(frame, rows)


def rates(frame: Frame, rows: Rows) -> Spec:
    """The repeat rate of every group, and the share that is back within the horizon."""
    words = frame.words
    groups = segments(rows)[:MOST_GROUPS]
    values = [
        {"name": words(name), "segment": row.get("segment"), "share": row[key], "low": row[low],
         "high": row[high], "label": words.share(row[key])}
        for row in of_groups(rows, groups) for key, low, high, name in RATES
        if row.get(key) is not None
    ]  # fmt: skip
    about = words("Share of customers who reached the goal again; line: 95% interval")
    return _shares(frame, values, groups, words("Who comes again"), about)


def _shares(
    frame: Frame, values: list[dict[str, Any]], groups: list[str], title: str, about: str
) -> Spec:
    """Shares as bars with their intervals, one a name (and group)."""
    names = list(dict.fromkeys(value["name"] for value in values))
    encoding: Spec = {"y": {"field": "name", "type": "nominal", "sort": names,
                            "axis": frame.names_axis() | {"labelLimit": 240},
                            "scale": {"paddingInner": 0.3}}}  # fmt: skip
    colour: Spec = {"value": frame.colour("accent")}
    if groups:
        encoding["yOffset"] = {"field": "segment", "sort": groups}
        colour = {"field": "segment", "type": "nominal", "scale": frame.segment_scale(groups),
                  "legend": {"title": None, "orient": "top"}}  # fmt: skip
    most = max((value["high"] or value["share"] for value in values), default=1.0)
    scale = {"domain": [0, max(most * 1.25, 0.01)], "nice": False}
    x = {"field": "share", "type": "quantitative", "axis": SHARE_AXIS, "scale": scale}
    body = {
        "width": frame.width,
        "height": {"step": ROW if not groups else 18},
        "data": {"values": values},
        "encoding": encoding,
        "layer": [
            {"mark": {"type": "bar", "opacity": 0.85}, "encoding": {"x": x, "color": colour}},
            {"mark": {"type": "rule", "color": frame.colour("ink"), "strokeWidth": 1.5},
             "encoding": {"x": x | {"field": "low"}, "x2": {"field": "high"}}},
            {"mark": {"type": "text", "align": "left", "dx": 8},
             "encoding": {"x": x | {"field": "high"}, "text": {"field": "label"}}},
        ],
    }  # fmt: skip
    return frame.whole(title, body, about)


def rfm(frame: Frame, rows: Rows) -> Spec:
    """Each group's share of people beside its share of value."""
    words = frame.words
    own = of_groups(rows, segments(rows)[:1])
    kinds = [("share", words("Share of people")), ("value_share", words("Share of value"))]
    names = [words(name) for name in SEGMENTS.values()]
    values = [
        {"name": words(SEGMENTS[row["group"]]), "kind": name, "share": row[key],
         "label": words.share(row[key])}
        for row in own for key, name in kinds if row.get(key) is not None
    ]  # fmt: skip
    scale = {"domain": [name for _, name in kinds],
             "range": [frame.colour("control"), frame.colour("accent")]}  # fmt: skip
    most = max((value["share"] for value in values), default=1.0)
    x = {"field": "share", "type": "quantitative", "axis": SHARE_AXIS,
         "scale": {"domain": [0, most * 1.2], "nice": False}}  # fmt: skip
    body = {
        "width": frame.width,
        "height": {"step": 16},
        "data": {"values": values},
        "encoding": {
            "y": {"field": "name", "type": "nominal", "sort": names,
                  "scale": {"paddingInner": 0.25},
                  "axis": frame.names_axis() | {"labelLimit": 240}},
            "yOffset": {"field": "kind", "sort": [name for _, name in kinds]},
        },
        "layer": [
            {"mark": {"type": "bar"},
             "encoding": {"x": x, "color": {"field": "kind", "type": "nominal", "scale": scale,
                                            "legend": {"title": None, "orient": "top"}}}},
            {"mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 11},
             "encoding": {"x": x, "text": {"field": "label"}}},
        ],
    }  # fmt: skip
    about = words("Groups by how recently and how often people reached the goal")
    return frame.whole(words("Customers and what they bring"), body, about)


def advocacy(frame: Frame, rows: Rows) -> Spec:
    """The shares of customers who bring others, and who would."""
    words = frame.words
    groups = segments(rows)[:MOST_GROUPS]
    values = [
        {"name": words(VALUES[row["kind"]]), "segment": row.get("segment"), "share": row["share"],
         "low": row["share_low"], "high": row["share_high"],
         "label": f"{words.share(row['share'])}, {words.number(row['n'])}"}
        for row in of_groups(rows, groups) if row.get("share") is not None
    ]  # fmt: skip
    about = words("Share of those it is out of; line: 95% interval")
    return _shares(frame, values, groups, words("Who brings others, who would"), about)


def customers(frame: Frame, rows: Rows) -> Spec:
    """Each customer a dot: how likely to be still there, and what to expect of them."""
    words = frame.words
    own = [row for row in rows[:2_000] if row.get("p_alive") is not None]
    worth = "expected_value" if any(row.get("expected_value") for row in own) else "expected_goals"
    risky = {True: words("At risk"), False: words("Not at risk")}
    values = [{"p_alive": row["p_alive"], "worth": row.get(worth) or 0.0, "person": row["person"],
               "risk": risky[bool(row["at_risk"])]} for row in own]  # fmt: skip
    scale = {"domain": [*risky.values()], "range": [frame.colour("loss"), frame.colour("control")]}
    title = words("Expected value") if worth == "expected_value" else words("Expected goals")
    body = {
        "width": frame.width,
        "height": 280,
        "data": {"values": values},
        "mark": {"type": "point", "filled": True, "opacity": 0.55, "size": 26},
        "encoding": {
            "x": {"field": "p_alive", "type": "quantitative", "title": words("Still there"),
                  "axis": {"format": ".0%", "grid": False}, "scale": {"domain": [0, 1]}},
            "y": {"field": "worth", "type": "quantitative", "title": title,
                  "axis": {"format": ",d", "tickCount": 5}},
            "color": {"field": "risk", "type": "nominal", "scale": scale,
                      "legend": {"title": None, "orient": "top"}},
        },
    }  # fmt: skip
    about = words("Chance to be still there, and what to expect of each; a dot is a person")
    return frame.whole(words("Who may be leaving"), body, about)


def model(frame: Frame, rows: Rows) -> Spec:
    """What the model expected of the last third of the time, beside what came."""
    words = frame.words
    wanted = ("held_back_expected", "held_back_came")
    found = {row["parameter"]: row["estimate"] for row in of_groups(rows, segments(rows)[:1])}
    values = [
        {"name": words(VALUES[each]), "n": found[each], "label": words.number(round(found[each]))}
        for each in wanted if found.get(each) is not None
    ]  # fmt: skip
    x = {"field": "n", "type": "quantitative", "title": None,
         "axis": {"format": ",d", "tickCount": 5}, "scale": {"zero": True}}  # fmt: skip
    body = {
        "width": frame.width,
        "height": {"step": ROW},
        "data": {"values": values},
        "encoding": {"y": {"field": "name", "type": "nominal", "sort": None,
                           "axis": frame.names_axis() | {"labelLimit": 280}}},
        "layer": [
            {"mark": {"type": "bar", "color": frame.colour("accent")}, "encoding": {"x": x}},
            {"mark": {"type": "text", "align": "left", "dx": 8},
             "encoding": {"x": x, "text": {"field": "label"}}},
        ],
    }  # fmt: skip
    about = words("Fitted to the first two thirds of the time; goals in the last third")
    return frame.whole(words("How the model does"), body, about)


CHARTS = {
    "loyalty": loyalty, "rates": rates, "rfm": rfm, "advocacy": advocacy, "customers": customers,
    "model": model,
}  # fmt: skip
