"""Give a report its words: headings, names, notes, in the language of its reader."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from penilaian_api.api.files.charts.bars import Bar, Picture, write_number
from penilaian_api.api.files.csv_writing import CellOfFile
from penilaian_api.api.files.report_files import TableOfFile
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.transport.telling import enum_words
from penilaian_api.domain.report.small_groups import FEWEST_PEOPLE
from penilaian_api.domain.report.tables import (
    MEASURE_DEFINITION,
    ChartStyle,
    ColumnType,
    ReportCells,
    ReportChart,
    ReportColumn,
    ReportForm,
    RowScope,
)
from penilaian_api.domain.system_review.effectiveness import MeasureId
from penilaian_api.services.report.reports import Report
from penilaian_api.services.system_review import effectiveness

MOST_BARS: Final = 60
"""A picture has no more; the table has them all."""
_OF_TEXT: Final = frozenset({ColumnType.TEXT, ColumnType.CODE})


def title(form: ReportForm, language: Language) -> str:
    """Name a kind of report."""
    return messages.label(f"report_title.{form.kind}", language)


def meaning(form: ReportForm, language: Language) -> str:
    """Say in a sentence what a kind of report tells."""
    return messages.label(f"report_meaning.{form.kind}", language)


def heading(column: ReportColumn, language: Language) -> str:
    """Head a column: by its own name, or by the value that it counts."""
    if column.words is not None and column.type is not ColumnType.CODE:
        return _word(column.words, column.key, language)
    return messages.label(f"report_column.{column.key}", language)


def _word(words: str, value: str, language: Language) -> str:
    """Give a value its word: by an enum of the contract, by data, or by a group of labels."""
    if words == MEASURE_DEFINITION:
        return effectiveness.definition(MeasureId(value))[language]
    enum = enum_words.words().get(words)
    return messages.label(f"{words}.{value}", language) if enum is None else enum[value][language]


def column_meaning(column: ReportColumn, language: Language) -> str:
    """Say what stands in a column."""
    if column.words is not None and column.type is not ColumnType.CODE:
        facts = {"value": heading(column, language)}
        return messages.sentence("report_phrase.counts_value", facts, language)
    return messages.label(f"report_column_meaning.{column.key}", language)


def _at_end(chart: ReportChart) -> tuple[str, ...]:
    """Name what is written at the end of a bar: of a single measure, that as well."""
    return (*chart.measures, chart.end) if chart.style is ChartStyle.BARS else (chart.end,)


@dataclass(frozen=True, slots=True)
class WordedReport:
    """A report in the words of a language, its instants in the agency's time."""

    report: Report
    language: Language
    zone: str

    def file_name(self) -> str:
        """Name its file by the kind and what it is about."""
        about = (self.report.unit_code, self.report.period_key or self.report.cycle_key)
        kind = messages.label(f"report_file.{self.report.form.kind}", self.language)
        return "-".join([kind, *(part for part in about if part)])

    def notes(self) -> Sequence[str]:
        """Say what a reader must know."""
        facts = {"fewest": str(FEWEST_PEOPLE)}
        return [
            messages.sentence(f"report_note.{note}", facts, self.language)
            for note in self.report.notes
        ]

    def table(self) -> TableOfFile:
        """Give the table as a file has it."""
        columns = self.report.form.columns
        return TableOfFile(
            name=self._phrase("sheet"),
            headings=[heading(column, self.language) for column in columns],
            texts=frozenset(at for at, column in enumerate(columns) if column.type in _OF_TEXT),
            rows=(
                [self._cell(column, row[column.key]) for column in columns]
                for row in self.report.rows
            ),
            notes=[*self._about()],
            notes_name=self._phrase("notes_sheet"),
        )

    def picture(self) -> Picture:
        """Give what its chart shows."""
        form, chart = self.report.form, self.report.form.chart
        return Picture(
            style=chart.style,
            is_scale=chart.is_scale,
            title=title(form, self.language),
            subtitle=self._subtitle(),
            axis=messages.label(f"report_axis.{form.kind}", self.language),
            measures=[heading(form.column(key), self.language) for key in chart.measures],
            bars=[self._bar(row) for row in self.report.rows[:MOST_BARS]],
            is_percent=form.column(chart.measures[0]).type is ColumnType.PERCENT,
            withheld=messages.sentence(
                "report_phrase.withheld", {"fewest": str(FEWEST_PEOPLE)}, self.language
            ),
            notes=self.notes(),
            language=self.language,
        )

    def _bar(self, row: ReportCells) -> Bar:
        chart = self.report.form.chart
        values = [row[key] for key in chart.measures]
        return Bar(
            name=self._name(row),
            values=[value if isinstance(value, int | Decimal) else None for value in values],
            end=" · ".join(filter(None, (self._written(row, key) for key in _at_end(chart)))),
            is_total=row.get("scope") is RowScope.TOTAL,
        )

    def _name(self, row: ReportCells) -> str:
        """Name a row: a unit, a unit without those below it, or all together."""
        form = self.report.form
        names = [self._cell(form.column(key), row[key]) for key in form.chart.names]
        first, *others = [str(name) for name in names if name is not None] or [""]
        scope = row.get("scope")
        if scope is RowScope.TOTAL:
            first = self._phrase("all")
        elif scope is RowScope.OWN:
            first = messages.sentence("report_phrase.own", {"name": first}, self.language)
        return ", ".join((first, *others))

    def _written(self, row: ReportCells, key: str) -> str:
        """Write a number of a row with what it counts."""
        column, value = self.report.form.column(key), row[key]
        if not isinstance(value, int | Decimal):
            return ""
        phrase = "percent" if column.type is ColumnType.PERCENT else f"end_{column.key}"
        number = write_number(value, self.language)
        return messages.label(f"report_phrase.{phrase}", self.language).format(count=number)

    def _cell(self, column: ReportColumn, value: CellOfFile) -> CellOfFile:
        """Give a cell as people read it: of a code its word."""
        if column.type is not ColumnType.CODE or column.words is None or value is None:
            return value
        return _word(column.words, str(value), self.language)

    def _subtitle(self) -> str:
        day = messages.format_instant(self.report.made_at, self.zone, self.language)
        period = self.report.period_key or self.report.cycle_key
        return " · ".join((self.report.unit_name or self._phrase("all_in_reach"), period, day))

    def _about(self) -> Iterator[tuple[str, str]]:
        """Say of what and when it was made, what each column says, and what one must know."""
        form, language = self.report.form, self.language
        yield title(form, language), meaning(form, language)
        yield self._phrase("about"), self._subtitle()
        for note in self.notes():
            yield self._phrase("note"), note
        for column in form.columns:
            yield heading(column, language), column_meaning(column, language)

    def _phrase(self, key: str) -> str:
        return messages.label(f"report_phrase.{key}", self.language)
