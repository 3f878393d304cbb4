"""Compute probabilities of the tests: Student's t, the hypergeometric, and the false discoveries.

Standard library only. Floats are rounded where they are shown (``rater_statistics``).
"""

import math
from collections.abc import Sequence
from typing import Final

_TINY: Final = 1e-300
_PRECISE: Final = 1e-13
_STEPS: Final = 300
_HALVINGS: Final = 80


def two_sided_t(t: float, freedom: int) -> float:
    """Return the chance of a value of Student's t at least as far from zero as *t*."""
    return _incomplete_beta(freedom / (freedom + t * t), freedom / 2, 0.5)


def t_quantile(confidence: float, freedom: int) -> float:
    """Return within how far of zero *confidence* of Student's t lies (0.95: about 1.96)."""
    low, high = 0.0, 1000.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (
            (low, middle) if two_sided_t(middle, freedom) < 1 - confidence else (middle, high)
        )
    return (low + high) / 2


def at_least(seen: int, drawn: int, marked: int, all_: int) -> float:
    """Return the chance that *drawn* of *all_* hold *seen* or more *marked* (Fisher, exact)."""
    most = min(drawn, marked)
    total = _log_choose(all_, drawn)
    return min(
        1.0,
        math.fsum(
            math.exp(_log_choose(marked, k) + _log_choose(all_ - marked, drawn - k) - total)
            for k in range(max(seen, drawn - (all_ - marked), 0), most + 1)
        ),
    )


def discoveries(chances: Sequence[float], rate: float) -> list[bool]:
    """Tell which of many tests stand out, so that the expected share of false ones is *rate*.

    Benjamini and Hochberg (1995).
    """
    ordered = sorted(chances)
    limit = -1.0
    for rank, chance in enumerate(ordered, start=1):
        if chance <= rate * rank / len(ordered):
            limit = chance
    return [chance <= limit for chance in chances]


def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def _incomplete_beta(x: float, a: float, b: float) -> float:
    """Return the regularized incomplete beta function."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    if x < (a + 1) / (a + b + 2):
        return front * _continued_fraction(x, a, b) / a
    return 1 - front * _continued_fraction(1 - x, b, a) / b


def _continued_fraction(x: float, a: float, b: float) -> float:
    """Evaluate Lentz's continued fraction of the incomplete beta function."""
    upper, lower = 1.0, 1 / _away_from_zero(1 - (a + b) * x / (a + 1))
    value = lower
    for m in range(1, _STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        for term in (even, odd):
            lower = 1 / _away_from_zero(1 + term * lower)
            upper = _away_from_zero(1 + term / upper)
            value *= lower * upper
        if abs(lower * upper - 1) < _PRECISE:
            break
    return value


def _away_from_zero(value: float) -> float:
    return value if abs(value) > _TINY else _TINY
