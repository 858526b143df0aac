"""Encodings, line ends and zeros."""

from __future__ import annotations

from tests.events.hostile.case import GOOD, HEADER, Cases, accept, kept, refuse, table

CITY = "Città Vista,u1,2026-03-01T10:00:00Z"
PLAIN = table(CITY, GOOD)
LATIN = table(CITY, "Perché,u2,2026-03-01").encode("cp1252")
UTF8_LINE = "Più,u3,2026-03-01\n".encode()
NOTE_1252 = "read as Windows-1252"


def cases() -> Cases:
    return {**_marks(), **_tables(), **_ends(), **_zeros()}


def _marks() -> Cases:
    found = {
        f"{name} with a mark": accept("a.csv", PLAIN.encode(name), 2)
        for name in ("utf-8-sig", "utf-16", "utf-32")
    }
    for name in ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        mark = "\ufeff".encode(name)
        found[f"{name} with a mark"] = accept("a.csv", mark + PLAIN.encode(name), 2)
        found[f"{name} without a mark"] = accept(
            "a.csv", PLAIN.encode(name), 2, f"read as {name.upper()}, without its mark"
        )
    found["json in utf-16"] = accept(
        "a.jsonl", '{"event":"Città","userId":"1","timestamp":"2026-03-01"}\n'.encode("utf-16"), 1
    )
    found["utf-16 cut in a character"] = refuse("a.csv", PLAIN.encode("utf-16")[:-1], "not text in")
    half = PLAIN.replace("Page", "P\ud800ge").encode("utf-16", "surrogatepass")
    found["utf-16 with half a character"] = kept("a.csv", half, 1, (3,), "not UTF-8")
    return found


def _tables() -> Cases:
    return {
        "windows-1252": accept("a.csv", LATIN, 2, NOTE_1252),
        "latin-1": accept("a.csv", table(CITY).encode("latin-1"), 1, NOTE_1252),
        "windows-1252 with rows of utf-8": accept("a.csv", LATIN + UTF8_LINE, 3, NOTE_1252),
        "utf-8 with one row of windows-1252": kept(
            "a.csv", PLAIN.encode() + UTF8_LINE + "Più,u4,2026-03-01\n".encode("cp1252"), 3, (5,),
            "bytes that are not UTF-8"),
        "mac roman": refuse("a.csv", table(CITY, "Perché sì,u1,2026-03-01").encode("mac_roman"),
                            "Mac Roman", "mac_roman"),
        "overlong utf-8": kept("a.csv", f"{HEADER}\n{CITY}\n".encode() + b"\xc0\xafx,u1,2026-03-01\n",
                               1, (3,), "not UTF-8"),
        "half a character in utf-8": kept(
            "a.csv", f"{HEADER}\n{CITY}\n".encode() + b"\xed\xa0\x80,u1,2026-03-01\n", 1, (3,), "UTF-8"),
        "a mark inside": accept("a.csv", table(GOOD, "\ufeffPage,u1,2026-03-01"), 2),
        "right to left": accept("a.csv", table("\u202eegaP,u1,2026-03-01"), 1),
    }  # fmt: skip


def _ends() -> Cases:
    return {
        "carriage returns and line feeds": accept("a.csv", table(GOOD, GOOD, end="\r\n"), 2),
        "carriage returns alone": accept("a.csv", table(GOOD, GOOD, end="\r"), 2, "Macintosh"),
        "line ends of both kinds": accept("a.csv", f"{HEADER}\r\n{GOOD}\n{GOOD}\r\n", 2),
        "a carriage return in a row": kept(
            "a.csv", table(GOOD, GOOD.replace(" ", "\r")), 1, (3,), "carriage return"
        ),
        "no line end at the end": accept("a.csv", f"{HEADER}\n{GOOD}", 1),
        "blank lines": accept("a.csv", f"\n\n{HEADER}\n\n{GOOD}\n\n\n", 1),
        "unicode line ends in a value": accept("a.csv", table("A\u2028\x85B,u1,2026-03-01"), 1),
        "nothing": refuse("a.csv", b"", "empty"),
        "blanks alone": refuse("a.csv", b" \r\n\t\n ", "empty"),
        "blanks alone in json": refuse("a.jsonl", b"\n \n", "empty"),
        "a mark alone": refuse("a.csv", b"\xef\xbb\xbf", "empty"),
        "a mark of utf-16 alone": refuse("a.csv", b"\xff\xfe", "empty"),
        "one line feed": refuse("a.csv", b"\n", "empty"),
    }


def _zeros() -> Cases:
    return {
        "a zero in a row": kept("a.csv", table(GOOD, "Pa\0ge,u1,2026-03-01", GOOD), 2, (3,), "NUL"),
        "zeros at the end": kept("a.csv", table(*[GOOD] * 99).encode() + b"\0" * 5000, 99, (101,), "NUL"),
        "a zero in json": kept(
            "a.jsonl", '{"event":"a","userId":"1","timestamp":"2026-03-01"}\n{"event":"\0"}\n', 1,
            (2,), "no JSON"),
        "zeros alone": refuse("a.csv", b"\0" * 9000, "not text"),
        "noise": refuse("a.csv", bytes(range(256)) * 50, "not text"),
    }  # fmt: skip
