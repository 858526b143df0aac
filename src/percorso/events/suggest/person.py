"""Who it was: the column with the person, and the one with the browser or device."""

from __future__ import annotations

from dataclasses import dataclass, field

from percorso.events.suggest.column import Column
from percorso.events.suggest.lines import order_of
from percorso.events.suggest.table import Table
from percorso.events.suggest.vocabulary import fit, single
from percorso.words import N_

NOT_A_PERSON = single("not_a_person")
"""Words that make of a customer's column something about the customer."""
ONE_EACH = ("Survey", "Lead", "Customer", "Subscription")
"""Tables in which every row may well be another person."""
ONE_EACH_WORDS = ("lead", "mql", "prospect", "respondent", "email", "mail")
MANY, NEARLY = 50, 0.97

EMAIL_ONLY = N_(
    "Only the e-mail address in “{column}” says who it was. It is personal data and becomes the "
    "identifier: does the source have a customer number that it could give instead?"
)
NAME_ONLY = N_(
    "Only names in “{column}” say who it was: two people can have one name. Does the source have "
    "a customer number or a card number?"
)
ALL_DIFFERENT = N_(
    "Nearly every row has another “{column}”: is it really the person, or the number of the row? "
    "If another table says which person it is, join it: see “Look-up tables” in the page on "
    "imports."
)
SOME_EMPTY = N_(
    "{n} of {rows} rows have nothing in “{column}” and would be kept aside. Who are they?"
)
COOKIE_ONLY = N_(
    "“{column}” is a browser, a device or a visit, not a person. Is there a column with the "
    "customer?"
)


@dataclass
class Person:
    """The columns that say who it was, and what is in doubt.

    Attributes:
        user: The column with the person.
        anonymous: The column with the browser, the device or the visit.
        doubts: Questions with the column they are about.
    """

    user: Column | None = None
    anonymous: Column | None = None
    doubts: list[tuple[str, Column]] = field(default_factory=list)


def person_of(table: Table) -> Person:
    """Find the person in a table; the columns are taken."""
    person = Person(anonymous=table.best("anonymous", _identifies))
    cookie = _cookie_called_client(table)
    person.anonymous = cookie or person.anonymous
    person.user = _user(table, person)
    _doubt(person, table)
    for column in (person.user, person.anonymous):
        if column is not None:
            table.take(column)
    return person


def _identifies(column: Column) -> bool:
    money = column.number is not None and not column.number.whole
    odd = NOT_A_PERSON & set(column.words) or column.is_like("list") or column.is_like("url")
    return not odd and not (money and not column.is_like("cookie")) and column.different > 1


def _may_be(column: Column) -> bool:
    """Few rows may all be one person's."""
    return _identifies(column) or (column.filled < MANY and not NOT_A_PERSON & set(column.words))


def _cookie_called_client(table: Table) -> Column | None:
    """What Google Analytics calls client is a cookie."""
    return next((c for c in table.free() if c.is_like("cookie") and max(fit(c.words, "user"),
                 fit(c.words, "anonymous")) >= 0.5), None)  # fmt: skip


def _user(table: Table, person: Person) -> Column | None:
    taken = {id(person.anonymous)}
    named = table.best("user", lambda c: _may_be(c) and id(c) not in taken and not _staff(c)
                       and not c.is_like("email", 0.8) and not _names(c))  # fmt: skip
    email = _email(table)
    if named and (named.full or email is None or not email.full):
        return named
    if email and (email.full or not person.anonymous or not person.anonymous.full):
        return email
    if named or person.anonymous:
        return named
    return table.best("user", _names) or table.best("personal", _names)


def _all_different(user: Column, table: Table) -> bool:
    """Whether hardly anybody comes back: each row, or each order, has somebody else."""
    orders = order_of(table)
    fits = orders is not None and user.different <= orders.different  # else numbers begin anew
    most = min(user.filled, orders.different) if orders and fits else user.filled
    return user.different >= NEARLY * most


def _staff(column: Column) -> bool:
    return fit(column.words, "staff") >= fit(column.words, "user")


def _names(column: Column) -> bool:
    return column.is_like("person", 0.9) and not column.is_category


def _email(table: Table) -> Column | None:
    found = [c for c in table.free() if c.is_like("email", 0.8) and not fit(c.words, "staff")]
    return max(found, key=lambda c: (c.full, fit(c.words, "email")), default=None)


def _doubt(person: Person, table: Table) -> None:
    user, say_so = person.user, person.doubts.append
    if user is None:
        if person.anonymous is not None:
            say_so((COOKIE_ONLY, person.anonymous))
        return
    if user.is_like("email", 0.8):
        say_so((EMAIL_ONLY, user))
    elif _names(user):
        say_so((NAME_ONLY, user))
    single = table.thing.noun in ONE_EACH or set(ONE_EACH_WORDS) & set(user.words)
    known = single or user.name in table.settled
    if user.filled >= MANY and not known and _all_different(user, table):
        say_so((ALL_DIFFERENT, user))
    if not user.full and not (person.anonymous and person.anonymous.full):
        say_so((SOME_EMPTY, user))
