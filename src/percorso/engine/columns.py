"""The columns of the timeline: what rules, segments and questions look at, and how it is kept.

| column | kept as | from the event |
|---|---|---|
| person | int64 | the person's number |
| t | int64 | the instant, microseconds since 1970 UTC |
| event | int64 | the event's place in the workspace (`seq`) |
| name, touchpoint, channel, device, score_kind, currency | int32 code, −1 absent | as named |
| value | int64 | ten-thousandths of a unit, `NO_VALUE` when absent |
| order | int64 | 63 bits of a hash of the order id, −1 when absent |
| score | float64 | NaN when absent |
| f:FIELD | int32 code, −1 absent | any other field that a rule or segment of some journey uses |
"""

from __future__ import annotations

from percorso.events.names import standard
from percorso.fields import ALIASES, NUMBERS, TEXTS

NO_VALUE = -(2**63)
UNIT = 10_000

CODED = {
    "name": "name",
    "touchpoint": "touchpoint",
    "channel": "channel",
    "device": "device_class",
    "score_kind": "score_kind",
    "currency": "currency",
}
BASE = ("person", "t", "event", *CODED, "value", "order", "score")

PROPERTY = (
    "CASE WHEN json_type(e.properties, ?) = 'DOUBLE' "
    "AND CAST(json_extract(e.properties, ?) AS DOUBLE) % 1 = 0 "
    "AND abs(CAST(json_extract(e.properties, ?) AS DOUBLE)) < 9007199254740992 "
    "THEN CAST(CAST(CAST(json_extract(e.properties, ?) AS DOUBLE) AS BIGINT) AS VARCHAR) "
    "ELSE json_extract_string(e.properties, ?) END"
)
"""A property as text; a whole number that was written with a point loses it, as in `2.0`."""


def column_of(field: str) -> str:
    """The timeline's column for a field that a rule or a segment names.

    Example:
        >>> column_of("event"), column_of("device"), column_of("plan")
        ('name', 'device', 'f:plan')
    """
    source = ALIASES.get(field, field)
    base = {event: column for column, event in CODED.items()}
    return base.get(source, f"f:{field}")


def field_sql(field: str) -> tuple[str, list[str]]:
    """The SQL that gives a field as text, and its bound values.

    Canonical columns come first, then a property of that name; where the name is another one for a
    canonical column (`revenue` for value, `url` for page_url), the property, else that column.
    Nothing of the field's name is ever written into the SQL unless it is one of this file's names.
    """
    direct = _canonical_sql(ALIASES.get(field, field))
    if direct is not None:
        return direct, []
    prop, path = PROPERTY, [json_path(field)] * PROPERTY.count("?")
    other = standard(field)
    alias = _canonical_sql(other[0]) if other else None
    return (f"coalesce({prop}, {alias})" if alias else prop), path


def _canonical_sql(column: str) -> str | None:
    if column in TEXTS:
        return f"e.{column}"
    return f"CAST(e.{column} AS VARCHAR)" if column in NUMBERS else None


def is_number(field: str) -> bool:
    """Whether a field's texts are numbers of a canonical column."""
    other = standard(field)
    return field in NUMBERS or (other is not None and other[0] in NUMBERS)


def json_path(field: str) -> str:
    """A field as a JSON pointer (RFC 6901) that takes it as one key, whatever characters it holds.

    A path in DuckDB's other form (`$."*"`) would take some names as patterns, even in quotes.
    """
    escaped = field.replace("~", "~0").replace("/", "~1")
    return f"/{escaped}"
