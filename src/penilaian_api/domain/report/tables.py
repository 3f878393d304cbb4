"""Define what a report is: a table of typed columns, its notes, and the chart that shows it.

A kind of report is one declared piece: its columns, its chart, and whether it is about a period or
a whole cycle. Everything else (files, pictures, texts) is made of that, for all kinds alike.

Why it is so: docs/decisions/0073, docs/decisions/0086.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum, auto
from typing import Final, TypeAlias

from penilaian_api.domain.access.actors import Action

ReportCell: TypeAlias = str | int | Decimal | None
"""What stands in a row: a text or a code, a count, a number; None where nothing is said."""
ReportCells: TypeAlias = Mapping[str, ReportCell]


class ReportKind(StrEnum):
    """What a report is about."""

    DISTRIBUTION = auto()
    COMPLETION = auto()
    PRODUCTIVITY = auto()
    PARTICIPATION = auto()
    COVERAGE = auto()
    RATERS = auto()
    INDICATORS = auto()
    OUTCOMES = auto()
    CONTRIBUTION = auto()
    EFFECTIVENESS = auto()


class ColumnType(StrEnum):
    """How a column is read, written and aligned."""

    TEXT = auto()
    CODE = auto()
    COUNT = auto()
    NUMBER = auto()
    PERCENT = auto()


class RowScope(StrEnum):
    """Whom a row counts: those of the unit itself, of a unit with all below it, or all together."""

    OWN = auto()
    WITH_BELOW = auto()
    TOTAL = auto()


class TargetStanding(StrEnum):
    """Whether a target was met."""

    MET = auto()
    MISSED = auto()

    @classmethod
    def of(cls, *, is_met: bool | None) -> "TargetStanding | None":
        """Name it; nothing where it cannot be judged."""
        if is_met is None:
            return None
        return cls.MET if is_met else cls.MISSED


class ReportNote(StrEnum):
    """What a reader must know of a table to read it right."""

    FEW_PEOPLE = auto()
    WITHOUT_READER = auto()
    ONLY_FINAL = auto()
    NOTHING_COUNTED = auto()
    OF_TODAY = auto()
    OF_THE_AGENCY = auto()
    NO_VERDICT = auto()
    WITHOUT_TARGET = auto()
    BESIDE_ONLY = auto()
    NO_SCORE = auto()
    OF_ALL_TOGETHER = auto()


class ChartStyle(StrEnum):
    """How a chart shows its measures: parts of a whole, parts of a count, or one bar a row."""

    SHARES = auto()
    COUNTS = auto()
    BARS = auto()


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column; *words* names what has the words of its codes, or of the value that it counts."""

    key: str
    type: ColumnType
    words: str | None = None


@dataclass(frozen=True, slots=True)
class ReportChart:
    """Which columns a chart shows: a bar for each row, by its *names*, of one or more *measures*.

    *is_scale*: the colors run from the best to the worst; else they only tell parts apart.
    *end*: the column that stands at the end of each bar.
    """

    style: ChartStyle
    names: tuple[str, ...]
    measures: tuple[str, ...]
    is_scale: bool = False
    end: str = "people"


@dataclass(frozen=True, slots=True)
class ReportForm:
    """The declaration of a kind: what it needs, its columns in their order, its chart.

    *rests_on*: what a caller must be allowed to read beside reports, for the kind is made of it.
    """

    kind: ReportKind
    columns: tuple[ReportColumn, ...]
    chart: ReportChart
    of_period: bool = True
    rests_on: Action | None = None

    def column(self, key: str) -> ReportColumn:
        """Return a column by its key."""
        return next(column for column in self.columns if column.key == key)


BY_UNIT: Final = (
    ReportColumn("scope", ColumnType.CODE, "row_scope"),
    ReportColumn("unit_code", ColumnType.TEXT),
    ReportColumn("unit_name", ColumnType.TEXT),
)
"""The columns that say whom a row counts."""


MEASURE_DEFINITION: Final = "measure_definition"
"""The words of a column that says what a measure of the system is, which are data."""

PEOPLE: Final = "people"
"""The column that says how many people a row counts; of too few it says only that."""


def counts(*keys: str, words: str | None = None) -> tuple[ReportColumn, ...]:
    """Declare columns of counts; where each counts a value of an enum, *words* names it."""
    return tuple(ReportColumn(key, ColumnType.COUNT, words) for key in keys)
