"""Pictures from drawings: SVG to PNG and PDF, with the project's own face."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from percorso.disk import unwritten, write_whole
from percorso.errors import DrawingError, Problem, did_you_mean
from percorso.share.pdf import join_pages
from percorso.share.pen.document import Drawing
from percorso.share.pen.pages import paged

FORMATS = ("svg", "png", "pdf")
SHARPNESS = 2.0
"""Pixels of a PNG for each pixel of the drawing."""


@lru_cache
def converter() -> Any:
    """The converter of drawings and charts (vl-convert), which knows the face from now on."""
    import vl_convert

    with resources.as_file(resources.files("percorso.share") / "fonts") as folder:
        vl_convert.register_font_directory(str(folder))
    return vl_convert


def to_png(svg: str, scale: float = SHARPNESS) -> bytes:
    """A drawing as PNG.

    Args:
        svg: A whole SVG document in theme `light` or `dark`.
        scale: Pixels for each pixel of the drawing.

    Raises:
        DrawingError: The drawing cannot be turned into a picture.
    """
    return _converted("svg_to_png", svg, scale)


def to_pdf(svg: str) -> bytes:
    """A drawing as PDF: vectors, with text that can be selected.

    Args:
        svg: A whole SVG document in theme `light` or `dark`.

    Raises:
        DrawingError: The drawing cannot be turned into a picture.
    """
    return _converted("svg_to_pdf", svg, 1.0)


def _converted(how: str, svg: str, scale: float) -> bytes:
    try:
        return bytes(getattr(converter(), how)(svg, scale=scale))
    except (ValueError, RuntimeError) as error:
        reason = str(error).partition("\n")[0]
        raise DrawingError(
            Problem(f"The drawing cannot be converted: {reason}.", "Write it as SVG instead.")
        ) from error


def picture_format(path: Path) -> str:
    """The format that a file's name asks for: `svg`, `png` or `pdf`.

    Raises:
        DrawingError: It asks for another one.

    Example:
        >>> picture_format(Path("map.svg"))
        'svg'
    """
    suffix = path.suffix.removeprefix(".").casefold()
    if suffix not in FORMATS:
        raise DrawingError(
            Problem(
                f"The picture's name ends in '{path.suffix}'.",
                f"End it in .svg, .png or .pdf. {did_you_mean(suffix, FORMATS)}",
                file=str(path),
            )
        )
    return suffix


def fixed_theme(theme: str, kind: str) -> str:
    """The theme for a format: only SVG can follow the reader's system, the others are light.

    Example:
        >>> fixed_theme("auto", "png"), fixed_theme("auto", "svg")
        ('light', 'auto')
    """
    return "light" if theme == "auto" and kind != "svg" else theme


def check_place(path: Path, name: str = "map.svg") -> None:
    """Refuse a place where no file can be written, before anything is measured or drawn.

    Args:
        path: The file to write.
        name: A name to propose when the path is a folder.

    Raises:
        DrawingError: It is a folder, or its folder does not exist or cannot be written.
    """
    folder, file = path.parent, str(path)
    if path.is_dir():
        raise DrawingError(
            Problem("This is a folder.", f"Name a file in it: {path / name}.", file=file)
        )
    if not folder.is_dir():
        raise DrawingError(
            Problem("Its folder does not exist.", f"Make it first: mkdir -p {folder}.", file=file)
        )
    if not os.access(folder, os.W_OK):
        raise DrawingError(
            Problem("Its folder cannot be written.", "Choose another place.", file=file)
        )


def save(svg: str, path: str | Path) -> Path:
    """Write a drawing as the format that the file's name asks for, whole or not at all.

    Args:
        svg: A whole SVG document.
        path: Where to, in a folder that exists; ends in `.svg`, `.png` or `.pdf`.

    Raises:
        DrawingError: Another ending, or the file cannot be written.
    """
    path = Path(path)
    makers: dict[str, Callable[[str], bytes]] = {"svg": str.encode, "png": to_png, "pdf": to_pdf}
    maker = makers[picture_format(path)]
    check_place(path)
    return _written(path, maker(svg))


def save_drawing(
    drawing: Drawing, path: str | Path, theme: str = "light", page: str = "fit"
) -> Path:
    """Write a drawing that was laid out: its PDF has a title, and pages when asked.

    Args:
        drawing: What `percorso.share.drawings.compose` returned.
        path: Where to, in a folder that exists; ends in `.svg`, `.png` or `.pdf`.
        theme: `light`, `dark`, or `auto`: what the reader's system prefers, SVG only.
        page: `fit`: a page as large as the drawing; `a4`, `a3`: sheets on their side, PDF only.

    Raises:
        DrawingError: Another ending or paper, or the file cannot be written.
    """
    path = Path(path)
    theme = fixed_theme(theme, check_page(path, page))
    if picture_format(path) != "pdf":
        return save(drawing.svg(theme), path)
    check_place(path)
    sheets = [drawing.svg(theme)] if page == "fit" else paged(drawing, page, theme)
    lang = drawing.paper.words.lang
    return _written(path, join_pages([to_pdf(sheet) for sheet in sheets], drawing.title, lang))


def check_page(path: Path, page: str) -> str:
    """The format of a file, which must be PDF when pages are asked for.

    Raises:
        DrawingError: Another ending than `.svg`, `.png` or `.pdf`, or pages of what has none.
    """
    kind = picture_format(path)
    if page != "fit" and kind != "pdf":
        raise DrawingError(
            Problem(f"Only a PDF has pages; this file ends in .{kind}.",
                    "End its name in .pdf, or leave --page out.", file=str(path))
        )  # fmt: skip
    return kind


def _written(path: Path, data: bytes) -> Path:
    try:
        write_whole(path, data)
    except OSError as error:
        raise DrawingError(unwritten("The file", error, path, "Choose another place.")) from error
    return path
