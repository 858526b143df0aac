"""JSON in all its shapes, whole and broken."""

from __future__ import annotations

import json

from tests.events.hostile.case import OBJECT, Cases, accept, kept, refuse

BIG = OBJECT[:-1] + ',"x":"' + "y" * 1_100_000 + '"}'
PRETTY = json.dumps([json.loads(OBJECT)] * 3, indent=2)


def array(*elements: str) -> str:
    return "[" + ",\n".join(elements) + "]"


def cases() -> Cases:
    return {**_arrays(), **_broken(), **_around(), **_lines(), **_values()}


def _arrays() -> Cases:
    return {
        "an array": accept("a.json", array(OBJECT, OBJECT), 2),
        "a pretty array": accept("a.json", PRETTY, 3),
        "a pretty array with a mark": accept("a.json", b"\xef\xbb\xbf" + PRETTY.encode(), 3),
        "an array in utf-16": accept("a.json", PRETTY.encode("utf-16"), 3),
        "an array in windows-1252": accept(
            "a.json", PRETTY.replace("Page", "Città").encode("cp1252"), 3, "Windows-1252"),
        "an empty array": accept("a.json", "[]", 0),
        "an array of many pieces": accept("a.json", array(*[OBJECT] * 80_000), 80_000),
        "an array a line": accept("a.jsonl", f"{array(OBJECT)}\n{array(OBJECT)}\n", 2),
        "a comma too many": accept("a.json", f"[{OBJECT},{OBJECT},]", 2),
        "pretty objects one after the other": accept(
            "a.json", "\n".join([json.dumps(json.loads(OBJECT), indent=1)] * 3), 3),
    }  # fmt: skip


def _broken() -> Cases:
    bad = OBJECT.replace('"u1"', "u1")
    return {
        "a broken element": kept("a.json", array(OBJECT, bad, OBJECT), 2, (2,), "no JSON", "line 2"),
        "an element without its bracket": kept(
            "a.json", array(OBJECT, OBJECT[:-1], OBJECT, OBJECT), 3, (2,), "no JSON"),
        "an element without its quote": kept(
            "a.json", array(OBJECT, OBJECT.replace('u1"', "u1"), OBJECT, OBJECT), 3, (2,), "no JSON"),
        "an element of another kind": kept(
            "a.json", array(OBJECT, "12", '"x"', "null", "[1]", OBJECT), 2, (2, 3, 4, 5), "an object"),
        "an array cut between elements": kept("a.json", f"[{OBJECT},{OBJECT},", 2, (3,), "cut off"),
        "an array cut in an element": kept("a.json", array(OBJECT, OBJECT)[:-20], 1, (2, 3), "cut off"),
        "text behind an array": kept("a.json", array(OBJECT) + "xyz", 1, (2,), "between"),
        "an element that is too long": kept("a.json", array(OBJECT, BIG, OBJECT), 2, (2,), "1 MB"),
        "NaN in an element": kept("a.json", array(OBJECT, '{"value":NaN}', OBJECT), 2, (2,), "NaN"),
        "deep array": kept("a.json", f"[{OBJECT}," + "[" * 100_000, 1, (2, 3), "deep"),
        "a torn character in an element": kept(
            "a.json", array(*[OBJECT.replace("Page", "Città")] * 2, OBJECT.replace("Page", "\udcff"))
            .encode("utf-8", "surrogateescape"), 2, (3,), "half"),
    }  # fmt: skip


def _around() -> Cases:
    batch = f'{{"sentAt":"2026-03-02","context":{{"locale":"it"}},"batch":{array(OBJECT, OBJECT)}}}'
    return {
        "a batch": accept("a.json", batch, 2),
        "batches a line": accept("a.jsonl", "\n".join([batch.replace("\n", "")] * 3), 6),
        "events in an object": accept("a.json", json.dumps({"events": [json.loads(OBJECT)] * 2}, indent=1), 2),
        "data in an object": accept("a.json", json.dumps({"meta": {"n": 1}, "data": [json.loads(OBJECT)]}), 1),
        "a large object around events": accept(
            "a.json", '{"meta": {"pages": [1, 2]}, "events": ' + array(*[OBJECT] * 20_000) + ', "next": null}',
            20_000),
        "a large object with a broken element": kept(
            "a.json", '{"events": ' + array(*[OBJECT] * 9_000, '{"x" 1}', *[OBJECT] * 9_000) + "}", 18_000,
            (9001,), "no JSON"),
        "a large object that is cut": kept(
            "a.json", '{"events": ' + array(*[OBJECT] * 20_000)[:-1], 20_000, (20_001,), "cut off"),
        "items of an order are no events": kept(
            "a.jsonl", '{"event":"x","items":[{"sku":1}],"userId":"1"}', 0, (1,), "no time"),
    }  # fmt: skip


def _lines() -> Cases:
    return {
        "a line of 1.1 MB": kept("a.jsonl", f"{OBJECT}\n{BIG}\n{OBJECT}\n", 2, (2,), "1 MB"),
        "a line of 20 MB": kept(
            "a.jsonl", f"{OBJECT}\n" + "y" * (20 << 20) + f"\n{OBJECT}\n", 2, (2,), "1 MB"),
        "a torn last line": kept("a.jsonl", f"{OBJECT}\n{OBJECT[:-9]}", 1, (2,), "no JSON"),
        "deep line": kept("a.jsonl", f"{OBJECT}\n" + '{"a":' * 10_000 + "1" + "}" * 10_000, 1, (2,), "deep"),
        "60 deep": kept("a.jsonl", f"{OBJECT}\n" + '{"context":' * 60 + "{}" + "}" * 60, 1, (2,), "deep"),
        "a batch among events": kept(
            "a.jsonl", f'{OBJECT}\n{{"batch":[{OBJECT}]}}\n', 1, (2,), "batch"),
        "no json": refuse("a.jsonl", "hello\nworld\n", "no JSON"),
    }  # fmt: skip


def _values() -> Cases:
    def with_(member: str) -> str:
        return OBJECT[:-1] + "," + member + "}"

    return {
        "values that are none": kept(
            "a.jsonl", "\n".join((OBJECT, with_('"value":NaN'), with_('"value":-Infinity'),
                                  with_('"value":1e999'))), 1, (2, 3, 4), "no JSON", "too large"),
        "huge whole numbers": kept(
            "a.jsonl", "\n".join((with_('"x":' + "9" * 4000), with_('"x":' + "9" * 5000))), 1, (2,), "too long"),
        "a huge amount": kept("a.jsonl", with_('"value":' + "9" * 40), 0, (1,), "too large"),
        "one name twice": accept("a.jsonl", with_('"userId":"u2"'), 1),
        "half a character": kept("a.jsonl", with_('"x":"\\ud800"'), 0, (1,), "half of a character"),
        "a zero as escape": accept("a.jsonl", with_('"x":"\\u0000"'), 1),
        "wrong types": kept(
            "a.jsonl", "\n".join((with_('"properties":"x"'), with_('"context":[1]'), with_('"userId":{"a":1}'),
                                  with_('"timestamp":[1]'), with_('"value":{"a":1}'), with_('"value":true'))),
            0, (1, 2, 3, 4, 5, 6)),
        "prototype names": accept("a.jsonl", with_('"__proto__":{"admin":true},"constructor":1'), 1),
    }  # fmt: skip
