"""Operations: every change to a journey, with its inverse. The log of them is undo and history."""

from percorso.journey.operations.apply import Applied, apply, apply_checked
from percorso.journey.operations.conflicts import Change, Conflict, conflicts, rewound
from percorso.journey.operations.paths import Document, Path
from percorso.journey.operations.sentences import label, sentence
from percorso.journey.operations.shape import Operation, check
from percorso.journey.operations.touch import element, element_of, touched

__all__ = [
    "Applied",
    "Change",
    "Conflict",
    "Document",
    "Operation",
    "Path",
    "apply",
    "apply_checked",
    "check",
    "conflicts",
    "element",
    "element_of",
    "label",
    "rewound",
    "sentence",
    "touched",
]
