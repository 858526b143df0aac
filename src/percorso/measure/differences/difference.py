"""A difference between drawing and measure, and the facts it is told from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, get_args

if TYPE_CHECKING:
    from percorso.measure import Measured
    from percorso.measure.audit.seen import Seen

Row = Mapping[str, Any]
Kind: TypeAlias = Literal[
    "unentered", "emotion", "kpi", "time", "skips", "returns",
    "unseen", "absent", "elsewhere", "in_use", "unknown_touchpoint", "unknown_channel",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Facts:
    """What was measured of a journey.

    Attributes:
        stages: The rows of the question `stages`.
        flow: The rows of `flow` between stages.
        touchpoints: The rows of `touchpoints`.
        voice: The rows of the emotion curve of `voice`.
        channels: Channels of events that happen at no touchpoint of the map: channel, n and the
            stage where most of them are (None: outside of any).
    """

    stages: tuple[Row, ...] = ()
    flow: tuple[Row, ...] = ()
    touchpoints: tuple[Row, ...] = ()
    voice: tuple[Row, ...] = ()
    channels: tuple[Row, ...] = ()

    @classmethod
    def of(cls, measured: Measured) -> Facts:
        """Ask a measured journey for them.

        Args:
            measured: What `percorso.measure` returned.
        """
        from percorso.measure.audit.seen import look_at

        asked = {name: getattr(measured, name)() for name in ("stages", "flow", "touchpoints")}
        rows: dict[str, Any] = {name: tuple(answer.rows) for name, answer in asked.items()}
        voice = tuple(measured.voice(view="curve").rows)
        return cls(**rows, voice=voice, channels=_channels(look_at(measured)[1]))

    @cached_property
    def by_stage(self) -> dict[str, Row]:
        """The rows of the stages that have a rule."""
        return {row["stage"]: row for row in self.stages}

    @cached_property
    def at(self) -> dict[tuple[str, str | None], Row]:
        """The rows of the touchpoints, by touchpoint and stage (None: the whole journey)."""
        return {(row["touchpoint"], row["stage"]): row for row in self.touchpoints}

    @cached_property
    def felt(self) -> dict[str | None, Row]:
        """What people said, by stage."""
        return {row["stage"]: row for row in self.voice}


def _channels(seen: Seen) -> tuple[Row, ...]:
    """Channels of everyone's events at no touchpoint of the map, the commonest first."""
    return tuple(
        {"channel": name, "n": n, "stage": seen.off_map_in[name]}
        for name, n in seen.off_map.items()
    )


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One place where drawing and measure part.

    Attributes:
        kind: What parts:
            `unentered` a stage nobody enters; `emotion`; `kpi` off target; `time` longer than
            expected; `skips` and `returns`, moves that pass over stages or go back;
            `unseen` a covered touchpoint without events; `absent` the same in one of its stages;
            `elsewhere` a touchpoint met in a stage where it is not drawn; `in_use` one that is
            met though drawn as planned or not covered; `unknown_touchpoint`, `unknown_channel`.
        element: What of the drawing it is about, such as `stages/see/kpis/time`; empty: nothing.
        stage: The column where it shows; None: none.
        drawn: What the drawing says: a number (seconds for times), or a state.
        measured: What was measured, on the same scale.
        low: The lower bound of its 95 % interval.
        high: The upper bound.
        n: On how many cases it rests: answers, stays, events.
        people: How many people.
        share: Which share of the cases, from 0 to 1.
        to: Of a move, the stage it goes to.
        name: What the data call something that is not on the map.
        ruled: Of a touchpoint, whether it has a rule by which events could show it.
    """

    kind: Kind
    element: str = ""
    stage: str | None = None
    drawn: float | str | None = None
    measured: float | None = None
    low: float | None = None
    high: float | None = None
    n: int | None = None
    people: int | None = None
    share: float | None = None
    to: str | None = None
    name: str | None = None
    ruled: bool | None = None

    @property
    def key(self) -> str:
        """A name for it, the same as long as it is about the same."""
        parts = (self.kind, self.element or self.name, self.stage, self.to)
        return ":".join(part or "" for part in parts)
