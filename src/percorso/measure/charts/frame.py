"""What all charts share: names of stages, the language of axes, the theme, the outer frame."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from percorso.measure.charts.chart import SCHEMA, Spec
from percorso.theme import colours, stage_colour, vega_config
from percorso.words import Words

if TYPE_CHECKING:
    from percorso.journey import Journey

Rows = Sequence[Mapping[str, Any]]
FEW = 30
MOST_GROUPS = 6
WIDTH = 560
ROW = 32


@dataclass(frozen=True)
class Frame:
    """What a chart is made with, whatever it shows.

    Attributes:
        journey: Whose stages and touchpoints are named.
        lang: Language of titles, axes and numbers.
        theme: `light` or `dark`.
        width: Width of the plot in pixels, names of rows apart.
        simulated: A simulator made the events, and the chart says so.
    """

    journey: Journey
    lang: str = "en"
    theme: str = "light"
    width: int = WIDTH
    simulated: bool = False

    @cached_property
    def words(self) -> Words:
        """The words of the language."""
        return Words.of(self.lang)

    def colour(self, name: str) -> str:
        """A colour of the theme by name."""
        return colours(self.theme)[name]

    def text(self, value: Any) -> str:
        """A text of the journey in the language, without characters that cannot be shown."""
        from percorso.journey import text

        found = text(value, self.lang, self.journey.language)
        return "".join(char for char in found if char.isprintable())

    @cached_property
    def stages(self) -> dict[str, str]:
        """Every stage's id with its number and name, in order: `2 Compare`."""
        return {
            stage.id: f"{place} {self.text(stage.name)}"
            for place, stage in enumerate(self.journey.stages, 1)
        }

    @cached_property
    def touchpoints(self) -> dict[str, str]:
        """Every touchpoint's id with its name."""
        return {each.id: self.text(each.name) for each in self.journey.touchpoints}

    def stage_scale(self, stages: Iterable[str]) -> Spec:
        """The colours of the named stages, by their place in the journey."""
        places = list(self.stages)
        shown = [stage for stage in stages if stage in self.stages]
        return {
            "domain": [self.stages[stage] for stage in shown],
            "range": [stage_colour(places.index(stage), self.theme) for stage in shown],
        }

    def segment_scale(self, segments: Sequence[str]) -> Spec:
        """The colours of groups: the first is marked, the second is the ground it stands on."""
        if len(segments) == 2:
            return {"domain": segments, "range": [self.colour("accent"), self.colour("muted")]}
        found = [stage_colour(place, self.theme) for place in range(len(segments))]
        return {"domain": segments, "range": found}

    def names_axis(self) -> Spec:
        """The axis of row names: no line, ink, shortened when too long."""
        limit = min(200, max(96, self.width * 0.48))
        return {
            "title": None, "domain": False, "ticks": False, "labelLimit": limit,
            "labelColor": self.colour("ink"), "labelPadding": 12,
        }  # fmt: skip

    def whole(self, title: str, body: Spec, about: str) -> Spec:
        """A whole specification: title, data and layers in the theme and the language."""
        if self.simulated:
            about = f"{self.words('Simulated data')} · {about}"
        config = vega_config(self.theme) | {"locale": locale(self.lang), "aria": False}
        return {
            "$schema": SCHEMA,
            "title": {
                "text": title,
                "subtitle": about,
                "subtitleColor": self.colour("muted"),
                "subtitlePadding": 6,
                "offset": 16,
            },
            "description": f"{title}. {about}",
            "padding": 16,
            **body,
            "background": self.colour("paper"),
            "config": config,
        }


def locale(lang: str) -> Spec:
    """How Vega writes numbers and dates in a language, from the same data as our words."""
    from percorso import formats

    found = formats.locale(lang)
    months = {width: found.months["format"][width] for width in ("wide", "abbreviated")}
    days = {width: found.days["format"][width] for width in ("wide", "abbreviated")}
    week = (6, 0, 1, 2, 3, 4, 5)
    return {
        "number": {
            "decimal": found.number_symbols["latn"]["decimal"],
            "thousands": found.number_symbols["latn"]["group"],
            "grouping": [3],
            "currency": ["", " €"] if found.language == "it" else ["€", ""],
            "minus": formats.MINUS,
            "percent": "%",
        },
        "time": {
            "dateTime": "%-d %B %Y %H:%M",
            "date": "%-d %b %Y",
            "time": "%H:%M",
            "periods": ["AM", "PM"],
            "days": [days["wide"][day] for day in week],
            "shortDays": [days["abbreviated"][day] for day in week],
            "months": [months["wide"][number] for number in range(1, 13)],
            "shortMonths": [months["abbreviated"][number] for number in range(1, 13)],
        },
    }


def segments(rows: Rows) -> list[str]:
    """The groups of an answer that was split, in its order; empty when it was not."""
    return list(dict.fromkeys(str(row["segment"]) for row in rows if row.get("segment")))


def group_name(name: str, words: Words) -> str:
    """A group as the reader calls it: `everyone` and `unknown` are words of ours."""
    known = {
        "everyone": words("Everyone"),
        "unknown": words("Unknown"),
        "unknown (no value)": words("Unknown (no value)"),
    }
    return known.get(name, name)


def named(rows: Rows, words: Words) -> Rows:
    """Rows whose groups are called as the reader calls them."""
    return [
        {**row, "segment": group_name(str(row["segment"]), words)} if row.get("segment") else row
        for row in rows
    ]


def of_groups(rows: Rows, groups: Sequence[str]) -> Rows:
    """The rows of the groups shown; all rows when the answer was not split."""
    return [row for row in rows if not groups or str(row.get("segment")) in groups]


__all__ = [
    "FEW",
    "MOST_GROUPS",
    "ROW",
    "WIDTH",
    "Frame",
    "Rows",
    "group_name",
    "locale",
    "named",
    "of_groups",
    "segments",
]
