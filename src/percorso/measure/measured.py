"""A journey and what people did: the object that questions are asked of."""

from __future__ import annotations

import shutil
import tempfile
import warnings
import weakref
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from percorso.engine.local import Engine, LocalEngine
from percorso.engine.rules import needed_fields
from percorso.engine.timeline import Progress, Timeline, from_table, open_timeline, silent
from percorso.errors import (
    EventsError,
    JourneyError,
    PercorsoWarning,
    Problem,
    QuestionError,
    did_you_mean,
)
from percorso.measure.asking import Asking
from percorso.measure.named_segments import Saved, group_of
from percorso.measure.options import check_least
from percorso.measure.run import Run, prepare
from percorso.measure.segments import Group, Grouping, parse_field
from percorso.measure.window import Window, window

if TYPE_CHECKING:
    import pyarrow as pa

    from percorso.engine.lake import Workspace
    from percorso.engine.reports import FileReport
    from percorso.engine.spend import Spend
    from percorso.journey import Journey
    from percorso.measure.answer import Answer, Question
    from percorso.measure.window import Moment

EVERYONE = "everyone"


class Measured(Asking):
    """A drawn journey filled with what people did.

    Ask it questions: `measured.stages()`, `measured.flow()`, `measured.touchpoints()`, or with a
    question object, `measured.ask(Stages(by="event.channel"))`.

    Attributes:
        journey: The journey.
        lang: The language of definitions and charts.
    """

    def __init__(
        self,
        journey: Journey,
        events: Workspace | pa.Table,
        *,
        start: Moment | None = None,
        end: Moment | None = None,
        as_of: Moment | None = None,
        time_zone: str | None = None,
        lang: str = "en",
        engine: Engine | None = None,
        progress: Progress = silent,
        costs: Any = None,
        media: Any = None,
    ) -> None:
        self.journey = journey
        self.events = events
        self.lang = lang
        self.time_zone = time_zone or journey.time_zone or "UTC"
        self._period = (start, end, as_of)
        self._engine = engine or LocalEngine()
        self._progress = progress
        self._timeline: Timeline | None = None
        self._given = costs, media
        self._spend: Spend | None = None

    def timeline(self, fields: Iterable[str] = ()) -> Timeline:
        """The timeline, holding at least the fields that the journey's rules and these need."""
        wanted = needed_fields(self.journey) | set(fields)
        if self._timeline is None or not self._timeline.has(wanted):
            known = set(self._timeline.fields) if self._timeline else set()
            self._timeline = self._open(wanted | known)
        return self._timeline

    def _open(self, fields: set[str]) -> Timeline:
        from percorso.engine.lake import Workspace

        if isinstance(self.events, Workspace):
            return open_timeline(self.events, fields, self._progress)
        return from_table(self.events, fields)

    @property
    def simulated(self) -> bool:
        """Whether any of the events was made by a simulator; whatever shows figures says so."""
        return self.timeline().simulated > 0

    def window(self, question: Question | None = None) -> Window:
        """The period covered: the question's own, else that of the measurement."""
        start, end, as_of = self._period
        if question is not None:
            start, end = question.start or start, question.end or end
            as_of = question.as_of or as_of
        return window(start, end, as_of, self._checked_zone(), self.timeline().newest)

    def _checked_zone(self) -> str:
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        try:
            return ZoneInfo(self.time_zone).key
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise QuestionError(
                Problem(f"There is no time zone '{self.time_zone}'.",
                        "Write a name such as Europe/Rome or UTC.")
            ) from error  # fmt: skip

    def spend(self, question: Question | None = None) -> Spend:
        """The costs and aggregate media of the period, as Arrow tables: see `engine.spend`."""
        from percorso.measure.spending import spend_in, within

        if self._spend is None:
            self._spend = spend_in(self.events, *self._given)
        return within(self._spend, self.window(question), self.timeline().oldest)

    def run(self, question: Question) -> Run:
        """Make a question's rules, window and groups ready."""
        grouping = self._grouping(question)
        timeline = self.timeline(grouping.extra() | question.fields(self.journey))
        window = self.window(question)
        return prepare(self.journey, timeline, self._engine, window, grouping, self.lang)

    def _grouping(self, question: Question) -> Grouping:
        saved = self.saved_segments() if question.where or question.compare else None
        first = group_of(self.journey, question.where, self.lang, saved)
        second = group_of(self.journey, question.compare, self.lang, saved)
        by = parse_field(question.by) if question.by else None
        if second is None:
            return Grouping((first or Group(EVERYONE),), by)
        if by is not None:
            raise QuestionError("'by' and 'compare' cannot be used together. Choose one.")
        return Grouping((first or Group(EVERYONE), second))

    def saved_segments(self) -> Saved:
        """The segments that the workspace keeps, by their ids; none of events in memory."""
        from percorso.engine.lake import Workspace
        from percorso.engine.saved_segments import saved_segments

        return saved_segments(self.events.path) if isinstance(self.events, Workspace) else {}

    def check_stage(self, stage: str | None) -> None:
        """Refuse a stage that the journey does not have."""
        names = [each.id for each in self.journey.stages]
        if stage is not None and stage not in names:
            raise QuestionError(
                Problem(f"There is no stage '{stage}'.", did_you_mean(stage, names))
            )

    def ask(self, question: Question) -> Answer:
        """The answer to a question."""
        check_least(question)
        return question.answer(self)

    def _repr_html_(self) -> str:
        return self.stages()._repr_html_()


def measure(
    journey: Journey | str | Path,
    events: Any,
    *,
    mapping: str | Path | None = None,
    start: Moment | None = None,
    end: Moment | None = None,
    as_of: Moment | None = None,
    time_zone: str | None = None,
    lang: str = "en",
    progress: Progress = silent,
    costs: Any = None,
    media: Any = None,
) -> Measured:
    """Fill a drawn journey with what people did.

    Args:
        journey: A journey, or the path of its file.
        events: A workspace or its folder, an events file or several, or a pandas, Polars or Arrow
            table.
        mapping: A mapping file, when the columns have other names than the standard ones.
        start: First day or instant covered (`2026-03-01`, or with a zone `2026-03-01T10:00+01:00`).
        end: First day or instant no longer covered.
        as_of: Data counts up to here, inclusive; by default the newest event, but not later than
            now.
        time_zone: The time zone of days; by default the journey's, else UTC.
        lang: The language of definitions and charts, `en` or `it`.
        progress: Called with rows done and rows in all while a timeline is made.
        costs: Files of costs by day and channel, or an Arrow table; by default the workspace's.
        media: The same for TV, print and posters, of which only totals are known.

    Returns:
        The measured journey, ready for questions.

    Raises:
        JourneyError: The journey file is not valid.
        EventsError: The events cannot be read.

    Warns:
        PercorsoWarning: Some rows of a file could not be read and are left out.

    Example:
        >>> import pyarrow as pa
        >>> import percorso as pc
        >>> journey = pc.Journey.parse('''
        ... percorso: 1
        ... id: lamp
        ... title: Buying a lamp
        ... stages:
        ...   - {id: see, name: See, enter: {event: Page Viewed}}
        ...   - {id: do, name: Do, goal: true, enter: {event: Order Completed}}
        ... ''')
        >>> events = pa.table({
        ...     "user_id": ["ann", "ann", "bob"],
        ...     "event": ["Page Viewed", "Order Completed", "Page Viewed"],
        ...     "timestamp": ["2026-03-01T10:00Z", "2026-03-02T10:00Z", "2026-03-01T11:00Z"],
        ... })
        >>> [row["entries"] for row in pc.measure(journey, events).stages().rows]
        [2, 1]
    """
    from percorso.journey import Journey as JourneyModel

    if not isinstance(journey, JourneyModel | str | Path):
        raise JourneyError(
            Problem(f"A journey cannot be read from {type(journey).__name__}.",
                    "Give the path of a journey file, or Journey.load(…); the events come second.")
        )  # fmt: skip
    drawn = journey if isinstance(journey, JourneyModel) else JourneyModel.load(journey)
    return Measured(
        drawn, _source(events, mapping), start=start, end=end, as_of=as_of, time_zone=time_zone,
        lang=lang, progress=progress, costs=costs, media=media,
    )  # fmt: skip


def _source(events: Any, mapping: str | Path | None) -> Any:
    from percorso.engine.lake import Workspace
    from percorso.events import read_table

    if isinstance(events, Workspace):
        return events
    if isinstance(events, str | Path):
        path = Path(events)
        return Workspace.open(path) if path.is_dir() else _imported([path], mapping)
    if isinstance(events, Sequence) and all(isinstance(file, str | Path) for file in events):
        return _imported([Path(file) for file in events], mapping)
    return read_table(events, mapping=mapping)


def _imported(files: list[Path], mapping: str | Path | None) -> Workspace:
    """Files of events in a workspace of their own, gone with the object.

    Raises:
        EventsError: A file was refused.
    """
    from percorso.engine.lake import Workspace
    from percorso.engine.loader import load

    folder = tempfile.mkdtemp(prefix="percorso-")
    try:
        workspace = Workspace.create(folder)
        reports = load(files, workspace, mapping=mapping)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    workspace.passing = True
    weakref.finalize(workspace, shutil.rmtree, folder, ignore_errors=True)
    refused = [problem for report in reports for problem in report.refused]
    if refused:
        raise EventsError(refused)
    _warn(reports)
    return workspace


def _warn(reports: list[FileReport]) -> None:
    """Say which rows were left out: a figure without them must not look whole."""
    for report in reports:
        if report.rows_bad:
            first = report.errors[0]
            warnings.warn(
                f"{report.file}: {report.rows_bad} rows are left out, the first at row "
                f"{first.row}: {first.message} 'percorso import' keeps such rows aside.",
                PercorsoWarning,
                stacklevel=4,
            )
