"""Read the days of an import, in whatever way offices and their programs write them."""

import re
from datetime import date
from typing import Final

from penilaian_api.domain.imports.cells import (
    MARKS_OF_TEXT,
    Cell,
    InvalidCellError,
    Vocabulary,
    normalize,
    refuse_dash,
)

_DAY_FIRST: Final = re.compile(r"(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?(\d{4})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})([/.-])(\d{2})\2(\d{2})", re.ASCII)
_IN_WORDS: Final = re.compile(r"(\d{1,2})[\s-]+([^\W\d]+)\.?[\s-]+(\d{4})", re.ASCII)
_MONTH_FIRST: Final = re.compile(r"([^\W\d]+)\.? (\d{1,2}), ?(\d{4})", re.ASCII)
_DAY_OF_WEEK: Final = re.compile(r"[^\W\d]+(?:['\u2019][^\W\d]+)?, ?(?=\d)")
_MIDNIGHT: Final = re.compile(r"[ T]0?0[:.]00(?:[:.]00(?:\.0+)?)?(?:Z|[+-]\d\d:?\d\d)?$")
_NO_DAYS: Final = (
    (re.compile(r"\d{5}(?:\.\d+)?", re.ASCII), "day_as_number"),
    # An instant in UTC may lie on another day here: its hour must not merely be left out.
    (re.compile(r".*\d[ T]\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?", re.ASCII), "day_with_hour"),
    (re.compile(r"\d{1,2}[/.-](?:\d{1,2}|[^\W\d]+)[/.-]\d{2}", re.ASCII), "short_year"),
)
"""What is no day, and the words for why."""


def read_day(cell: Cell, vocabulary: Vocabulary) -> date:
    """Read ``2026-01-31``, ``31/01/2026`` or ``31 Januari 2026``: the day comes first here."""
    if isinstance(cell, date):
        return cell
    refuse_dash(cell)
    written = cell.strip(MARKS_OF_TEXT) if isinstance(cell, str) else format(cell, "f")
    written = _DAY_OF_WEEK.sub("", _MIDNIGHT.sub("", written))
    if match := _YEAR_FIRST.fullmatch(written):
        year, month, day = match.group(1, 3, 4)
    elif match := _DAY_FIRST.fullmatch(written):
        day, month, year = match.group(1, 3, 4)
    elif match := _IN_WORDS.fullmatch(written):
        day, name, year = match.groups()
        month = vocabulary.choices["month"].get(normalize(name), "0")
    elif match := _MONTH_FIRST.fullmatch(written):
        name, day, year = match.groups()
        month = vocabulary.choices["month"].get(normalize(name), "0")
    else:
        form = next((form for pattern, form in _NO_DAYS if pattern.fullmatch(written)), None)
        raise InvalidCellError("not_a_day", **({"form": form} if form else {}))
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise InvalidCellError("not_a_day", form="no_such_day") from None
