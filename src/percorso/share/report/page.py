"""The page: sections put together, style and face inside, nothing asked of anybody else."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from percorso.disk import unwritten
from percorso.errors import DrawingError, Problem
from percorso.journey import Journey
from percorso.share.figures import Figures
from percorso.share.map.head import KINDS
from percorso.share.pictures import check_place as check_folder
from percorso.share.report.drawing import draw_map_inside, map_shape
from percorso.share.report.facts import Facts
from percorso.share.report.findings import findings
from percorso.share.report.findings.finding import STRONG
from percorso.share.report.gather import Choice, Condition, facts_of
from percorso.share.report.headline import headline, numbers
from percorso.share.report.section import Section
from percorso.share.report.sections import (
    attribution,
    check,
    comparison,
    conformance,
    definitions,
    drawings,
    drivers,
    experiment,
    flow,
    forecast,
    friction,
    funnel,
    kpis,
    loyalty,
    made,
    mix,
    moments,
    paths,
    process,
    quality,
    retention,
    segments,
    stages,
    time,
    touchpoints,
    voice,
)
from percorso.share.report.style import style
from percorso.theme import colours
from percorso.words import N_

if TYPE_CHECKING:
    from percorso.measure import Measured

OUTLINE: Sequence[tuple[str, Sequence[Callable[..., Section | None]]]] = (
    (N_("How it goes"), (
        stages.section, time.section, flow.section, funnel.section, paths.section,
        process.section, conformance.section,
    )),
    (N_("Touchpoints and channels"), (touchpoints.section, attribution.section, mix.section)),
    (N_("Customers"), (
        voice.section, retention.section, loyalty.section, segments.section, moments.section,
    )),
    (N_("What to change"), (
        friction.section, drivers.section, kpis.section, experiment.section, forecast.section,
    )),
    (N_("Beside it"), (comparison.section, check.section, drawings.section)),
    (N_("About the figures"), (definitions.section, quality.section, made.section)),
)  # fmt: skip
"""The sections under the headings of the contents, in the order of the page."""
THEMED = (process.section, conformance.section, drawings.section)
"""Sections with a drawing of their own, which takes the theme of the page."""
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_POLICY = "@@policy@@"


def render(
    source: Measured | Figures,
    lang: str = "en",
    theme: str = "auto",
    *,
    where: Condition = None,
    compare: Condition = None,
    by: str | None = None,
    notes: Sequence[str] = (),
    simulated: bool = False,
    forms: Sequence[str] | None = None,
    beside: Journey | None = None,
) -> str:
    """The report as one HTML document that needs nothing else.

    Args:
        source: A measured journey (`percorso.measure`), or figures that were saved or invented.
        lang: Language, `en` or `it`.
        theme: `light`, `dark`, or `auto` for what the reader's system prefers.
        where: Count only these: a segment's id, a condition, or several (all must hold).
        compare: A second group to set beside `where`, or beside everyone.
        by: Split the comparison by the values of a field, such as `event.channel`.
        notes: Remarks to print beside the data quality.
        simulated: The events were made by a simulator; the report says so.
        forms: Other forms of the drawing to show, such as `strip`; None for those that have
            something to show, an empty list for none.
        beside: The journey as it should become, to set beside this one with what changes.

    Returns:
        The page. It asks nothing of any other place and runs no script.

    Raises:
        DrawingError: There is no such theme or form, or the future belongs to another journey.
        QuestionError: A condition cannot be read.
        PercorsoError: The language is not spoken.

    Example:
        >>> from percorso.journey import Journey
        >>> journey = Journey.parse("{percorso: 1, id: a, title: A, stages: [{id: s, name: S}]}")
        >>> render(Figures(journey)).startswith("<!doctype html>")
        True
    """
    colours(theme)
    choice = Choice(where, compare, by, tuple(notes), simulated, forms, beside)
    return page(facts_of(source, lang, choice), theme)


def page(facts: Facts, theme: str) -> str:
    """The page of facts that were gathered."""
    outline = [(facts.words(title), _made(facts, theme, makers)) for title, makers in OUTLINE]
    outline = [(title, sections) for title, sections in outline if sections]
    html = (
        _templates()
        .get_template("report.html")
        .render(
            facts=facts,
            words=facts.words,
            theme=theme,
            title=facts.say(facts.figures.journey.title),
            about=facts.paragraphs(facts.figures.journey.about),
            kind=facts.words(KINDS[facts.figures.journey.kind]),
            headline=headline(facts),
            numbers=numbers(facts),
            style=Markup(style(theme)),  # noqa: S704 our own style sheet
            map=Markup(draw_map_inside(facts, theme)),  # noqa: S704 escapes its texts itself
            shape=map_shape(len(facts.figures.journey.stages)),
            findings=findings(facts),
            outline=outline,
            sections=[section for _, sections in outline for section in sections],
            policy=_POLICY,
        )
    )
    return html.replace(_POLICY, policy(html), 1)


def _made(
    facts: Facts, theme: str, makers: Sequence[Callable[..., Section | None]]
) -> list[Section]:
    """The sections that have something to say."""
    made = (make(facts, theme=theme) if make in THEMED else make(facts) for make in makers)
    return [section for section in made if section is not None]


def policy(html: str) -> str:
    """The content security policy of a page: nothing but its own styles, by their hashes."""
    hashes = {_hash(content) for content in _STYLE.findall(html)}
    styles = " ".join(f"'sha256-{each}'" for each in sorted(hashes))
    return (
        f"default-src 'none'; style-src {styles}; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return base64.b64encode(hashlib.sha256(content.encode()).digest()).decode("ascii")


@lru_cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("percorso.share.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["strong"] = _strong
    environment.filters["svg"] = Markup
    return environment


def _strong(text: str) -> Markup:
    """A sentence with what is marked in it set in bold."""
    safe = str(escape(text)).replace(STRONG[0], "<b>").replace(STRONG[1], "</b>")
    return Markup(safe)  # noqa: S704 escaped above


def write_report(
    source: Measured | Figures, path: str | Path, lang: str = "en", theme: str = "auto",
    **options: Any,
) -> Path:  # fmt: skip
    """Write the report to a file, whole or not at all; an older one is replaced.

    Args:
        source: A measured journey, or figures that were saved or invented.
        path: The HTML file to write.
        lang: Language, `en` or `it`.
        theme: `light`, `dark` or `auto`.
        options: `where`, `compare`, `by`, `notes`, `simulated`, `forms`, `beside`: see `render`.

    Returns:
        The path that was written.

    Raises:
        DrawingError: The path is a folder, or cannot be written.
        QuestionError: A condition cannot be read.
    """
    file = Path(path)
    check_place(file)
    html = render(source, lang, theme, **options)
    try:
        _replace(file, html)
    except OSError as error:
        raise _unwritable(file, error) from error
    return file


def check_place(file: Path) -> None:
    """Refuse a place where no report can be written, before anything is measured.

    The name must end in .html: a mistyped command never writes over a journey or its events.

    Raises:
        DrawingError: It is a folder, has another ending, or its folder does not exist or cannot be
            written.
    """
    if not file.is_dir() and file.suffix.lower() not in (".html", ".htm"):
        fix = f"Name it {file.stem or 'report'}.html."
        raise DrawingError(Problem("A report is an HTML file.", fix, file=str(file)))
    check_folder(file, "report.html")


def _unwritable(file: Path, error: OSError) -> DrawingError:
    return DrawingError(unwritten("The report", error, file, "Choose another place."))


def _replace(file: Path, html: str) -> None:
    """Write beside the file, then take its place in one step."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".part", dir=file.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(html)
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        temporary.replace(file)
    finally:
        temporary.unlink(missing_ok=True)
