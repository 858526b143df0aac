"""Values from closed lists, truth values, and the parts of web addresses."""

from __future__ import annotations

import pyarrow as pa

from percorso.events.arrow import Array, pc
from percorso.events.batch import shown
from percorso.events.numbers import TRUTH

CHOICES: dict[str, tuple[str, ...]] = {
    "touchpoint_class": ("traditional", "digital", "external"),
    "media_class": ("owned", "paid", "earned"),
    "direction": ("inbound", "outbound"),
    "device_class": (),
}
"""Fields in lower case, with what is allowed; empty: anything."""

DEVICES = {
    "ios": "phone",
    "android": "phone",
    "mobile": "phone",
    "smartphone": "phone",
    "iphone": "phone",
    "ipad": "tablet",
    "pc": "desktop",
    "computer": "desktop",
    "laptop": "desktop",
    "smarttv": "tv",
    "smartwatch": "watch",
}
"""Other words for the classes of devices."""


def device_class(column: Array) -> Array:
    """Device classes in the glossary's words; unknown ones stay as they are."""
    lower = pc.utf8_lower(column)
    known = pc.index_in(lower, pa.array(list(DEVICES)))
    return pc.coalesce(pc.take(pa.array(list(DEVICES.values())), known), lower)


def read_truth(column: Array) -> tuple[Array, list[tuple[int, str]]]:
    """True and false from text, and what is neither."""
    values: list[bool | None] = []
    wrong: list[tuple[int, str]] = []
    for index, text in enumerate(column.to_pylist()):
        value = TRUTH.get(text.lower()) if text else None
        values.append(value)
        if text and value is None:
            wrong.append((index, f"{shown(text)} is neither true nor false."))
    return pa.array(values, pa.bool_()), wrong


def host_of(column: Array) -> Array:
    """The host of web addresses, in lower case; null where there is none.

    Example:
        >>> host_of(pa.array(["https://www.Google.com/search?q=lamp"]))[0].as_py()
        'www.google.com'
    """
    pattern = r"^[A-Za-z][A-Za-z0-9+.\-]*://(?:[^/?#@]*@)?(?P<host>[^/?#:]+)"
    return pc.utf8_lower(pc.extract_regex(column, pattern=pattern).field("host"))


def path_of(column: Array) -> Array:
    """The path of web addresses, without query and fragment; null where there is none."""
    pattern = r"^[A-Za-z][A-Za-z0-9+.\-]*://[^/?#]+(?P<path>/[^?#]*)"
    return pc.extract_regex(column, pattern=pattern).field("path")
