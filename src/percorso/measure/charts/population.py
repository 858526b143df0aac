"""The chart of the population: people inside each stage day by day."""

from __future__ import annotations

import datetime as dt

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import MOST_GROUPS, Frame, Rows, of_groups, segments
from percorso.theme import TINT

MOST_POINTS = 400
STRIP = 56


def population(frame: Frame, rows: Rows) -> Spec:
    """People inside each stage at the end of each day: one strip a stage, each on its own scale."""
    groups = segments(rows)[:MOST_GROUPS]
    shown = thinned(of_groups(rows, groups))
    stages = list(dict.fromkeys(row["stage"] for row in shown))
    values = [
        {"day": str(row["day"])[:10], "stage": frame.stages.get(row["stage"], row["stage"]),
         "segment": row.get("segment"), "people": row["people"]}
        for row in shown
    ]  # fmt: skip
    body = {
        "data": {"values": values},
        "facet": {"row": _strips(frame, stages)},
        "spec": {
            "width": frame.width,
            "height": STRIP,
            "layer": _strip(frame, stages, groups, _ticks(frame, shown)),
        },
        "resolve": {"scale": {"y": "independent"}},
        "spacing": 16,
    }
    words = frame.words
    about = words("People at the end of each day; each stage has its own scale")
    return frame.whole(words("People in each stage"), body, about)


def thinned(rows: Rows, most: int = MOST_POINTS) -> Rows:
    """The same days fewer times: every k-th, counted back from the last, which is always shown."""
    days = sorted({str(row["day"])[:10] for row in rows})
    step = -(-len(days) // most) if days else 1
    kept = set(days[::-1][::step])
    return [row for row in rows if str(row["day"])[:10] in kept]


def _strips(frame: Frame, stages: list[str]) -> Spec:
    return {
        "field": "stage",
        "type": "nominal",
        "sort": [frame.stages.get(stage, stage) for stage in stages],
        "title": None,
        "header": {"labelOrient": "top", "labelAnchor": "start", "labelPadding": 4,
                   "labelColor": frame.colour("ink")},
    }  # fmt: skip


def _ticks(frame: Frame, rows: Rows) -> list[Spec]:
    """Days to name under the strips: the first, the last, and as many between as there is room."""
    days = sorted({str(row["day"])[:10] for row in rows})
    parts = max(1, min(frame.width // 120, len(days) - 1))
    places = sorted({round(n * (len(days) - 1) / parts) for n in range(parts + 1)}) if days else []
    named = [dt.date.fromisoformat(days[place]) for place in places]
    return [{"year": d.year, "month": d.month, "date": d.day, "utc": True} for d in named]


def _strip(frame: Frame, stages: list[str], groups: list[str], ticks: list[Spec]) -> list[Spec]:
    x = {
        "field": "day", "type": "temporal", "timeUnit": "utcyearmonthdate", "title": None,
        "axis": {"format": "%-d %b %Y", "grid": False, "values": ticks, "labelFlush": True,
                 "labelPadding": 4},
    }  # fmt: skip
    y = {
        "field": "people", "type": "quantitative", "title": None,
        "axis": {"tickCount": 2, "format": ",d", "domain": False, "ticks": False},
        "scale": {"zero": True, "nice": True},
    }  # fmt: skip
    colour: Spec = {"field": "segment" if groups else "stage", "type": "nominal"}
    colour["scale"] = frame.segment_scale(groups) if groups else frame.stage_scale(stages)
    colour["legend"] = {"title": None, "orient": "top"} if groups else None
    line = {"mark": {"type": "line", "strokeWidth": 1.5},
            "encoding": {"x": x, "y": y, "color": colour}}  # fmt: skip
    if groups:
        return [line]
    tint = TINT[frame.theme]
    area = {
        "mark": {"type": "area", "opacity": tint},
        "encoding": {"x": x, "y": y, "color": colour},
    }
    return [area, line]


CHARTS = {"population": population}
