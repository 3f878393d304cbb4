"""Score a scheme a second time, from the page alone, sharing no code with the engine.

Works on the wire form directly: dicts, and decimals as strings. Every number is an exact Fraction
from reading to the one named rounding.
"""

from fractions import Fraction

HUNDRED = Fraction(100)
CHOICES = ("below", "met", "above")


class Blocked(Exception):  # noqa: N818  # named for what it says, like every refusal
    """Say which part has no value under the policy `block`."""

    def __init__(self, part):
        super().__init__(part)
        self.part = part


def half_up(value, digits):
    """Round *value* to *digits* decimals, halves away from zero."""
    scaled = abs(value) * 10**digits
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    rounded = Fraction(whole, 10**digits)
    return -rounded if value < 0 else rounded


def written(value, digits):
    """Write an already rounded *value* with exactly *digits* decimals."""
    whole = abs(value) * 10**digits
    text = str(whole.numerator).rjust(digits + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{text[:-digits]}.{text[-digits:]}" if digits else text)


def weighted_mean(pairs):
    """Average (weight, value) pairs; no weight, no mean."""
    total = sum((weight for weight, _ in pairs), Fraction(0))
    if total == 0:
        return None
    return sum((weight * value for weight, value in pairs), Fraction(0)) / total
