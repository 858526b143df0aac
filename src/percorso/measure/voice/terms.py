"""The words that tell one theme from the others: class TF-IDF on lemmas."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log

MOST = 5
LEAST_PEOPLE = 10
"""A word is shown when at least so many people wrote it: a name that one person wrote is not."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENGLISH = "the and not for with was were are this that they you have too very"
_ITALIAN = "che non per con una del della gli sono mio più molto dei alla era"
_SIGNS = {"en": frozenset(_ENGLISH.split()), "it": frozenset(_ITALIAN.split())}
Written = Sequence[tuple[str, str, int]]
_STOP = (
    "agli all alla alle allo anche ancora and are avere been ben but can che chi come con "
    "così could dal dalla dei del della delle dello did does dopo dove era essere fare for "
    "from get già gli got had has have her here him his how it's its it’s i’m just many mia "
    "mio molto more much must nel nella niente non not one our out peccato per più poi prima "
    "purtroppo qualche quando quanto quella quello questa questo say senza she solo sono "
    "stata state stati stato sua sul sulla suo than that the their them then there they this "
    "though too tutto two una unfortunately uno very was were what when who will with would "
    "you your "
)
_COMMON = frozenset(_STOP.split())


def telling(themes: Mapping[str, Written]) -> dict[str, list[str]]:
    """For each theme the words that stand in it more than in the others.

    The weight of a word in a theme is its share there times log(1 + A/f), with A the mean number of
    words a theme and f how often the word stands anywhere (class TF-IDF, Grootendorst 2022).

    Args:
        themes: For each theme its texts: text, language (`it`, `en` or nothing), person.
    """
    counts: dict[str, Counter[str]] = {}
    people: dict[str, set[int]] = defaultdict(set)
    for theme, texts in themes.items():
        counts[theme] = Counter()
        for text, lang, person in texts:
            for lemma in _lemmas(text, lang):
                counts[theme][lemma] += 1
                people[lemma].add(person)
    everywhere = sum(counts.values(), Counter[str]())
    mean = everywhere.total() / max(len(counts), 1)
    known = {word for word, who in people.items() if len(who) >= LEAST_PEOPLE}
    return {theme: _best(own, everywhere, mean, known) for theme, own in counts.items()}


def _best(own: Counter[str], everywhere: Counter[str], mean: float, known: set[str]) -> list[str]:
    total = max(own.total(), 1)
    weight = {word: n / total * log(1 + mean / everywhere[word]) for word, n in own.items()
              if word in known}  # fmt: skip
    return sorted(weight, key=lambda word: (-weight[word], word))[:MOST]


def _lemmas(text: str, lang: str) -> set[str]:
    words = [word.lower() for word in _WORD.findall(text)]
    lang = lang if lang in _SIGNS else _language(words)
    found = {_lemma(word, lang) for word in words}
    return {lemma for lemma in found if lemma not in _COMMON and len(lemma) > 2}


def _language(words: Sequence[str]) -> str:
    """The language of which a text has more of the small words; nothing when neither stands out."""
    counts = {lang: sum(word in signs for word in words) for lang, signs in _SIGNS.items()}
    best = max(counts, key=lambda lang: counts[lang])
    return best if counts[best] > sorted(counts.values())[-2] else ""


@lru_cache(maxsize=50_000)
def _lemma(word: str, lang: str) -> str:
    if word in _COMMON or not lang:
        return word
    try:
        from simplemma import lemmatize
    except ImportError:
        return word
    return str(lemmatize(word, lang=lang)).lower()
