"""What the readers say, heard again in another language.

A reader works in a process of its own and says in English what it finds; quarantine files keep it
so for years. Here the message behind such a sentence is found again by its form, and what fills its
places, so that `Words.said` can say it in the reader's language.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from percorso.mark import N_, Said, joined, phrase

LONGEST = 1_500
"""Longer texts stay as they are."""
_HOLE = re.compile(r"\\\{(\w+)\\\}")

FLAWS = (
    N_("{value} does not follow the time_format '{pattern}'."),
    N_("{value} is no day and time of the calendar."),
    N_("{value} is a day number of Excel, perhaps {day}; save the column as dates."),
    N_("{value} cannot be read with certainty; as a day it is '{pattern}'."),
    N_("{value} is not a time that can be read with certainty."),
    N_("{value} has a year of two digits, which is not certain."),
    N_("{value} has the day first, which is not certain without `time_format`."),
    N_("{value} has the month first, which is not certain without `time_format`."),
    N_("{value} has two readings: day first or month first."),
    N_("{value} is no number of seconds since 1970."),
    N_("Other rows have the day first: '{pattern}'."),
    N_("Other rows have the month first: '{pattern}'."),
    N_("Put the value in quotation marks and double those inside: \"\"."),
    N_("{value} lies before 1970 or after 2099."),
    N_("Write it as 2026-03-01T10:00:00Z or 2026-03-01 10:00, or give `time_format` in a "
       "mapping, for example '%d/%m/%Y %H:%M'."),
    N_("{value} can mean two numbers, with thousands or with decimals. Say which sign is "
       "the decimal one: `decimal: \".\"` or `\",\"` in a mapping, or --decimal."),
    N_("{value} is not a number. Write it as 1234.50, without unit or symbol."),
    N_("{value} is not a number that can be kept."),
    N_("{value} is too large for an amount. Check the row."),
    N_("{value} is no type of event."),
    N_("{value} is no currency code."),
    N_("Write the three letters of ISO 4217, for example EUR."),
    N_("{value} is not allowed here."),
    N_("Allowed: {listed}."),
    N_("{value} is neither true nor false."),
    N_("Write true or false."),
    N_("{value} is no whole number."),
    N_("Give whole numbers, or none."),
    N_("{value} is no identifier."),
    N_("Write it as text or as a number."),
    N_("The event has no name."),
    N_("Fill the column `event`: 'Order Completed'."),
    N_("The event has no time."),
    N_("Fill the column `timestamp`."),
    N_("The name of the event has more than {n} characters: {value}."),
    N_("Put long texts into `text`."),
    N_("The identifier has more than {n} characters."),
    N_("Shorten it."),
    N_("The event has nobody: no user_id and no anonymous_id."),
    N_("Fill one of the two, or leave the row out."),
    N_("Its message id is already used by another event of this source, with other contents."),
    N_("Give each event its own message id, or import it as another source with --source."),
    N_("The row has no value in {column}, by which rows are grouped."),
    N_("Fill it, or leave the row out."),
    N_("The row has {found} fields, the header {wanted} (separated by commas)."),
    N_("The row has {found} fields, the header {wanted} (separated by semicolons)."),
    N_("The row has {found} fields, the header {wanted} (separated by tabs)."),
    N_("The row has {found} fields, the header {wanted} (separated by bars)."),
    N_("Add the missing ones."),
    N_("Quote values that hold a separator."),
    N_("The row holds bytes that are not UTF-8."),
    N_("Save the file as UTF-8."),
    N_("The row holds NUL bytes, which are no text."),
    N_("Export it again, or remove them."),
    N_("The row is longer than 1 MB."),
    N_("Move long contents out of the event."),
    N_("A quotation mark opens in line {line} and is not closed where the row ends."),
    N_("A quotation mark opens or closes in the wrong place."),
    N_("A carriage return stands inside the row."),
    N_("The line is longer than 1 MB."),
    N_("The line is not UTF-8."),
    N_("The line is no JSON: {why} at character {n}."),
    N_("Write one JSON object on one line."),
    N_("The value holds bytes that are not UTF-8."),
    N_("Export it again as UTF-8."),
)  # fmt: skip
"""What is wrong with a row, and what to do about it."""

REFUSALS = (
    N_("The file is empty."),
    N_("The file is empty: it holds blanks alone."),
    N_("The file holds no row."),
    N_("The file holds no row to look at."),
    N_("Export it again."),
    N_("The file is packed twice."),
    N_("Unpack it once: gunzip FILE, or unzstd FILE."),
    N_("The file is an Excel workbook (.xlsx)."),
    N_("The file is an old Excel workbook (.xls)."),
    N_("The file is a spreadsheet (.ods)."),
    N_("Open it in the spreadsheet program and save the sheet as CSV (UTF-8)."),
    N_("The file is a PDF."),
    N_("The file is a picture."),
    N_("Export the table itself as CSV."),
    N_("The file is a program."),
    N_("Check the name of the file."),
    N_("The file is a ZIP archive."),
    N_("Unpack it first: unzip FILE."),
    N_("Unpack it first: unzip FILE, and import what is in it."),
    N_("The file is a RAR archive."),
    N_("The file is a 7z archive."),
    N_("Unpack it first, and import the files in it."),
    N_("The file is a web page (HTML), perhaps the message of a failed download."),
    N_("Download the export again, as CSV."),
    N_("The file is XML."),
    N_("Export it as CSV or JSON Lines."),
    N_("The file is damaged, or no Parquet: it does not begin with PAR1."),
    N_("The file holds no JSON: no line begins with {sign}."),
    N_("Write one JSON object a line, or name a table .csv."),
    N_("The file is not text."),
    N_("Export it as CSV, JSON Lines or Parquet."),
    N_("The header has {found} columns, more than {most}."),
    N_("Export only the columns that are needed."),
    N_("Column {place} has no name."),
    N_("Name every column in the first line."),
    N_("Several columns are called {column}."),
    N_("Give each column its own name."),
    N_("The packed file is damaged or cut off."),
    N_("The gzip file is damaged or cut off: {why}."),
    N_("Download or export it again."),
    N_("The packed file unpacks to more than {ratio} times its size: {size} MB from "
       "{packed} KB so far."),
    N_("Check where it comes from; if you trust it, unpack it and import what is in it."),
    N_("The table has no column {column}, which the mapping of this import names."),
    N_("The table does not say the name of the event: a column `event`. Columns found: {listed}."),
    N_("The table does not say the time: a column `timestamp`. Columns found: {listed}."),
    N_("The table does not say who it was: a column `user_id` or `anonymous_id`. "
       "Columns found: {listed}."),
    N_("Rename the column, or name it in a mapping: `{line}`."),
    N_("Is it {near}? Rename the column, or name it in a mapping: `{line}`."),
    N_("{columns} are the same name."),
    N_("Rename or remove one of them, or say in a mapping which one counts."),
    N_("Reading the file took more than {limit} MB of memory; it was stopped {far}."),
    N_("Reading the file took more than {limit}; it was stopped {far}."),
    N_("Split the file, and check that it holds what it should."),
    N_("The reader failed on this file {far} ({what}); nothing of it was taken."),
    N_("The file is probably damaged: export it again, or save it as CSV."),
    N_("{value} is no name for a source."),
    N_("Use 1 to 100 printable characters."),
    N_("{value} is no time zone. Write it as Europe/Rome."),
    N_("{value} is no time zone. Did you mean {near}? Write it as Europe/Rome."),
    N_("{value} is no decimal sign."),
    N_("Write three letters, as EUR."),
    N_("Write three letters, e.g. EUR."),
    N_("For a fixed text write {form}."),
    N_("Did you mean '{close}'? Allowed: {listed}."),
    N_("Split the file, or shorten its longest values; if you trust it, set {setting}."),
    N_("The file changed while it was read."),
    N_("Import it again when nothing writes to it, or import a copy."),
    N_("The file cannot be read: {reason}."),
    N_("Check that it is there, and who may read it."),
    N_("The header cannot be read: A quotation mark opens in line {line} and is not closed where "
       "the row ends."),
    N_("The header cannot be read: A quotation mark opens or closes in the wrong place."),
    N_("The header cannot be read: A carriage return stands inside the row."),
    N_("The header cannot be read: The row is longer than 1 MB."),
    N_("The header cannot be read: {why}."),
    N_("Correct the first line."),
    N_("The text is not UTF-8; it looks like Mac Roman."),
    N_("Save it as UTF-8, or write `encoding: mac_roman` in a mapping."),
    N_("The Parquet file is encrypted."),
    N_("Export it without encryption."),
    N_("The Parquet file is damaged: {why}."),
    N_("The Parquet file says that it has {wanted} rows, but holds {found}."),
    N_("The file has no columns."),
    N_("The file has {found} columns, more than {most}."),
    N_("A column has no name."),
    N_("Name every column."),
    N_("A column is nested more than {n} deep."),
    N_("Write a flatter table."),
    N_("Rename one of them."),
    N_("The workspace cannot be written: there is too little space on the disk ({free} are free)."),
    N_("The workspace cannot be written: your share of this disk is used up."),
    N_("The workspace cannot be written: files may not become so large here."),
    N_("The workspace cannot be written: {reason}."),
    N_("The file cannot be written: there is too little space on the disk ({free} are free)."),
    N_("The file cannot be written: your share of this disk is used up."),
    N_("The file cannot be written: files may not become so large here."),
    N_("The file cannot be written: {reason}."),
    N_("Free some space there, then start again."),
    N_("Raise the limit (ulimit -f), then start again."),
    N_("Choose a folder that you may write to."),
    N_("Ask whoever runs the server."),
    N_("Another import or a compaction of this workspace is running."),
    N_("Wait until it has finished, then start this one again."),
)  # fmt: skip
"""Why a whole file, or a mapping, is not taken."""

NOTES = (
    N_("The columns are separated by semicolons."),
    N_("The columns are separated by tabs."),
    N_("The columns are separated by bars."),
    N_("The columns are separated by commas."),
    N_("The text is read as Windows-1252, because it is not UTF-8."),
    N_("The text is read as {encoding}, without its mark."),
    N_("The file is packed with {how}, whatever its name says."),
    N_("The file is not packed, whatever its name says."),
    N_("The file is read as {kind}, which it is, whatever its name says."),
    N_("Something follows the gzip data in the file; it was left out."),
    N_("The lines end in carriage returns alone, as on old Macintoshes."),
    N_("Numbers as times are read as {unit} since 1970, by their size."),
    N_("1 time has no time zone, read as UTC. If local, say where it was: --time-zone "
       "Europe/Rome."),
    N_("{n} times have no time zone, read as UTC. If local, say where it was: --time-zone "
       "Europe/Rome."),
    N_("The events have more than {n} different names. A name is a kind of event: put what "
       "differs into another column."),
)  # fmt: skip
"""What a reader decided by itself."""


def heard(text: str) -> str:
    """A text of a reader, so that `Words.said` can say it in any language.

    Example:
        >>> heard("'x' is no currency code. Export it again.")
        "'x' is no currency code. Export it again."
        >>> heard("'x' is no currency code.").key
        '{value} is no currency code.'
    """
    if isinstance(text, Said) or not text or len(text) > LONGEST:
        return text
    found = _parts(text)
    if not found:
        return text
    return found[0] if len(found) == 1 else joined(*found)


@lru_cache(maxsize=4_096)
def _parts(text: str) -> tuple[Said, ...]:
    """The messages that a text is made of, one after the other; empty when one is not known."""
    for pattern, message in _patterns():
        if start := _followed(pattern).match(text):
            rest = _parts(text[start.end() + 1 :])
            if rest:
                return (phrase(message, **start.groupdict()), *rest)
    for pattern, message in _patterns():
        if whole := pattern.fullmatch(text):
            return (phrase(message, **whole.groupdict()),)
    return ()


@lru_cache(maxsize=1)
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Each message as a pattern; those that say most come first."""
    messages = sorted((*FLAWS, *REFUSALS, *NOTES), key=lambda one: -len(_HOLE.sub("", one)))
    return [(_pattern(one), one) for one in messages]


@cache
def _followed(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A message with another one behind it: a full stop inside of what fills a place is no end."""
    return re.compile(pattern.pattern + r"(?=\ )", re.DOTALL)


def _pattern(message: str) -> re.Pattern[str]:
    return re.compile(_HOLE.sub(_hole, re.escape(message)), re.DOTALL)


def _hole(found: re.Match[str]) -> str:
    """What fills a place: a value of a file stands in quotation marks, a pattern holds none."""
    inside = {"pattern": "[^']+", "form": r"\{constant: …\}"} | dict.fromkeys(
        ("value", "column", "near"), "'.*?'"
    )
    return f"(?P<{found[1]}>{inside.get(found[1], '.+?')})"
