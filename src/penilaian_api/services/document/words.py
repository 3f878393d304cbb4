"""Write days, periods, ranks and verdicts as the forms of the law print them: in Indonesian."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final

from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.organization.grade import rank_of
from penilaian_api.services.document.typesetting import TEMPLATES
from penilaian_api.storage.packaged_data import form_words

_MONTHS: Final = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
    *("Agustus", "September", "Oktober", "November", "Desember"),
)
_QUARTERS: Final = ("I", "II", "III", "IV")


def word_of(group: str, value: str | None) -> str:
    """Write a value as the forms print it; nothing where there is none."""
    return "" if value is None else str(form_words(TEMPLATES)[group][value])


def day_of(day: date) -> str:
    """Write a day in words."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def last_day(ends_before: date) -> str:
    """Write the last day of what ends before a day."""
    return day_of(ends_before - timedelta(days=1))


def span_of(starts_on: date, ends_before: date) -> str:
    """Write the days of a period as the head of a form has them."""
    last = ends_before - timedelta(days=1)
    begins = f"{starts_on.day} {_MONTHS[starts_on.month - 1]}"
    if starts_on.year != last.year:
        begins = f"{begins} {starts_on.year}"
    return f"{begins} sd {last.day} {_MONTHS[last.month - 1]} tahun {last.year}".upper()


def period_of(kind: PeriodKind, starts_on: date) -> str:
    """Write which period it is, in the rhythm of the agency."""
    match kind:
        case PeriodKind.MONTH:
            return f"BULAN {_MONTHS[starts_on.month - 1]}".upper()
        case PeriodKind.QUARTER:
            return f"TRIWULAN {_QUARTERS[(starts_on.month - 1) // 3]}"
        case PeriodKind.YEAR:
            return "AKHIR"


def rank_and_grade(grade: str | None) -> str:
    """Write a rank before its grade; a grade alone where the law names no rank for it."""
    rank = None if grade is None else rank_of(grade)
    return grade or "" if rank is None else f"{rank} ({grade})"


def post_of(title: str | None, acts_as: Sequence[str]) -> str:
    """Write a post with those that somebody has in passing beside it."""
    if not acts_as:
        return title or ""
    acting = f"Plt./Plh. {' dan '.join(acts_as)}"
    return acting if title is None or title in acts_as else f"{title} selaku {acting}"


def number(value: Decimal | Fraction | None, unit: str | None = None) -> str:
    """Write a number as people here do, two decimals at most, with its unit."""
    if value is None:
        return ""
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    whole = f"{value:,.2f}".rstrip("0").rstrip(".")
    swapped = whole.translate(str.maketrans(",.", ".,"))
    return f"{swapped} {unit}" if unit else swapped
