"""Pictures from drawings: SVG to PNG and PDF, with the project's own face."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from percorso.disk import unwritten, write_whole
from percorso.errors import DrawingError, Problem, did_you_mean

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


def save(svg: str, path: str | Path) -> Path:
    """Write a drawing as the format that the file's name asks for.

    Args:
        svg: A whole SVG document.
        path: Where to; ends in `.svg`, `.png` or `.pdf`.

    Raises:
        DrawingError: Another ending, or the file cannot be written.
    """
    path = Path(path)
    makers: dict[str, Callable[[str], bytes]] = {"svg": str.encode, "png": to_png, "pdf": to_pdf}
    data = makers[picture_format(path)](svg)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
    except OSError as error:
        raise DrawingError(unwritten("The file", error, path, "Choose another place.")) from error
    return path
