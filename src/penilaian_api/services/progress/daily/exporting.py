"""Give out the progress of a period day by day, under the names of the national application.

Why it is so: docs/decisions/0087.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.paging import ListRequest
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.progress import Progress
from penilaian_api.storage.progress.daily import DAILY, IN_ORDER
from penilaian_api.storage.work.lists.listing import ListedRow
from penilaian_api.storage.work.lists.pages import every_row
from penilaian_api.storage.work.unit_of_work import UnitOfWork

FIELDS: Final = (
    "nip",
    "nama",
    "tanggal",
    "kegiatan",
    "rencana_hasil_kerja",
    "indikator",
    "kuantitas",
    "satuan",
    "tahap",
    "masukan",
    "satuan_masukan",
    "tautan_bukti",
    "id_butir",
)
"""The names of the columns, in their order."""


@dataclass(frozen=True, slots=True)
class DailyEntry:
    """An entry as it is given out, with whose it is and on which line."""

    employee_code: str
    employee_name: str
    nip: str | None
    on: date
    note: str
    result: str | None
    indicator: str | None
    value: Decimal | None
    measured_in: str | None
    step: str | None
    spent: Decimal | None
    spent_in: str | None
    links: str | None
    line_id: UUID

    def record(self) -> dict[str, str | Decimal | None]:
        """Give it under the names of the columns."""
        cells = (
            self.nip or self.employee_code,
            self.employee_name,
            self.on.isoformat(),
            self.note,
            self.result,
            self.indicator,
            self.value,
            self.measured_in,
            self.step,
            self.spent,
            self.spent_in,
            " ".join(sorted((self.links or "").split())) or None,
            str(self.line_id),
        )
        return dict(zip(FIELDS, cells, strict=True))


@dataclass(frozen=True, slots=True)
class DailyExport:
    """The entries of a period within reach, one after another."""

    period_key: str
    entries: Iterator[DailyEntry]


def export(
    work: UnitOfWork, period_id: UUID, *, employee_id: UUID | None, unit_code: str | None
) -> DailyExport:
    """Give the entries of a period that stand: of a person, of a unit, or of all within reach."""
    period = work.of(Period).get_referenced(period_id)
    if period is None:
        raise OutOfReachError
    days = period.span
    chosen: dict[str, object] = {"starts_on": days.starts_on, "ends_on": days.ends_on}
    if employee_id is not None:
        chosen["employee_id"] = work.of(Employee).get(employee_id).id
    if unit_code is not None:
        chosen["unit_code"] = unit_code
    rows = every_row(work, DAILY, ListRequest().narrowed(current=True, **chosen), IN_ORDER)
    return DailyExport(period.key, map(_entry, rows))


def _entry(row: ListedRow[Progress]) -> DailyEntry:
    names = {name: value for name, value in row.names.items() if name != "superseded_by_id"}
    return view_of(DailyEntry, row.record, **names)
