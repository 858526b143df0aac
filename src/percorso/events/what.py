"""The values of an event beyond its name, time and person."""

from __future__ import annotations

import pyarrow as pa

from percorso.events.arrow import pc
from percorso.events.batch import shown, text_of
from percorso.events.maker import IDENTIFIERS, NUMBERS, OTHER_TIMES, Maker
from percorso.events.numbers import currencies, read_money, read_numbers
from percorso.events.schema import EVENTS
from percorso.events.times import WRITE_IT, TimeRules, read_times
from percorso.events.values import CHOICES, device_class, host_of, path_of, read_truth


def texts(maker: Maker) -> None:
    """Texts that are kept as they are."""
    done = {"type", "name", "occurred_at", *IDENTIFIERS, *NUMBERS, *OTHER_TIMES, *CHOICES}
    done |= {"value", "currency", "is_bot", "sequence"}
    for name in maker.draft.fields:
        if name in EVENTS.names and name not in done:
            maker.keep(name, maker.text(name))
    for name in ("properties", "context"):
        maker.keep(name, getattr(maker.draft, name))


def amounts(maker: Maker) -> None:
    """Money and other numbers."""
    for name in ("value", *NUMBERS):
        column = maker.draft.fields.get(name)
        if column is None:
            continue
        read = read_money if name == "value" else read_numbers
        if not _is_number(column.type):
            column = text_of(column)
        decimal = maker.draft.decimals.get(name, maker.rules.decimal)
        numbers, wrong = read(column, decimal)
        for index, message in wrong:
            maker.flaw(index, name, message)
        maker.keep(name, numbers)
    _currency(maker)


def _is_number(kind: pa.DataType) -> bool:
    return bool(
        pa.types.is_integer(kind) or pa.types.is_floating(kind) or pa.types.is_decimal(kind)
    )


def _currency(maker: Maker) -> None:
    currency = maker.text("currency")
    if currency is not None:
        currency = given = pc.utf8_upper(currency)
        known = pa.array(sorted(currencies()))
        maker.flaws_where(
            pc.and_(pc.is_valid(currency), pc.invert(pc.is_in(currency, known))), "currency",
            lambda i: (f"{shown(given[i])} is no currency code.",
                       "Write the three letters of ISO 4217, for example EUR."),
        )  # fmt: skip
    if maker.rules.currency and "value" in maker.columns:
        missing = pc.if_else(pc.is_valid(maker.columns["value"]), maker.rules.currency, None)
        currency = missing if currency is None else pc.coalesce(currency, missing)
    maker.keep("currency", currency)


def choices(maker: Maker) -> None:
    """Fields whose values come from a list."""
    for name, allowed in CHOICES.items():
        column = maker.text(name)
        if column is None:
            continue
        column = device_class(column) if name == "device_class" else pc.utf8_lower(column)
        if allowed:
            maker.flaws_where(
                pc.and_(pc.is_valid(column), pc.invert(pc.is_in(column, pa.array(allowed)))), name,
                lambda i, column=column, allowed=allowed: (  # type: ignore[misc]
                    f"{shown(column[i])} is not allowed here.", f"Allowed: {', '.join(allowed)}."),
            )  # fmt: skip
        maker.keep(name, column)


def others(maker: Maker) -> None:
    """Further times, truth values and the sequence."""
    for name in OTHER_TIMES:
        column = maker.draft.fields.get(name)
        if column is None:
            continue
        times = read_times(
            text_of(column) if pa.types.is_string(column.type) else column,
            maker.times(name, TimeRules()),
        )
        for index, message in times.wrong:
            maker.flaw(index, name, message, WRITE_IT)
        maker.keep(name, times.instants)
    truth = maker.text("is_bot")
    if truth is not None:
        values, wrong = read_truth(truth)
        for index, message in wrong:
            maker.flaw(index, "is_bot", message, "Write true or false.")
        maker.keep("is_bot", values)
    _sequence(maker)


def _sequence(maker: Maker) -> None:
    given = maker.text("sequence")
    place = maker.draft.sequence
    if given is None:
        maker.columns["sequence"] = place
        return
    wrong = pc.and_(pc.is_valid(given), pc.invert(pc.match_substring_regex(given, r"^\d{1,18}$")))
    maker.flaws_where(
        wrong, "sequence",
        lambda i: (f"{shown(given[i])} is no whole number.", "Give whole numbers, or none."),
    )  # fmt: skip
    numbers = pc.if_else(pc.fill_null(wrong, False), None, given).cast(pa.int64())
    maker.columns["sequence"] = pc.coalesce(numbers, place)


def derived(maker: Maker) -> None:
    """The host of the referrer and the path of the page, when only the addresses are given."""
    for made, source, read in (
        ("referrer_host", "referrer_url", host_of),
        ("page_path", "page_url", path_of),
    ):
        if source in maker.columns:
            found = read(maker.columns[source])
            given = maker.columns.get(made)
            maker.keep(made, found if given is None else pc.coalesce(given, found))
