"""Read, write and round exact numbers.

Between named rounding steps a number is a ``Fraction``: the 28 digits of a ``Decimal`` are not
enough (571/8 would round to 71.37 or 71.38 by the order of its terms).
"""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final

from penilaian_api.domain.errors import InvalidDataError

_FORM: Final = re.compile(r"-?[0-9]{1,40}(\.[0-9]{1,20}|/[1-9][0-9]{0,40})?")
_TWELVE: Final = 12


def number(text: str) -> Fraction:
    """Return the exact value of a decimal ("6.5") or of a ratio ("250/3")."""
    if not _FORM.fullmatch(text):
        raise InvalidDataError("not_a_number")
    return Fraction(int(text)) if text.isdigit() else Fraction(text)  # which reads it once more


def is_number(text: str) -> bool:
    """Tell whether *text* is a decimal or a ratio: a criterion may be rated by a number."""
    return _FORM.fullmatch(text) is not None


def text(value: Fraction) -> str:
    """Write *value* as the shortest decimal of at most twelve places, else as a ratio."""
    if value.denominator == 1:
        return str(value.numerator)
    places = _decimal_places(value.denominator)
    if places is None or places > _TWELVE:
        return ratio(value)
    return format(round_half_up(value, places), "f")


def ratio(value: Fraction) -> str:
    """Write *value* as numerator and denominator."""
    return f"{value.numerator}/{value.denominator}"


def twelve_digits(value: Fraction) -> str:
    """Write *value* with twelve digits after the point, for people to read."""
    return format(round_half_up(value, _TWELVE), "f")


def round_half_up(value: Fraction, digits: int) -> Decimal:
    """Round half up, away from zero on a tie, to *digits* after the point."""
    above, below = value.numerator, value.denominator
    units = (2 * abs(above) * 10**digits + below) // (2 * below)
    sign = "-" if above < 0 < units else ""
    return Decimal(f"{sign}{units}E-{digits}")  # a text is read exactly, whatever the context


def mean_of(values: Collection[Fraction]) -> Fraction:
    """Return the mean; there is at least one value."""
    return sum(values, Fraction(0)) / len(values)


def round_if_known(value: Fraction | None, digits: int) -> Decimal | None:
    """Round half up what is known; of nothing, nothing."""
    return None if value is None else round_half_up(value, digits)


def apportion(whole: Fraction, values: Sequence[Fraction], digits: int) -> tuple[Decimal, ...]:
    """Round *values* to *digits* so that they add up to *whole*, their sum as it is written.

    Largest remainder: each is rounded down, and what is left goes to those that lost most; of
    equal ones the first comes first.
    """
    scaled = [value * 10**digits for value in values]
    units = [value.numerator // value.denominator for value in scaled]
    left = int(whole * 10**digits) - sum(units)
    order = sorted(range(len(values)), key=lambda index: units[index] - scaled[index])
    for index in order[:left]:
        units[index] += 1
    return tuple(round_half_up(Fraction(unit, 10**digits), digits) for unit in units)


def _decimal_places(denominator: int) -> int | None:
    """Count the places that a decimal needs for 1/*denominator*, None where it has no end."""
    places = {2: 0, 5: 0}
    for prime in places:
        while denominator % prime == 0:
            denominator //= prime
            places[prime] += 1
    return max(places.values()) if denominator == 1 else None
