"""The words of Percorso in the reader's language.

English stands in the code and is the key; Italian stands in `locales/it.po`, read when first
needed. `Words` also prints numbers, dates and money, so that whoever writes a sentence needs one
object only.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from percorso import formats
from percorso.formats import Number
from percorso.mark import N_ as N_
from percorso.mark import Said
from percorso.mark import phrase as phrase

PLURALS = ("one", "many", "other")


_UNIT_NAMES = {
    "d": (N_("{n} day"), N_("{n} days")),
    "h": (N_("{n} hour"), N_("{n} hours")),
    "min": (N_("{n} minute"), N_("{n} minutes")),
    "s": (N_("{n} second"), N_("{n} seconds")),
}


class _Counted(str):
    """A number in a message: `{n:,}` parts its thousands as the language does."""

    lang: str

    def __new__(cls, lang: str, value: object) -> _Counted:
        """Keep the digits as the string itself."""
        made = super().__new__(cls, value)
        made.lang = lang
        return made

    def __format__(self, spec: str) -> str:
        return formats.number(int(self), self.lang) if spec == "," else str(self)


Catalogue = dict[str, str | tuple[str, ...]]


@lru_cache
def _catalogue(lang: str) -> Catalogue:
    """The translations of a language; empty for English, which is the key."""
    file = resources.files("percorso") / "locales" / f"{lang}.po"
    if not file.is_file():
        return {}
    from babel.messages.pofile import read_po

    with file.open("rb") as stream:
        messages = list(read_po(stream, locale=lang))
    return {_key(message.id): _forms(message.string) for message in messages if message.id}


def _key(found: str | Sequence[str]) -> str:
    return found if isinstance(found, str) else found[0]


def _forms(found: str | Sequence[str] | None) -> str | tuple[str, ...]:
    return found if isinstance(found, str) else tuple(found or ())


class Words:
    """Says things in one language: messages, plurals, numbers, dates and money.

    Args:
        lang: `en` or `it`, or a tag that begins so (`it-IT`).

    Raises:
        PercorsoError: The language is not spoken.

    Example:
        >>> words = Words("it")
        >>> words("Emotion"), words.share(0.447)
        ('Emozione', '44,7%')
    """

    def __init__(self, lang: str) -> None:
        self.lang = formats.language(lang)
        self._texts = _catalogue(self.lang)

    @staticmethod
    @lru_cache
    def of(lang: str) -> Words:
        """The words of a language, made once."""
        return Words(lang)

    def __call__(self, message: str, /, **values: object) -> str:
        """A message in the language, with its places filled after translation.

        Example:
            >>> Words("it")("{share} drop-off", share="55,3%")
            '55,3% di abbandono'
        """
        text = self._texts.get(message, message)
        text = text if isinstance(text, str) else text[-1]
        return text.format(**values) if values else text

    def said(self, message: str) -> str:
        """In the language: what `phrase` made in English, or a marked text.

        Example:
            >>> Words("it").said(phrase("Write {near}.", near="see"))
            'Scrivi see.'
        """
        if self.lang == "en":
            return str(message)
        if not isinstance(message, Said):
            return self(message)
        values = {name: self._filling(value) for name, value in message.values.items()}
        return self(message.key, **values)

    def _filling(self, value: object) -> object:
        if isinstance(value, Said):
            return self.said(value)
        counted = isinstance(value, int) and not isinstance(value, bool)
        return _Counted(self.lang, value) if counted else value

    def plural(self, one: str, other: str, n: Number | None, /, **values: object) -> str:
        """A message that counts; `{n}` is the number as the language writes it.

        Example:
            >>> Words("it").plural("{n} person", "{n} people", 1_000_000)
            '1.000.000 di persone'
        """
        category = self._category(n)
        forms = self._texts.get(one)
        if isinstance(forms, tuple):
            text = forms[PLURALS.index(category)]
        else:
            text = one if category == "one" else other
        return text.format(n=self.number(n), **values)

    def _category(self, n: Number | None) -> str:
        found = formats.exact(n)
        if found is None:
            return "other"
        return str(formats.locale(self.lang).plural_form(abs(found)))

    def number(self, value: Number | None) -> str:
        """A whole number: `48.210`."""
        return formats.number(value, self.lang)

    def decimal(self, value: Number | None, places: int = 1) -> str:
        """A number with a fixed count of decimals: `12,5`."""
        return formats.decimal(value, places, self.lang)

    def figure(self, value: Number | None) -> str:
        """A number with the decimals it needs: `41`, `2,5`."""
        return formats.figure(value, self.lang)

    def signed(self, value: Number | None, places: int = 1) -> str:
        """A number with its sign: `+0,4`."""
        return formats.signed(value, places, self.lang)

    def share(self, value: Number | None) -> str:
        """A share of one as a percentage: `44,7%`."""
        return formats.share(value, self.lang)

    def points(self, value: Number | None) -> str:
        """A difference of shares: `+3,9 pt`."""
        return formats.points(value, self.lang)

    def interval(self, value: Number | None, low: Number | None, high: Number | None) -> str:
        """A share with its interval: `44,7% (44,3–45,1)`."""
        return formats.interval(value, low, high, self.lang)

    def sample(self, n: Number | None) -> str:
        """The base of a figure: `n 1.203`."""
        return f"n {self.number(n)}"

    def money(self, value: Number | None, currency: str | None, code: bool = False) -> str:
        """Money: `18.600 €`; with `code`, `18.600 EUR`."""
        return formats.money(value, currency, self.lang, code)

    def moneys(self, values: dict[str, Number]) -> str:
        """Money in one currency or several, with codes where two meet."""
        code = len(values) > 1
        return self.listed([self.money(v, c, code) for c, v in values.items()]) or formats.UNKNOWN

    def date(self, value: dt.date | str | None) -> str:
        """A day: `3 gen 2025`."""
        return formats.date(value, self.lang)

    def date_range(self, first: dt.date | str | None, last: dt.date | str | None) -> str:
        """Two days, both included: `1 gen – 31 dic 2025`."""
        return formats.date_range(first, last, self.lang)

    def duration(self, seconds: Number | None) -> str:
        """A length of time, short: `3 g 4 h`."""
        return formats.duration(seconds, self.lang)

    def duration_words(self, seconds: Number | None) -> str:
        """A length of time, spelled out: `3 giorni e 4 ore`."""
        parts = formats.duration_parts(seconds)
        if parts is None:
            return formats.UNKNOWN
        return self.listed([self.plural(*_UNIT_NAMES[unit], n) for n, unit in parts])

    def listed(self, items: Sequence[str]) -> str:
        """Several things in a sentence: `a, b e c`."""
        if len(items) < 2:
            return "".join(items)
        joint = "e" if self.lang == "it" else "and"
        return f"{', '.join(items[:-1])} {joint} {items[-1]}"

    def quoted(self, text: str) -> str:
        """A text in outer quotes: `«testo»`."""
        return f"«{text}»" if self.lang == "it" else f"“{text}”"
