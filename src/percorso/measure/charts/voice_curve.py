"""The emotion curve: what people said, in its band, over what the team supposed."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import wrap
from typing import Any

from percorso.measure.charts.chart import Spec
from percorso.measure.charts.frame import FEW, Frame, Rows, of_groups, segments

Row = Mapping[str, Any]
SIGNED = "(datum.value > 0 ? '+' : '') + format(datum.value, 'd')"
LINES = "split(datum.label, '\\n')"
LEAST_ROOM = 10
"""Letters that a stage's name needs at least under the curve."""


def curve(frame: Frame, rows: Rows) -> Spec:
    """What people said, solid in its band, over what the team supposed, dashed."""
    own = [row for row in of_groups(rows, segments(rows)[:1]) if row["stage"] is not None]
    room = frame.width // max(len(own), 1) // 7
    values = [_felt(frame, row, room) for row in own]
    names = [value["stage"] for value in values]
    words = frame.words
    x = {"field": "stage", "type": "ordinal", "sort": names, "title": None,
         "scale": {"padding": 0.5},
         "axis": {"labelAngle": 0, "ticks": False, "domain": False, "grid": False,
                  "labelColor": frame.colour("ink"), "labelExpr": LINES}}  # fmt: skip
    scale = {"domain": [-2, 2], "nice": False}
    y = {"type": "quantitative", "scale": scale, "title": None,
         "axis": {"values": [-2, -1, 0, 1, 2], "labelExpr": SIGNED}}  # fmt: skip
    said = [{"filter": "datum.emotion != null"}]
    guess = [{"filter": "datum.hypothesised != null"}]
    ink, muted = frame.colour("ink"), frame.colour("muted")
    filled = {"condition": {"test": f"datum.n < {FEW}", "value": frame.colour("paper")},
              "value": frame.colour("accent")}  # fmt: skip
    halo = {"stroke": frame.colour("paper"), "strokeWidth": 4, "strokeJoin": "round"}
    looks: tuple[dict[str, Any], ...] = (halo, {"color": ink})
    body = {
        "width": frame.width,
        "height": 240,
        "data": {"values": values},
        "encoding": {"x": x},
        "layer": [
            {"mark": {"type": "rule", "color": frame.colour("control")},
             "encoding": {"y": {"datum": 0, **y}, "x": {"value": 0}, "x2": {"value": frame.width}}},
            {"transform": said, "mark": {"type": "area", "opacity": 0.18, "interpolate": "monotone",
                                         "color": frame.colour("accent")},
             "encoding": {"y": {"field": "low", **y}, "y2": {"field": "high"}}},
            {"transform": guess, "mark": {"type": "line", "strokeDash": [5, 4], "color": muted,
                                          "interpolate": "monotone"},
             "encoding": {"y": {"field": "hypothesised", **y}}},
            {"transform": guess, "mark": {"type": "point", "size": 40, "filled": False,
                                          "color": muted},
             "encoding": {"y": {"field": "hypothesised", **y}}},
            {"transform": said, "mark": {"type": "line", "strokeWidth": 2.5,
                                         "interpolate": "monotone",
                                         "color": frame.colour("accent")},
             "encoding": {"y": {"field": "emotion", **y}}},
            {"transform": said, "mark": {"type": "point", "size": 70, "opacity": 1,
                                         "stroke": frame.colour("accent")},
             "encoding": {"y": {"field": "emotion", **y}, "fill": filled}},
            *(
                {"transform": [{"filter": f"datum.emotion != null && datum.place == '{place}'"}],
                 "mark": look | {"type": "text", "dy": dy, "fontWeight": 600},
                 "encoding": {"y": {"field": "emotion", **y}, "text": {"field": "label"}}}
                for place, dy in (("over", -16), ("under", 18))
                for look in looks
            ),
        ],
    }  # fmt: skip
    about = words("What people said, with 95% interval; dashed: supposed; hollow: under 30 answers")
    return frame.whole(words("How the journey feels"), body, about)


def _felt(frame: Frame, row: Row, room: int) -> dict[str, Any]:
    words, felt, guess = frame.words, row.get("emotion"), row.get("hypothesised")
    low, high = row.get("emotion_low"), row.get("emotion_high")
    name = frame.stages.get(row["stage"], str(row["stage"]))
    # Where names have no room the stages stand by their numbers alone.
    lines = wrap(name, room)[:3] if room >= LEAST_ROOM else [name.split()[0]]
    sample = f" · {words.number(row['n'])}" if room >= LEAST_ROOM else ""
    near = felt is not None and guess is not None and 0 < guess - felt < 0.8
    return {
        "stage": "\n".join(lines),
        "n": row["n"],
        "emotion": felt,
        "low": felt if low is None else max(low, -2),
        "high": felt if high is None else min(high, 2),
        "hypothesised": guess,
        "place": "under" if near or (felt or 0) > 1.7 else "over",
        "label": "" if felt is None else words.signed(felt) + sample,
    }
