"""A chart: a Vega-Lite specification that is data, and the pictures made from it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from percorso.disk import unwritten, write_whole
from percorso.errors import DrawingError, Problem, did_you_mean

VEGALITE = "6.4"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
MIME = "application/vnd.vegalite.v6+json"
NO_HOSTS: list[str] = []

_NOT_XML = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Spec = dict[str, Any]


@lru_cache
def _converter() -> Any:
    """The converter, with the product's own face so that pictures are the same everywhere."""
    import vl_convert

    vl_convert.register_font_directory(str(resources.files("percorso") / "share" / "fonts"))
    return vl_convert


def _drawable(value: Any) -> Any:
    """A specification without characters that no picture can hold: the converter dies of them."""
    if isinstance(value, str):
        return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, Mapping):
        return {_drawable(key): _drawable(each) for key, each in value.items()}
    return [_drawable(each) for each in value] if isinstance(value, list | tuple) else value


@dataclass(frozen=True)
class Chart:
    """A picture of an answer: data and specification in one, without a line of plotting code.

    Notebooks draw it themselves; anywhere else `save` writes a file.

    Attributes:
        spec: The Vega-Lite specification (version 6), with its data inside.

    Example:
        >>> chart = Chart({"$schema": SCHEMA, "data": {"values": [{"a": 1}]}, "mark": "point",
        ...                "encoding": {"x": {"field": "a", "type": "quantitative"}}})
        >>> chart.to_svg().startswith("<svg")
        True
    """

    spec: Spec

    def to_svg(self) -> str:
        """The chart as an SVG document with real text."""
        return str(
            _converter().vegalite_to_svg(_drawable(self.spec), VEGALITE, allowed_base_urls=NO_HOSTS)
        )

    def to_png(self, scale: float = 2) -> bytes:
        """The chart as a PNG image.

        Args:
            scale: Pixels of the image for one of the chart; 2 suits fine screens.
        """
        return bytes(
            _converter().vegalite_to_png(
                _drawable(self.spec), VEGALITE, scale=scale, allowed_base_urls=NO_HOSTS
            )
        )

    def to_pdf(self) -> bytes:
        """The chart as a PDF page."""
        spec = _drawable(self.spec)
        return bytes(_converter().vegalite_to_pdf(spec, VEGALITE, allowed_base_urls=NO_HOSTS))

    def to_json(self) -> str:
        """The specification as JSON text."""
        return json.dumps(self.spec, ensure_ascii=False)

    def save(self, path: str | Path) -> Path:
        """Write the chart to a file; its ending says how: .svg, .png, .pdf or .json.

        Returns:
            The path that was written.

        Raises:
            DrawingError: The ending is not one of these, or the file cannot be written.
        """
        file = Path(path)
        ways: Mapping[str, Callable[[], bytes]] = {
            ".svg": lambda: self.to_svg().encode(),
            ".png": self.to_png,
            ".pdf": self.to_pdf,
            ".json": lambda: self.to_json().encode(),
        }
        if file.suffix.lower() not in ways:
            raise DrawingError(
                Problem(f"A chart cannot be saved as '{file.suffix or file.name}'.",
                        did_you_mean(file.suffix.lower(), ways), file=str(path))
            )  # fmt: skip
        content = ways[file.suffix.lower()]()
        try:
            write_whole(file, content)
        except OSError as error:
            raise DrawingError(
                unwritten("The file", error, path, "Choose another place.")
            ) from error  # fmt: skip
        return file

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return {MIME: self.spec, "image/svg+xml": self.to_svg()}
