"""Times in all their forms."""

from __future__ import annotations

from tests.events.hostile.case import Cases, accept, kept, table

GOOD_ONES = {
    "2026-03-01T10:00:00Z": "2026-03-01T10:00:00",
    "2026-03-01T10:00:00.123456789+02:00": "2026-03-01T08:00:00.123456",
    "2026-03-01 10:00:00,5": "2026-03-01T10:00:00.500000",
    "2026/3/1 10:00": "2026-03-01T10:00:00",
    "2026.03.01": "2026-03-01T00:00:00",
    "20260301T100000Z": "2026-03-01T10:00:00",
    "20260301T1000+0100": "2026-03-01T09:00:00",
    "2026-03-01T24:00:00Z": "2026-03-02T00:00:00",
    "2016-12-31T23:59:60Z": "2016-12-31T23:59:59",
    "1 March 2026": "2026-03-01T00:00:00",
    "1 marzo 2026, 10:30": "2026-03-01T10:30:00",
    "01-MAR-2026 10:30:05": "2026-03-01T10:30:05",
    "Mar 1, 2026 10:30 PM": "2026-03-01T22:30:00",
    "Sun, 01 Mar 2026 10:00:00 GMT": "2026-03-01T10:00:00",
    "domenica 1 mar 2026 10:00 +0100": "2026-03-01T09:00:00",
    "1772359200": "2026-03-01T10:00:00",
    "1772359200123": "2026-03-01T10:00:00.123000",
    "1772359200123456": "2026-03-01T10:00:00.123456",
    "1772359200123456789": "2026-03-01T10:00:00.123456",
    "1772359200.5": "2026-03-01T10:00:00.500000",
}
BAD_ONES = {
    "01/03/2026": "two readings",
    "31/12/2026 10:00": "the day first",
    "12/31/2026": "the month first",
    "01/03/26": "two digits",
    "46082": "day number of Excel, perhaps 2026-03-01",
    "46082.4166": "day number of Excel",
    "20260301": "'%Y%m%d'",
    "2026": "certainty",
    "10:00": "certainty",
    "2026-W09-7": "certainty",
    "2026-02-30": "calendar",
    "2026-03-01T25:00": "calendar",
    "2026-03-01T24:01": "calendar",
    "2026-03-01 10:61": "calendar",
    "30 febbraio 2026": "calendar",
    "1 brumaio 2026": "certainty",
    "13:00 PM": "certainty",
    "0001-01-01": "before 1970",
    "9999-12-31": "after 2099",
    "1969-12-31T23:59:59Z": "before 1970",
    "-1": "certainty",
    "1e9": "certainty",
    "NaT": "certainty",
    "2026-03-01T10:00:00+99:00": "calendar",
    "٢٠٢٦-٠٣-٠١": "certainty",
    "today": "certainty",
}


def cases() -> Cases:
    good = {f"time {text}": accept("a.csv", table(f'A,u1,"{text}"'), 1) for text in GOOD_ONES}
    bad = {
        f"time {text}": kept("a.csv", table(f'A,u1,"{text}"'), 0, (2,), says)
        for text, says in BAD_ONES.items()
    }
    return good | bad | _columns()


def _columns() -> Cases:
    def days(*texts: str) -> str:
        return table(*(f"A,u{i},{text}" for i, text in enumerate(texts)))

    return {
        "days first": kept("a.csv", days("01/03/2026", "31/03/2026"), 0, (2, 3), "'%d/%m/%Y'"),
        "months first": kept("a.csv", days("03.01.2026", "03.31.2026"), 0, (2, 3), "'%m.%d.%Y'"),
        "both orders": kept("a.csv", days("31/03/2026", "03/31/2026"), 0, (2, 3), "first"),
        "times without a zone": accept(
            "a.csv", days("2026-03-01 10:00", "2026-03-01 11:00"), 2, "2 times have no time zone"),
        "times with a zone given": accept(
            "a.csv", days("2026-03-29 02:30", "2026-10-25 02:30"), 2, time_zone="Europe/Rome"),
        "milliseconds are said": accept("a.csv", days("1772359200123"), 1, "milliseconds since 1970"),
        "times of all kinds": accept(
            "a.csv", days("1772359200", "2026-03-01", "1 marzo 2026", "2026-03-01T10:00:00+01:00"), 4),
        "thousands of names": accept(
            "a.csv", table(*(f"Page {i},u1,2026-03-01" for i in range(10_001))), 10_001,
            "more than 10,000 different names"),
    }  # fmt: skip
