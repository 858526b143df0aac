"""The parts a section of the report is made of; the page shows each by its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from percorso.share.report.tables import Table


@dataclass(frozen=True)
class Picture:
    """A chart in two widths, drawn as SVG, with its title and how to read it.

    Attributes:
        half: Whether two may stand side by side.
    """

    kind: ClassVar[str] = "picture"
    title: str
    about: str
    wide: str
    narrow: str
    half: bool = False


@dataclass(frozen=True)
class Grid:
    """A table in the flow of a section; `folded` hides it until the reader asks for it."""

    kind: ClassVar[str] = "grid"
    table: Table
    folded: str = ""


@dataclass(frozen=True)
class Terms:
    """Terms and what they mean."""

    kind: ClassVar[str] = "terms"
    title: str
    terms: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Pairs:
    """Names and values, in short lines."""

    kind: ClassVar[str] = "pairs"
    title: str
    pairs: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Points:
    """Sentences under a heading."""

    kind: ClassVar[str] = "points"
    title: str
    points: Sequence[str]


@dataclass(frozen=True)
class Sentence:
    """A paragraph."""

    kind: ClassVar[str] = "sentence"
    text: str


@dataclass(frozen=True)
class Drawn:
    """A drawing of the journey that opens when the reader asks for it.

    Attributes:
        title: The form's name.
        about: What it is good for.
        svg: The drawing.
        form: Name of the form, for the style sheet.
        open: Whether it is open from the beginning.
    """

    kind: ClassVar[str] = "drawing"
    title: str
    about: str
    svg: str
    form: str
    open: bool = False


Part = Drawn | Picture | Grid | Terms | Pairs | Points | Sentence


@dataclass(frozen=True)
class Section:
    """A section: its anchor, its heading, a line on how to read it, and its parts.

    Attributes:
        wide: Whether its parts take the whole width, with the heading above them.
        open: Whether it is open from the beginning; only what matters is.
    """

    anchor: str
    title: str
    note: str
    parts: Sequence[Part]
    wide: bool = False
    open: bool = True
