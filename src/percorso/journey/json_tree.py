"""JSON as a tree: strict (RFC 8259), with the place of every key and value."""

from __future__ import annotations

import re
from bisect import bisect_right
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]
from typing import Any

from percorso.journey.tree import Fatal, Path, Place, Tree
from percorso.mark import N_, Said, phrase

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?", re.ASCII)
_WORD = re.compile(r"[-+]?[A-Za-z_][\w.]*")
_HALF = re.compile("[\ud800-\udfff]")
_WORDS = {"true": True, "false": False, "null": None}


def read_json(text: str, file: str) -> Tree:
    """Read a JSON document; what is wrong with it is in the tree's `problems`.

    Args:
        text: The document.
        file: Its name, for messages.
    """
    tree = Tree(file)
    try:
        tree.value = _Scanner(text, tree).document()
    except Fatal:
        tree.value = None
    return tree


class _Scanner:
    def __init__(self, text: str, tree: Tree) -> None:
        self.text = text
        self.tree = tree
        self.at = 0
        self.starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text))]

    def document(self) -> Any:
        value = self._value(())
        self._blank()
        if self.at < len(self.text):
            raise self._stop(
                (), N_("Something follows after the end of the document."), N_("Remove it.")
            )
        return value

    def _place(self, at: int | None = None) -> Place:
        at = self.at if at is None else at
        line = bisect_right(self.starts, at)
        return Place(line, at - self.starts[line - 1] + 1)

    def _stop(self, path: Path, message: str, fix: str = "") -> Fatal:
        return self.tree.stop(self._place(), path, message, fix)

    def _blank(self) -> str:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.text[self.at : self.at + 1]

    def _value(self, path: Path) -> Any:
        sign = self._blank()
        place = self._place()
        self.tree.arrive(place, path)
        if sign == "{":
            return self._object(path)
        if sign == "[":
            return self._array(path)
        return self._string(path) if sign == '"' else self._bare(place, path)

    def _string(self, path: Path) -> str:
        place = self._place()
        try:
            value, self.at = scanstring(self.text, self.at + 1, True)
        except JSONDecodeError as error:
            self.at = min(error.pos, len(self.text))
            fix = N_("Close the quotes; write \\n for a new line, \\\\ for a backslash.")
            raise self._stop(
                path,
                phrase("The text is broken{why}", why=Said(f": {error.msg.lower()}.", ".")),
                fix,
            ) from None
        if _HALF.search(value):
            message = N_("The text holds half of a character (a lone \\ud800–\\udfff).")
            self.tree.complain(place, path, message, N_("Write the character itself."))
            value = _HALF.sub("?", value)
        return str(value)

    def _bare(self, place: Place, path: Path) -> Any:
        if word := _WORD.match(self.text, self.at):
            return self._word(word, path)
        if number := _NUMBER.match(self.text, self.at):
            self.at = number.end()
            return self.tree.number(number.group(), place, path)
        if self.at >= len(self.text):
            raise self._stop(path, N_("The document ends too early."), N_("Close all brackets."))
        sign = self.text[self.at]
        fix = {
            "'": N_("Use double quotes."),
            "/": N_("JSON has no comments: remove it, or write the journey as YAML."),
            "#": N_("JSON has no comments: remove it, or write the journey as YAML."),
            "]": N_("Remove the comma before it."),
            "}": N_("Remove the comma before it, or write a value."),
        }.get(sign, N_("Write a text in double quotes, a number, true, false, null, {…} or […]."))
        raise self._stop(path, phrase("A value is missing before '{sign}'.", sign=sign), fix)

    def _word(self, word: re.Match[str], path: Path) -> Any:
        if word.group() in _WORDS:
            self.at = word.end()
            return _WORDS[word.group()]
        found = word.group()
        fix = (
            N_("Write a number.")
            if found.lstrip("+-") in ("NaN", "Infinity")
            else phrase('Write "{found}".', found=found)
        )
        raise self._stop(path, phrase("'{found}' is not a JSON value.", found=found), fix)

    def _array(self, path: Path) -> list[Any]:
        self.at += 1
        items: list[Any] = []
        if self._blank() == "]":
            self.at += 1
            return items
        while True:
            items.append(self._value((*path, len(items))))
            if self._after("]", path):
                return items

    def _object(self, path: Path) -> dict[str, Any]:
        self.at += 1
        found: dict[str, Any] = {}
        if self._blank() == "}":
            self.at += 1
            return found
        while True:
            self._pair(path, found)
            if self._after("}", path):
                return found

    def _pair(self, path: Path, found: dict[str, Any]) -> None:
        if self._blank() != '"':
            closing = self.text[self.at : self.at + 1] == "}"
            fix = (
                phrase("Remove the comma before '{sign}'.", sign="}")
                if closing
                else N_("Put the key in double quotes.")
            )
            raise self._stop(path, N_("A key in double quotes is missing here."), fix)
        place = self._place()
        key = self._string(path)
        inner = (*path, key)
        if self._blank() != ":":
            raise self._stop(inner, N_("A colon is missing after the key."), N_("Write it."))
        self.at += 1
        if self.tree.enter_key(place, inner, found):
            found[key] = self._value(inner)
        else:
            self._value((*path, f"{key} (again)"))

    def _after(self, end: str, path: Path) -> bool:
        sign = self._blank()
        if sign not in (",", end) or not sign:
            raise self._stop(
                path, phrase("A comma or '{end}' is missing here.", end=end), N_("Write it.")
            )
        self.at += 1
        return sign == end
