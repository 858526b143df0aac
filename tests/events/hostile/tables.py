"""Rows, fields, quotes and headers of text tables."""

from __future__ import annotations

from tests.events.hostile.case import GOOD, HEADER, Cases, accept, kept, refuse, table

MANY = [f"Page Viewed,u{i},2026-03-01T10:00:00Z" for i in range(3000)]
TEXT = "event,user_id,timestamp,text"


def cases() -> Cases:
    return {**_shapes(), **_quotes(), **_sizes(), **_headers(), **_delimiters()}


def _shapes() -> Cases:
    return {
        "rows of all lengths": kept("a.csv", table("a", "a,b", GOOD, "a,b,c,d"), 1, (2, 3, 5), "fields"),
        "header alone": accept("a.csv", HEADER, 0),
        "no header": refuse("a.csv", GOOD + "\n", "column `event`"),
        "totals at the end": kept("a.csv", table(GOOD, "Total,1,"), 1, (3,), "no time"),
        "every row bad": kept("a.csv", table("a,,", "b,,"), 0, (2, 2, 3, 3), "no time"),
        "formulas stay text": accept("a.csv", table("=1+1,@u,2026-03-01"), 1),
        "templates stay text": accept("a.csv", table("{{7*7}} ${7*7},__import__,2026-03-01"), 1),
        "terminal signs": accept("a.csv", table("\x1b[31mred\x1b[0m,u1,2026-03-01"), 1),
    }  # fmt: skip


def _quotes() -> Cases:
    opened = 'Page Viewed,u1,2026-03-01,"open'
    rows = [f"{row},x" for row in MANY]
    return {
        "quote open to the end": kept(
            "a.csv", table(rows[0], opened, *rows, header=TEXT), 3001, (3,), "opens in line 3"),
        "quote open in the last row": kept("a.csv", table(GOOD, '"Page,u1,2026-03-01'), 1, (3,), "quotation"),
        "two rows with open quotes": kept(
            "a.csv", table(opened, *rows[:100], opened, *rows[:50], header=TEXT), 150, (2, 103), "opens"),
        "open quote that another closes": kept(
            "a.csv", table(opened, *rows[:100], 'A,u1,2026-03-01,closed"', *rows[:5], header=TEXT),
            106, (2,), "opens in line 2"),
        "a value of many lines": accept(
            "a.csv", table('A,u1,2026-03-01,"one\ntwo\n\nthree, and ""four"""', rows[0], header=TEXT), 2),
        "quotes inside": kept("a.csv", table('Pa"ge,u1,2026-03-01', '"Pa"ge,u1,2026-03-01'), 1, (3,),
                              "quotation mark"),
        "a quote on every row": kept(
            "a.csv", table(*['"Page,u1,2026-03-01'] * 500), 0, tuple(range(2, 502)), "quotation"),
        "quote open in a file of many blocks": kept(
            "a.csv", table(opened, *[f"{row},{'x' * 900}" for row in MANY * 2], header=TEXT), 6000,
            (2,), "opens in line 2"),
    }  # fmt: skip


def _sizes() -> Cases:
    big, huge = "x" * (1 << 20), "x" * (20 << 20)
    return {
        "a field of 900 KB": accept("a.csv", table(f"{GOOD},{'x' * 900_000}", header=TEXT), 1),
        "a field of 1 MB": kept("a.csv", table(f"{GOOD},{big}", f"{GOOD},", header=TEXT), 1, (2,), "1 MB"),
        "a field of 20 MB": kept("a.csv", table(f"{GOOD},{huge}", f"{GOOD},", header=TEXT), 1, (2,), "1 MB"),
        "a quoted field of 20 MB": kept(
            "a.csv", table(f'{GOOD},"{huge}"', f"{GOOD},", header=TEXT), 1, (2,), "1 MB"),
        "one line of 40 MB": refuse("a.csv", b"x" * (40 << 20), "header"),
        "a name of 400 signs": kept("a.csv", table("x" * 400 + ",u1,2026-03-01"), 0, (2,), "300"),
    }  # fmt: skip


def _headers() -> Cases:
    wide = ",".join((HEADER, *(f"c{i}" for i in range(100_000))))
    return {
        "100,000 columns": refuse("a.csv", wide + "\n", "more than 5000"),
        "two columns of one name": refuse(
            "a.csv", f"{HEADER},event\n{GOOD},x\n", "Several columns"
        ),
        "the same name twice in other letters": refuse(
            "a.csv", f"{HEADER},userId\n{GOOD},x\n", "same name"
        ),
        "a column without a name": refuse("a.csv", f"{HEADER},\n{GOOD},\n", "no name"),
        "a quote in the header": refuse("a.csv", f'"{HEADER}\n{GOOD}\n', "header"),
        "spaces around names": accept("a.csv", " event , user_id , timestamp \n" + GOOD, 1),
        "names in capitals": accept("a.csv", "EVENT,USER_ID,TIMESTAMP\n" + GOOD, 1),
        "the sign named first": accept("a.csv", "sep=;\n" + table(GOOD).replace(",", ";"), 1),
    }


def _delimiters() -> Cases:
    return {
        f"{name} between the columns": accept(
            "a.csv", table(GOOD, GOOD).replace(",", sign), 2, f"separated by {name}s"
        )
        for sign, name in ((";", "semicolon"), ("\t", "tab"), ("|", "bar"))
    } | {
        "decimal commas": accept(
            "a.csv", table(f"{GOOD},\"12,50\"", header=HEADER + ",value"), 1, decimal=","),
        "thousands and decimals": accept(
            "a.csv", table(f'{GOOD},"1.234,50"', f'{GOOD},"1,234.50"', header=HEADER + ",value"), 2),
        "thousands or decimals": kept(
            "a.csv", table(f"{GOOD},1.234", header=HEADER + ",value"), 0, (2,), "two numbers"),
        "a currency beside the number": kept(
            "a.csv", table(f"{GOOD},€ 12", f"{GOOD},12 EUR", header=HEADER + ",value"), 0, (2, 3), "not a number"),
        "no numbers": kept(
            "a.csv", table(*(f"{GOOD},{text}" for text in ("NaN", "Infinity", "1e999", "0x1F", "--1")),
                           header=HEADER + ",value"), 0, (2, 3, 4, 5, 6), "not a number"),
    }  # fmt: skip
