"""Names are for people: no folders, no control signs, no wrong endings, no devices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from percorso.server.uploads.kinds import PDF, TEXT
from percorso.server.uploads.naming import disposition, shown_name

HOSTILE = {
    "../../../etc/passwd": "passwd.pdf",
    "..\\..\\windows\\win.ini": "win.ini.pdf",
    "/etc/passwd": "passwd.pdf",
    "a\x00.pdf": "a.pdf",
    "a\r\nSet-Cookie: x=1.pdf": "aSet-Cookie x=1.pdf",
    "NUL": "file-NUL.pdf",
    "com1.PDF": "file-com1.pdf",
    "...": "file.pdf",
    "gpj.\u202eexe.pdf": "gpj.exe.pdf",
    "<img src=x onerror=alert(1)>.pdf": "img src=x onerror=alert(1).pdf",
    "x" * 400: "x" * 120 + ".pdf",
}


@pytest.mark.parametrize("given_name", HOSTILE)
def test_hostile_names(given_name: str) -> None:
    assert shown_name(given_name, PDF) == HOSTILE[given_name]


def test_the_ending_of_a_table_stays() -> None:
    assert shown_name("Risposte.CSV", TEXT) == "Risposte.csv"


@given(st.text(max_size=300))
def test_any_name_becomes_one_line_of_header(name: str) -> None:
    shown = shown_name(name, PDF)
    header = disposition(shown)
    assert header.isascii()
    assert header.isprintable()
    assert header.count('"') == 2
    assert not set(shown) & set('/\\<>:"|?*')
    assert len(shown) < 140
