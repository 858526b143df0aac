"""The charts of segments: side by side, what they share, found groups, personas by stage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import FEW, MOST_GROUPS, Frame, Rows, of_groups, segments

EVERYONE = "everyone"
MOST_ROWS = 24
NARROW = 480
_DARK = {"light": 0.72, "dark": 0.6}
"""From this part of the scale on a figure is written in the colour of the paper."""
Row = Mapping[str, Any]


def chosen(frame: Frame, rows: Rows) -> Spec:
    """The chart that suits the rows."""
    keys = {key for row in rows for key in row}
    if "persona" in keys:
        return personas(frame, rows)
    if "id_other" in keys:
        return overlap(frame, rows)
    if "chance" in keys:
        return moves(frame, rows)
    return side_by_side(frame, rows)


def side_by_side(frame: Frame, rows: Rows) -> Spec:
    """How many people each segment has, and how many of its cycles reach the goal."""
    own = of_groups(rows, segments(rows)[:MOST_GROUPS])
    values = [_segment(frame, row) for row in own if row.get("people")][:MOST_ROWS]
    words, wide = frame.words, frame.width > NARROW
    names = list(dict.fromkeys(value["name"] for value in values))
    data = {"values": values}
    part = int(frame.width * 0.34) if wide else 0
    rates = {"width": frame.width - part - (24 if part else 0), "height": {"step": 30},
             "data": data, "layer": _rates(frame, names, axis=not part, values=values)}  # fmt: skip
    sizes = {"width": part, "height": {"step": 30}, "data": data,
             "layer": _sizes(frame, names)}  # fmt: skip
    body: Spec = {"hconcat": [sizes, rates], "spacing": 24} if part else rates
    about = words("Share of decided cycles that reached the goal, with its interval; grey line: "
                  "everyone")  # fmt: skip
    found = any("cluster" in row for row in rows)
    if found:
        about = words("Share of decided cycles that reached the goal, with its interval")
    return frame.whole(words("Groups that were found") if found else words("Segments"), body, about)


def _segment(frame: Frame, row: Row) -> dict[str, Any]:
    words = frame.words
    name = frame.text(row["name"])
    if row.get("segment"):
        name = f"{name} · {row['segment']}"
    few = row.get("decided") is not None and row["decided"] < FEW
    share = row.get("share")
    return {
        "name": name,
        "share": share,
        "share_label": f"{words.share(share)} · {words.number(row['people'])}" if share is not None
        else words.number(row["people"]),
        "conversion": row.get("conversion"),
        "low": row.get("conversion_low"),
        "high": row.get("conversion_high"),
        "label": words.share(row.get("conversion")),
        "tone": "few" if few else EVERYONE if row.get("id") == EVERYONE else "own",
    }  # fmt: skip


def _y(names: list[str], axis: Spec | None) -> Spec:
    return {"field": "name", "type": "nominal", "sort": names, "axis": axis,
            "scale": {"paddingInner": 0.45}}  # fmt: skip


def _sizes(frame: Frame, names: list[str]) -> list[Spec]:
    y = _y(names, frame.names_axis())
    x = {"field": "share", "type": "quantitative", "title": frame.words("Share, and people"),
         "axis": {"format": ".0%", "values": [0, 0.5, 1]},
         "scale": {"domain": [0, 1.7]}}  # fmt: skip
    return [
        {"mark": {"type": "bar", "color": frame.colour("control")}, "encoding": {"x": x, "y": y}},
        {"mark": {"type": "text", "align": "left", "dx": 6},
         "encoding": {"x": x, "y": y, "text": {"field": "share_label"}}},
    ]  # fmt: skip


def _rates(frame: Frame, names: list[str], axis: bool, values: list[dict[str, Any]]) -> list[Spec]:
    y = _y(names, frame.names_axis() if axis else None)
    x: Spec = {"type": "quantitative", "title": frame.words("Reached the goal"),
               "axis": {"format": ".0%", "tickCount": 5},
               "scale": {"zero": False, "nice": True}}  # fmt: skip
    tones = {"own": "accent", EVERYONE: "ink", "few": "ghost"}
    colours = [frame.colour(name) for name in tones.values()]
    colour = {"field": "tone", "type": "nominal", "legend": None,
              "scale": {"domain": list(tones), "range": colours}}  # fmt: skip
    line = {"x": {"field": "low", **x}, "x2": {"field": "high"}, "y": y, "color": colour}
    whole = [value for value in values if value["tone"] == EVERYONE][:1]
    ground: list[Spec] = [
        {"data": {"values": whole}, "mark": {"type": "rule", "color": frame.colour("control")},
         "encoding": {"x": {"field": "conversion", **x}}}
    ]  # fmt: skip
    return [
        *(ground if whole and whole[0]["conversion"] is not None else []),
        {"mark": {"type": "rule", "strokeWidth": 2}, "encoding": line},
        {"mark": {"type": "point", "size": 56, "filled": True, "opacity": 1},
         "encoding": {"x": {"field": "conversion", **x}, "y": y, "color": colour}},
        {"mark": {"type": "text", "dy": -10, "fontSize": 11},
         "encoding": {"x": {"field": "conversion", **x}, "y": y, "text": {"field": "label"}}},
    ]  # fmt: skip


def overlap(frame: Frame, rows: Rows) -> Spec:
    """Of the people of one segment, in the line, the share that is in another, in the column."""
    own = of_groups(rows, segments(rows)[:1])
    words = frame.words
    values = [
        {"name": frame.text(row[a]), "other": frame.text(row[b]), "share": row.get(share),
         "label": words.share(row.get(share))}
        for row in own for a, b, share in (("name", "name_other", "share"),
                                           ("name_other", "name", "share_other"))
        if row.get(share) is not None
    ]  # fmt: skip
    both = ("name", "name_other")
    names = list(dict.fromkeys(frame.text(row[key]) for row in own for key in both))
    body = _heat(frame, values, ("other", names), ("name", names), "share")
    about = words("Of the people of the segment in the line, the share that is also in the column")
    return frame.whole(words("People in two segments"), body, about)


def _heat(
    frame: Frame, values: list[dict[str, Any]], x: tuple[str, list[str]], y: tuple[str, list[str]],
    field: str,
) -> Spec:  # fmt: skip
    top = max((value[field] for value in values), default=1.0) or 1.0
    top = 1.0 if field == "chance" else top  # one scale for all groups
    axis = {"title": None, "orient": "top", "labelAngle": -35, "domain": False, "ticks": False,
            "labelLimit": 120}  # fmt: skip
    ink = {"condition": {"test": f"datum.{field} > {top * _DARK[frame.theme]}",
                         "value": frame.colour("paper")}, "value": frame.colour("ink")}  # fmt: skip
    shade = {"field": field, "type": "quantitative", "legend": None,
             "scale": {"domain": [0, top], "interpolate": "rgb",
                       "range": [frame.colour("sunken"), frame.colour("accent")]}}  # fmt: skip
    return {
        "width": frame.width,
        "height": {"step": 30},
        "data": {"values": values},
        "encoding": {
            "y": {"field": y[0], "type": "nominal", "sort": y[1], "axis": frame.names_axis(),
                  "scale": {"paddingInner": 0.06}},
            "x": {"field": x[0], "type": "nominal", "sort": x[1], "axis": axis,
                  "scale": {"paddingInner": 0.04, "domain": x[1]}},
        },
        "layer": [
            {"mark": {"type": "rect", "cornerRadius": 2}, "encoding": {"color": shade}},
            {"mark": {"type": "text", "fontSize": 11},
             "encoding": {"text": {"field": "label"}, "color": ink}},
        ],
    }  # fmt: skip


def moves(frame: Frame, rows: Rows) -> Spec:
    """From where to where each group moves: a map of chances for each."""
    words = frame.words
    known = frame.touchpoints | frame.stages
    known |= {"start": words("Beginning"), "other": words("Another one")}

    def called(name: str) -> str:
        return frame.text(known.get(name, name))

    values = [
        {"cluster": words("Group {n}", n=row["cluster"]), "from": called(row["from"]),
         "to": called(row["to"]), "chance": row["chance"],
         "label": words.number(round(row["chance"] * 100))}
        for row in rows
    ]  # fmt: skip
    starts, ends = ([*dict.fromkeys(value[key] for value in values)] for key in ("from", "to"))
    groups = list(dict.fromkeys(value["cluster"] for value in values))
    width = max(int(frame.width / (2 if frame.width > NARROW else 1)) - 24, 90)
    parts = []
    for group in groups:
        own = [value for value in values if value["cluster"] == group]
        parts.append({"title": group} | _heat(frame, own, ("to", ends), ("from", starts), "chance")
                     | {"width": width})  # fmt: skip
    columns = 1 if frame.width <= NARROW else 2
    body = {"concat": parts, "columns": columns, "resolve": {"scale": {"y": "shared"}}}
    about = words("Of a group’s moves out of the line, the share that goes to the column, in %")
    return frame.whole(words("How the groups move"), body, about)


def personas(frame: Frame, rows: Rows) -> Spec:
    """Stage by stage the conversion of each persona's people, beside everyone's."""
    groups = segments(rows)[:1]
    own = [row for row in of_groups(rows, groups)
           if row.get("stage") and row.get("conversion") is not None]  # fmt: skip
    words = frame.words
    values = [_lived(frame, row) for row in own][:MOST_ROWS]
    names = list(dict.fromkeys(value["name"] for value in values))
    y = _y(names, frame.names_axis())
    x: Spec = {"type": "quantitative", "title": words("Conversion"),
               "axis": {"format": ".0%", "tickCount": 5},
               "scale": {"zero": False, "nice": True}}  # fmt: skip
    who = {"field": "who", "type": "nominal", "legend": {"title": None, "orient": "top"},
           "scale": {"domain": [words("Her people"), words("Everyone")],
                     "range": [frame.colour("accent"), frame.colour("muted")]}}  # fmt: skip
    dots = [{"name": v["name"], "who": words(label), "at": v[key]} for v in values
            for label, key in (("Her people", "conversion"), ("Everyone", "everyone"))
            if v[key] is not None]  # fmt: skip
    body = {
        "width": frame.width,
        "height": {"step": 30},
        "layer": [
            {"data": {"values": values}, "mark": {"type": "rule", "strokeWidth": 2,
                                                  "color": frame.colour("accent")},
             "encoding": {"x": {"field": "low", **x}, "x2": {"field": "high"}, "y": y}},
            {"data": {"values": dots},
             "mark": {"type": "point", "size": 56, "filled": True, "opacity": 1},
             "encoding": {"x": {"field": "at", **x}, "y": y, "color": who}},
        ],
    }  # fmt: skip
    about = words("Share of decided cycles that went on from each stage, with its interval")
    return frame.whole(words("Personas and what their people did"), body, about)


def _lived(frame: Frame, row: Row) -> dict[str, Any]:
    return {
        "name": f"{frame.text(row['persona_name'])} · {frame.stages[row['stage']]}",
        "conversion": row["conversion"],
        "everyone": row.get("conversion_everyone"),
        "low": row.get("conversion_low"),
        "high": row.get("conversion_high"),
    }


CHARTS = {
    "segments": chosen,
    "side_by_side": side_by_side,
    "overlap": overlap,
    "moves": moves,
    "personas": personas,
}
