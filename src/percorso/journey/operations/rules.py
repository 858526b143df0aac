"""Rules without a touchpoint that is gone.

No event is at a touchpoint that is not there, so its condition is never true. What follows from
that is worked out, so that a rule never holds for more people than before by an accident:
`{touchpoint: cart, where: …}` goes as a whole, of `any` only the alternative goes.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

Rule: TypeAlias = dict[str, Any]
Truth: TypeAlias = Rule | Literal[True, False]


def without_touchpoint(rule: Rule, touchpoint: str) -> Truth:
    """A rule when no event is at a touchpoint.

    Returns:
        The simpler rule; False when it can never hold any more, True when it always does.

    Example:
        >>> without_touchpoint({"any": [{"touchpoint": "cart"}, {"event": "A"}]}, "cart")
        {'any': [{'event': 'A'}]}
        >>> without_touchpoint({"touchpoint": "cart", "channel": "web"}, "cart")
        False
    """
    parts: Rule = {}
    for key, value in rule.items():
        part = _part(key, value, touchpoint)
        if part is False:
            return False
        if part is not True:
            parts[key] = part
    return parts or True


def _part(key: str, value: Any, touchpoint: str) -> Any:
    if key == "touchpoint":
        return _named(value, touchpoint)
    if key in {"all", "any"} and isinstance(value, list):
        return _several(key, [_inside(each, touchpoint) for each in value])
    if key == "not":
        inside = _inside(value, touchpoint)
        return not inside if isinstance(inside, bool) else inside
    if key == "of":
        inside = _inside(value, touchpoint)
        return False if isinstance(inside, bool) else inside
    return value


def _inside(rule: Any, touchpoint: str) -> Any:
    return without_touchpoint(rule, touchpoint) if isinstance(rule, dict) else rule


def _named(value: Any, touchpoint: str) -> Any:
    if not isinstance(value, list):
        return value != touchpoint and value
    return [each for each in value if each != touchpoint] or False


def _several(key: str, rules: list[Any]) -> Any:
    decisive = key == "any"
    if decisive in [each for each in rules if isinstance(each, bool)]:
        return decisive
    left = [each for each in rules if not isinstance(each, bool)]
    return left or not decisive
