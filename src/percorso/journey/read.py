"""From a file to a journey: bytes, text, tree, model; all problems of a file at once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NoReturn

from pydantic import ValidationError

from percorso.errors import JourneyError, Problem, nearest
from percorso.journey.complaints import complaints
from percorso.journey.json_tree import read_json
from percorso.journey.model import CHECKED, Journey
from percorso.journey.references import faults
from percorso.journey.tree import MOST_CHARACTERS, MOST_PROBLEMS, Place, Tree
from percorso.journey.yaml_tree import read_yaml
from percorso.mark import N_, phrase

_NEVER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
# YAML forbids some more than JSON does.
_NOT_IN_YAML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_JSON_START = re.compile(r'\s*(?:\{\s*["}]|\[)')
_SHORTEST = N_(
    "A journey begins with: percorso: 1, id: lamp, title: Buying a lamp, stages: …; "
    "`percorso new` writes one."
)
_OTHER = N_(
    "Name a journey here, and the mapping after --mapping; `percorso new` writes a journey."
)
_TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xls", ".ods", ".parquet", ".jsonl"})


def load(path: Path) -> Journey:
    """Read a journey file; see `Journey.load`."""
    return parse_bytes(_bytes(path), str(path))


def parse_bytes(data: bytes, file: str) -> Journey:
    """Read a journey from the bytes of a file.

    Raises:
        JourneyError: They are no text, or the text is not a valid journey.
    """
    return parse(_decode(data, file), file)


def document(path: Path) -> Tree:
    """A journey file as plain values with the place of every key, not judged yet."""
    return _document(_decode(_bytes(path), str(path)), str(path))


def parse(text: str, file: str) -> Journey:
    """Read a journey from a text; see `Journey.parse`."""
    return _model(_document(text, file))


def _document(text: str, file: str) -> Tree:
    text = text.removeprefix("\ufeff")
    if len(text) > MOST_CHARACTERS:
        _refuse(
            file,
            phrase(
                "The file has {count:,} characters; at most {most:,} are read.",
                count=len(text),
                most=MOST_CHARACTERS,
            ),
        )
    if not text.strip():
        _refuse(file, N_("The file is empty."), _SHORTEST)
    as_json = _is_json(text, file)
    if bad := (_NEVER if as_json else _NOT_IN_YAML).search(text):
        line, column = _position(text, bad.start())
        message = phrase(
            "The file holds the control character {code}.", code=f"U+{ord(bad.group()):04X}"
        )
        _refuse(file, message, N_("Remove it, and save the file as UTF-8 text."), line, column)
    return read_json(text, file) if as_json else read_yaml(text, file)


def build(value: dict[str, Any]) -> Journey:
    """A journey from plain values; see `Journey.from_dict`."""
    tree = Tree("", value)
    try:
        return _model(tree)
    except JourneyError as error:
        bare = [Problem(p.message, p.fix, key=p.key) for p in error.problems]
        raise JourneyError(bare) from None


def _model(tree: Tree) -> Journey:
    if tree.value is None:
        tree.refuse()
        _refuse(tree.file, N_("The file holds no journey."), _SHORTEST)
    if not isinstance(tree.value, dict):
        place = tree.locate(())
        _refuse(tree.file, N_("A journey is a mapping (key: value)."), _SHORTEST, *place)
    if "percorso-mapping" in tree.value and "percorso" not in tree.value:
        _refuse(
            tree.file, N_("This is a mapping: it says what the columns of a table mean."), _OTHER
        )
    journey = None
    further = 0
    try:
        journey = Journey.model_validate(tree.value, by_name=False, context=CHECKED)
    except ValidationError as error:
        tree.problems += complaints(error, Journey, tree, MOST_PROBLEMS)
        further = max(0, error.error_count() - MOST_PROBLEMS)
    tree.problems += faults(tree.value, tree)
    _shorten(tree, further)
    tree.refuse()
    assert journey is not None  # noqa: S101 - refuse() has raised otherwise; this tells mypy
    return journey


def _shorten(tree: Tree, further: int) -> None:
    """Keep one problem per message and place, and not more than anybody would read."""
    unique = list(dict.fromkeys(tree.problems))
    if rest := max(0, len(unique) - MOST_PROBLEMS) + further:
        unique = [
            *unique[:MOST_PROBLEMS],
            Problem(phrase("… and {rest} more problems.", rest=rest), file=tree.file),
        ]
    tree.problems = unique


def _is_json(text: str, file: str) -> bool:
    suffix = Path(file).suffix.lower()
    if suffix in (".yaml", ".yml"):
        return False
    return suffix == ".json" or _JSON_START.match(text) is not None


def _bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            _refuse(str(path), N_("This is a folder."), N_("Name a journey file in it."))
        if not path.exists():
            _missing(path)
        if not path.is_file():
            _refuse(str(path), N_("This is not an ordinary file."), N_("Name a journey file."))
        if path.suffix.lower() in _TABLES:
            fix = N_(
                "Name a journey file, such as journey.yaml; tables come in by `percorso import`."
            )
            _refuse(str(path), N_("By its name this is a table, not a journey."), fix)
        with path.open("rb") as file:
            data = file.read(MOST_CHARACTERS + 1)
        if len(data) > MOST_CHARACTERS:
            message = phrase(
                "The file has more than {most:,} bytes, which is the most.",
                most=MOST_CHARACTERS,
            )
            _refuse(str(path), message, N_("A journey is drawn by people: is this the right file?"))
        return data
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        _refuse(
            str(path),
            phrase("The file cannot be read: {reason}.", reason=reason),
            N_("Check its name and permissions."),
        )


def _missing(path: Path) -> NoReturn:
    if path.is_symlink():
        _refuse(str(path), N_("This link points to no file."), N_("Name the journey file itself."))
    beside = [p.name for p in path.parent.iterdir()][:1000] if path.parent.is_dir() else []
    near = nearest(path.name, beside)
    fix = (
        phrase("Did you mean '{near}'?", near=near)
        if near
        else N_("Check the name, or start one with `percorso new`.")
    )
    _refuse(str(path), N_("There is no such file."), fix)


def _decode(data: bytes, file: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        _refuse(file, N_("The file is in UTF-16."), N_("Save it as UTF-8."))
    if b"\0" in data:
        message = N_("This is a binary file, or a text in UTF-16 without its mark.")
        _refuse(file, message, N_("Name a YAML or JSON file that is saved as UTF-8."))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = _position(data[: error.start].decode("utf-8"), error.start)
        message = phrase(
            "The file is not UTF-8: the byte 0x{byte} is wrong here.",
            byte=f"{data[error.start]:02X}",
        )
        _refuse(
            file, message, N_("Save it as UTF-8 (it may be Windows-1252 or Latin-1)."), line, column
        )


def _position(text: str, at: int) -> Place:
    before = text[:at]
    return Place(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def _refuse(
    file: str, message: str, fix: str = "", line: int | None = None, column: int | None = None
) -> NoReturn:
    raise JourneyError(Problem(message, fix, file, line, column))
