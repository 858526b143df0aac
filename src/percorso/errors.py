"""Every error that Percorso raises on purpose.

```
PercorsoError               the root: catch this one
├── JourneyError            a journey file or a journey object is not valid
│   └── OperationError      a change to a journey cannot be made
├── EventsError             a file, table or mapping of events cannot be used
├── WorkspaceError          a workspace is missing, damaged, busy or not writable
├── QuestionError           a question was asked with options it does not have
└── DrawingError            a picture or report cannot be made
```

Each carries a list of `Problem`: what was found, what is allowed, where it stands and what to do.
A user's mistake never ends in a traceback: the command line prints the problems and exits with 2.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from percorso.mark import phrase


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, where it is, and what to do about it.

    Attributes:
        message: What was found and what is allowed, one or two sentences.
        fix: What to do, a sentence that starts with a verb; may be empty.
        file: The file, as the user named it.
        line: Line in the file, from 1.
        column: Column in the line, from 1 for text files; for tables the column's name.
        row: Row of a table: the physical line of a text file (header = 1), else 1-based.
        key: Path of the value inside the document, for example `stages[2].enter`.
    """

    message: str
    fix: str = ""
    file: str | None = None
    line: int | None = None
    column: int | str | None = None
    row: int | None = None
    key: str | None = None

    def __str__(self) -> str:
        """The problem as one line: `file:line:column: key: message fix`."""
        place = ":".join(str(part) for part in (self.file, self.line) if part is not None)
        if self.column is not None and self.line is not None:
            place = f"{place}:{self.column}"
        elif self.row is not None:
            column = f", column {self.column}" if self.column is not None else ""
            place = f"{place}, row {self.row}{column}".lstrip(", ")
        where = ": ".join(part for part in (place, self.key or "") if part)
        text = f"{self.message} {self.fix}".strip()
        return f"{where}: {text}" if where else text


class PercorsoError(Exception):
    """The root of all errors of Percorso.

    Args:
        problems: One message, one `Problem`, or several of either.

    Example:
        >>> problem = Problem("There is no stage 'se'.", "Did you mean 'see'?", key="restart")
        >>> str(PercorsoError(problem))
        "restart: There is no stage 'se'. Did you mean 'see'?"
    """

    def __init__(self, problems: str | Problem | Sequence[Problem]) -> None:
        if isinstance(problems, str):
            problems = Problem(problems)
        if isinstance(problems, Problem):
            problems = [problems]
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class JourneyError(PercorsoError):
    """A journey file or a journey object is not valid."""


class OperationError(JourneyError):
    """A change to a journey cannot be made, or what comes of it is no valid journey."""


class EventsError(PercorsoError):
    """A file, table or mapping of events cannot be used."""


class WorkspaceError(PercorsoError):
    """A workspace is missing, damaged, busy or not writable."""


class QuestionError(PercorsoError):
    """A question was asked with options that it does not have."""


class DrawingError(PercorsoError):
    """A picture or a report cannot be made."""


class PercorsoWarning(UserWarning):
    """Something was left out or decided that a careful reader wants to know."""


MEANT = 3
"""So many letters say which word is meant, when it begins with them: `CRM` for `crm-five`."""


def nearest(found: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that is closest to what was found, or None when nothing is near.

    Example:
        >>> nearest("stagse", ["stages", "title"])
        'stages'
    """
    words = {word.casefold(): word for word in allowed}
    close = difflib.get_close_matches(found.casefold(), list(words), n=1, cutoff=0.6)
    close += [word for word in words if len(found) >= MEANT and word.startswith(found.casefold())]
    return words[close[0]] if close else None


def did_you_mean(found: str, allowed: Iterable[str], limit: int = 12) -> str:
    """A sentence that names the closest allowed word first, then what else is allowed.

    Example:
        >>> did_you_mean("stagse", ["stages", "title"])
        "Did you mean 'stages'? Allowed: stages, title."
    """
    choices = list(allowed)
    close = nearest(found, choices)
    listed = ", ".join(choices[:limit]) + (", …" if len(choices) > limit else "")
    if not choices:
        return ""
    if close:
        return phrase("Did you mean '{close}'? Allowed: {listed}.", close=close, listed=listed)
    return phrase("Allowed: {listed}.", listed=listed)
