"""Define the shapes of reports: what kinds there are, and a table of one."""

from pydantic import Field

from penilaian_api.api.v1.shared.shapes import Instant, ShapeOut
from penilaian_api.domain.report.tables import ChartStyle, ColumnType, ReportKind, ReportNote


class ReportColumnOut(ShapeOut):
    """A column of a report: how it is read, its heading, and what it says."""

    key: str
    type: ColumnType
    label: str
    meaning: str


class ReportChartOut(ShapeOut):
    """Which columns the chart of a report shows, and how."""

    style: ChartStyle
    names: tuple[str, ...] = Field(description="The columns whose texts stand beside each bar.")
    measures: tuple[str, ...] = Field(description="The columns whose numbers the bars show.")


class ReportFormOut(ShapeOut):
    """A kind of report."""

    kind: ReportKind
    title: str
    meaning: str
    of_period: bool = Field(description="Whether a period must be named; else a cycle is enough.")
    columns: tuple[ReportColumnOut, ...]
    chart: ReportChartOut


class ReportFormListOut(ShapeOut):
    """The kinds of reports that there are."""

    items: tuple[ReportFormOut, ...]


class ReportNoteOut(ShapeOut):
    """What a reader must know to read a table right."""

    code: ReportNote
    text: str


class ReportOut(ReportFormOut):
    """A report: its columns, and in each row a cell for each; codes as codes, for programs."""

    cycle_key: str
    period_key: str | None
    unit_code: str | None = Field(description="Of this unit and those below; else all in reach.")
    unit_name: str | None
    made_at: Instant
    rows: tuple[dict[str, str | int | None], ...] = Field(
        description="Counts are numbers; what is no whole number is a decimal, as a text."
    )
    notes: tuple[ReportNoteOut, ...]
