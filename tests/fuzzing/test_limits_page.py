"""The page of limits says what the code does."""

from __future__ import annotations

import pytest

from percorso.engine import compacting, vacuuming
from percorso.events import csvfile, files, jsonlines, mapping, parquetfile, shaping, unpack, who
from percorso.events.child import limits
from percorso.journey import model, rules, texts, tree
from tests.conftest import ROOT

LINES = [
    f"| size | {tree.MOST_CHARACTERS:,} characters |",
    f"| values | {tree.MOST_NODES:,} |",
    f"| depth of brackets and indentation | {tree.DEEPEST} |",
    f"| length of a key | {tree.LONGEST_KEY:,} characters |",
    f"| digits of a number | {tree.MOST_DIGITS} |",
    f"| length of a text; of a name | {texts.LONGEST_TEXT:,}; {texts.LONGEST_NAME} characters |",
    f"| stages | {model.MOST_STAGES} |",
    f"every other list of parts | {model.MOST_ITEMS:,} |",
    f"| depth of a rule | {rules.DEEPEST_RULE} |",
    f"| length of a pattern (`matches`) | {rules.LONGEST_PATTERN} characters |",
    f"| problems told at once | {tree.MOST_PROBLEMS},",
    f"| memory of the reader | {limits.MEMORY_MB} MB | set `{limits.MEMORY_VARIABLE}`",
    f"| work of the reader | {limits.CPU_FLOOR} s, and {limits.CPU_A_MB} s for each MB on disk |",
    f"| waiting for the reader | {limits.WALL_FLOOR} s, and {limits.WALL_A_MB} s for each MB on disk |",
    f"| {unpack.FLOOR >> 20} MB, or {unpack.RATIO} times its size if that is more; {unpack.MOST >> 30} GB |",
    f"| length of a row | {files.LONGEST >> 20} MB |",
    f"| columns of a table | {csvfile.MOST_COLUMNS:,} |",
    f"| columns of a table | {parquetfile.MOST_COLUMNS:,} |",
    f"| depth of a JSON object | {jsonlines.DEEPEST} |",
    f"of an identifier | {who.LONGEST_NAME}; {who.LONGEST_ID:,} characters |",
    f"| rows of a look-up table of a mapping | {shaping.MOST_ROWS:,} |",
    f"| events that a mapping makes of one row | {mapping.MOST_EVENTS} |",
    f"| small files before an import compacts them | {compacting.MANY} |",
    f"| {vacuuming.RETENTION.total_seconds() / 3600:.0f} hours |",
]


@pytest.mark.parametrize("line", LINES)
def test_the_page_says_it(line: str) -> None:
    assert line in (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
