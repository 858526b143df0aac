"""What the fuzzers and their changed seeds have found; each stays mended."""

from __future__ import annotations

import pytest

from fuzz.targets import TARGETS

FINDS = {
    "a header that says UTF-8 and is not": (
        "events-csv",
        b"\xef\xbb\xbf\x80event,user_id,timestamp\nGood,good-user,2026-03-01T10:00:00Z\n",
    ),
    "a carriage return in the header, which counted as a line there alone": (
        "events-csv",
        b"event,user_id,timestamp,value,curren\ry,message_id\nGood,g\nevent;a\noo",
    ),
    "a source whose name cannot be printed, which the quarantine could not read again": (
        "mapping",
        b'percorso-mapping: 1\nsource: "shop\\x00"\nevents: [{event: A, time: t, user_id: u}]\n',
    ),
    "an encoding with a NUL in its name": (
        "mapping",
        b'percorso-mapping: 1\nencoding: "a\\0b"\nevents: [{event: A, time: t, user_id: u}]\n',
    ),
}


@pytest.mark.parametrize("name", FINDS)
def test_a_find_stays_mended(name: str) -> None:
    target, data = FINDS[name]
    TARGETS[target].check(data)
