"""The options of a question: a field of its class, with what the command line needs to offer it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import MISSING, Field, dataclass, field, fields
from typing import Any

from percorso.errors import Problem, QuestionError


@dataclass(frozen=True)
class Offer:
    """How an option is offered on the command line.

    Attributes:
        name: The field of the question.
        help: What it does, in one or two sentences.
        flag: How it is written, such as `--step`.
        many: Whether it may be repeated; the field then holds a tuple.
        choices: The values that it may have; none when any text will do.
        metavar: The word for its value in the help.
        kind: `str`, `int`, `float`, or `bool` for a switch.
        least: The smallest number that it takes; None when the question judges it itself.
    """

    name: str
    help: str
    flag: str
    many: bool = False
    choices: tuple[str, ...] = ()
    metavar: str = ""
    kind: type = str
    least: int | None = None


def option(
    default: Any,
    help: str,
    *,
    many: bool = False,
    choices: Sequence[str] = (),
    metavar: str = "",
    flag: str = "",
    kind: type = str,
    least: int | None = None,
) -> Any:
    """A field of a question that the command line offers too.

    Args:
        default: Its value when nobody says anything.
        help: What it does, in one or two sentences, English.
        many: Whether it may be repeated; the default is then a tuple.
        choices: The values that it may have.
        metavar: The word for its value in the help, such as `SIGNAL`.
        flag: How it is written; by default the field's name with dashes.
        kind: `str`, `int`, `float`, or `bool` for a switch.
        least: The smallest number that it takes.

    Example:
        >>> from dataclasses import dataclass
        >>> @dataclass(frozen=True)
        ... class Steps:
        ...     steps: tuple[str, ...] = option((), "A step; repeat it.", flag="--step", many=True)
        >>> offers(Steps)[0].flag
        '--step'
    """
    offer = {"help": help, "flag": flag, "many": many, "choices": tuple(choices),
             "metavar": metavar, "kind": kind, "least": least}  # fmt: skip
    return field(default=default, metadata={"offer": offer})


def offers(question: Any) -> list[Offer]:
    """The options that a question's class offers, in the order of its fields."""
    return [_offer(each) for each in fields(question) if "offer" in each.metadata]


def check_least(question: Any) -> None:
    """Refuse numbers that are smaller than an option takes.

    Raises:
        QuestionError: One is.
    """
    for offer in offers(question):
        given = getattr(question, offer.name)
        if offer.least is not None and given is not None and given < offer.least:
            said = f"{offer.flag} is {given}; it is at least {offer.least}."
            raise QuestionError(Problem(said, f"Write {offer.least} or more.", key=offer.name))


def _offer(each: Field[Any]) -> Offer:
    found = dict(each.metadata["offer"])
    found["flag"] = found["flag"] or f"--{each.name.replace('_', '-')}"
    return Offer(each.name, **found)


def default(question: Any, name: str) -> Any:
    """The default of a field of a question's class; None when it has none."""
    found = next(each.default for each in fields(question) if each.name == name)
    return None if found is MISSING else found
