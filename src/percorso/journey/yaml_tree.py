"""YAML as a tree: the 1.2 core scalars (`no`, `on`, `12:30` are texts), nothing executable.

The events of PyYAML's parser are walked one by one, so that an alias is refused where it stands
and never expanded.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from percorso.journey.tree import Fatal, Path, Place, Tree
from percorso.mark import N_, Said, joined, phrase

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
NUMBER = re.compile(
    r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|0o[0-7]+|0x[0-9a-fA-F]+", re.ASCII
)
_SPECIAL = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_APOSTROPHE = re.compile(r"[^'\"#]*[:\-\[,{]\s*'[^']*\w'\w")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# Words of the parser → what it means for somebody who does not know YAML, and what to do.
_HINTS = (
    ("tab character", N_("A tab stands here."), N_("Indent with spaces, never with tabs.")),
    ("cannot start any token", N_("A character here means something else in YAML."),
     N_("Put the text in quotes; indent with spaces, never with tabs.")),
    ("mapping values are not allowed", N_("A colon stands where no key can be."),
     N_("Put texts that hold ': ' in quotes, and check the indentation.")),
    ("simple key", N_("A key has no colon after it."),
     N_("Write 'key: value', with a space after the colon.")),
    ("could not find expected ':'", N_("A key has no colon after it."),
     N_("Write 'key: value', with a space after the colon.")),
    ("block sequence entries", N_("A dash stands where a value is expected."),
     N_("Begin the list on the next line, or put the text in quotes.")),
    ("end of stream", N_("A quote or bracket is opened and never closed."), N_("Close it.")),
    ("expected ',' or", N_("A comma or closing bracket is missing."),
     N_("Check the brackets before here.")),
    ("node content", N_("A value or a closing bracket is missing here."),
     N_("Write the value, or close the bracket.")),
    ("escape", N_("A backslash in double quotes begins no known sign."),
     N_("Write \\\\ for a backslash, or use single quotes.")),
    ("did not find expected", N_("The indentation or the brackets do not fit here."),
     N_("Align this line with the ones it belongs to, and check the lines above.")),
    ("expected <block end>", N_("The indentation or the brackets do not fit here."),
     N_("Align this line with the ones it belongs to, and check the lines above.")),
    ("directive", N_("The file holds a YAML directive that is not understood."),
     N_("Remove the line.")),
)  # fmt: skip


def read_yaml(text: str, file: str) -> Tree:
    """Read a YAML document; what is wrong with it is in the tree's `problems`.

    Args:
        text: The document.
        file: Its name, for messages.
    """
    tree = Tree(file)
    try:
        _Walker(text, tree).document()
    except Fatal:
        tree.value = None
    except yaml.YAMLError as error:
        _syntax(error, tree, text)
        tree.value = None
    return tree


def _syntax(error: yaml.YAMLError, tree: Tree, text: str) -> None:
    words = str(getattr(error, "problem", None) or error)
    marks = [getattr(error, name, None) for name in ("problem_mark", "context_mark")]
    if "expected ':'" in words:  # noticed at the end; the key is where it began
        marks.reverse()
    mark = marks[0] or marks[1]
    place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
    if mark and _APOSTROPHE.match(_line(text, mark.line)):
        message = N_("The text in single quotes ends at its apostrophe.")
        tree.complain(place, (), message, N_('Put it in double quotes: "l\'arrivo".'))
        return
    for sign, message, fix in _HINTS:
        if sign in words:
            tree.complain(place, (), message, joined(fix, _opened(error)))
            return
    tree.complain(
        place,
        (),
        phrase("This is not valid YAML{why}", why=Said(f": {words}.", ".")),
        N_("Check this line and the one above."),
    )


def _line(text: str, number: int) -> str:
    """A line of the text, cut to what people write in one."""
    return "".join(text.split("\n")[number : number + 1])[:500]


def _opened(error: yaml.YAMLError) -> str:
    """Where the bracket or quote began, when that is in another line."""
    began, seen = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
    flow = any(word in str(getattr(error, "context", "")) for word in ("flow", "quoted"))
    if not flow or began is None or seen is None or began.line == seen.line:
        return ""
    return phrase("It was opened in line {line}.", line=began.line + 1)


class _Walker:
    def __init__(self, text: str, tree: Tree) -> None:
        self.tree = tree
        self.events = iter(yaml.parse(text, Loader=_LOADER))

    def document(self) -> None:
        next(self.events)  # the stream's start
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            return
        self.tree.value = self._value(next(self.events), ())
        next(self.events)  # the document's end
        after = next(self.events)
        if isinstance(after, yaml.DocumentStartEvent):
            message = N_("A second document begins here; a journey file holds one.")
            self.tree.complain(
                _place(after), (), message, N_("Remove the '---', or split the file.")
            )

    def _value(self, event: Any, path: Path) -> Any:
        place = _place(event)
        self.tree.arrive(place, path)
        self._plain(event, place, path)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(path)
        return None if isinstance(event, yaml.AliasEvent) else self._scalar(event, place, path)

    def _plain(self, event: Any, place: Place, path: Path) -> None:
        """Refuse what YAML adds to values: aliases, anchors, tags."""
        if isinstance(event, yaml.AliasEvent):
            fix = N_("Write the value again; put a text that begins with * in quotes.")
            message = phrase("The alias *{anchor} is not allowed.", anchor=event.anchor)
            self.tree.broken.add(path)
        elif event.anchor is not None:
            fix = N_("Remove it; put a text that begins with & in quotes.")
            message = phrase("The anchor &{anchor} is not allowed.", anchor=event.anchor)
        elif event.tag is not None:
            fix = N_("Remove it; put a text that begins with ! in quotes.")
            message = phrase("The tag {tag} is not allowed.", tag=event.tag)
        else:
            return
        self.tree.complain(place, path, message, fix)

    def _sequence(self, path: Path) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        return items

    def _mapping(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            self._pair(event, path, found)
        return found

    def _pair(self, event: Any, path: Path, found: dict[str, Any]) -> None:
        place = _place(event)
        if not isinstance(event, yaml.ScalarEvent):
            message = N_("A key must be a word.")
            raise self.tree.stop(
                place, path, message, N_("Put a key that begins with * or [ in quotes.")
            )
        inner = (*path, event.value)
        self._plain(event, place, inner)
        if self.tree.enter_key(place, inner, found):
            found[event.value] = self._value(next(self.events), inner)
        else:
            self._skip(next(self.events))

    def _skip(self, event: Any) -> None:
        depth = 0
        while True:
            depth += isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent))
            depth -= isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent))
            if not depth:
                return
            event = next(self.events)

    def _scalar(self, event: Any, place: Place, path: Path) -> Any:
        text: str = event.value
        if not event.implicit[0]:  # quoted, or a block of lines
            return text
        if text in _NULL or text in _TRUE or text in _FALSE:
            return None if text in _NULL else text in _TRUE
        if NUMBER.fullmatch(text):
            return self.tree.number(text, place, path)
        return float(text.replace(".", "")) if _SPECIAL.fullmatch(text) else text


def _place(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)
