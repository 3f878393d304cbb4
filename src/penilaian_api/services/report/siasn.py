"""Give out the final results of a period as the national platform (SIASN) takes them, checked.

The same period gives the same file: a record for each person, by their codes, of final results
alone. Each is held against the bytes that were frozen, and reading it is a row on the person.

Why it is so: docs/decisions/0075.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.paging import ListRequest
from penilaian_api.domain.report.siasn import (
    LEAVES_OUT,
    SiasnAssessor,
    SiasnGap,
    SiasnPeriod,
    SiasnRecord,
    SiasnResult,
    SiasnService,
    gaps_of,
    period_of,
    record_of,
)
from penilaian_api.services.scoring.results.period_results import PERIOD_RESULTS, shown_names
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.packaged_data import siasn_codes
from penilaian_api.storage.report.siasn import ASKED_BESIDE, IN_ORDER
from penilaian_api.storage.work.lists.listing import ListedRow
from penilaian_api.storage.work.lists.pages import every_row
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_RESULTS: Final = replace(PERIOD_RESULTS, beside=(*PERIOD_RESULTS.beside, *ASKED_BESIDE))
MOST_LISTED: Final = 1_000
"""So many people are named who lack something; all are counted."""


@dataclass(frozen=True, slots=True)
class CheckedRecord:
    """The record of one person, and what it lacks; one that must not leave is left out."""

    employee_id: UUID
    employee_code: str
    name: str
    nip: str | None
    record: SiasnRecord
    gaps: tuple[SiasnGap, ...]

    @property
    def is_left_out(self) -> bool:
        """Whether it must not be sent as it stands."""
        return not LEAVES_OUT.isdisjoint(self.gaps)


@dataclass(frozen=True, slots=True)
class SiasnCheck:
    """How many records of a period can be sent, and who lacks what."""

    period_id: UUID
    period_key: str
    service: SiasnService
    ready: int
    with_empty_fields: int
    left_out: int
    people: tuple[CheckedRecord, ...]


@dataclass(frozen=True, slots=True)
class SiasnExport:
    """The records of a period that can be sent, one after another."""

    period_key: str
    service: SiasnService
    fields: tuple[str, ...]
    records: Iterator[CheckedRecord]


def export(work: UnitOfWork, period_id: UUID) -> SiasnExport:
    """Give the records that can be sent, without holding them all at once."""
    period, named = _find(work, period_id)
    ready = (each for each in _checked(work, period, named) if not each.is_left_out)
    return SiasnExport(period.key, named.service, _fields(named), ready)


def check(work: UnitOfWork, period_id: UUID) -> SiasnCheck:
    """Check the records of a period before they leave, and say who lacks what."""
    period, named = _find(work, period_id)
    ready = left_out = with_empty_fields = 0
    people: list[CheckedRecord] = []
    for each in _checked(work, period, named):
        left_out += each.is_left_out
        ready += not each.is_left_out
        with_empty_fields += bool(each.gaps) and not each.is_left_out
        if each.gaps and len(people) < MOST_LISTED:
            people.append(each)
    return SiasnCheck(
        period_id=period.id,
        period_key=period.key,
        service=named.service,
        ready=ready,
        with_empty_fields=with_empty_fields,
        left_out=left_out,
        people=tuple(people),
    )


def _find(work: UnitOfWork, period_id: UUID) -> tuple[Period, SiasnPeriod]:
    period = work.of(Period).get_referenced(period_id)
    if period is None:
        raise OutOfReachError
    return period, period_of(period.kind, period.starts_on, period.ends_before, siasn_codes())


def _fields(period: SiasnPeriod) -> tuple[str, ...]:
    """Name the fields of a record, in the platform's order."""
    nobody = SiasnAssessor(None, None, None, None, None)
    nothing = SiasnResult(None, "", None, None, None, None, False, False, nobody)  # noqa: FBT003 - fields of a record
    return tuple(record_of(nothing, period, siasn_codes()))


def _checked(work: UnitOfWork, period: Period, named: SiasnPeriod) -> Iterator[CheckedRecord]:
    """Check one person after another; of two results of one neither is the right one."""
    request = ListRequest().narrowed(period_id=period.id)
    rows = every_row(work, _RESULTS, request, IN_ORDER)
    for _, group in groupby(rows, key=lambda row: row.record.employee_id):
        own = [*group]
        for row in own:
            yield _check(row, named, is_alone=len(own) == 1)


def _check(row: ListedRow[Evaluation], period: SiasnPeriod, *, is_alone: bool) -> CheckedRecord:
    is_overridden = _is_overridden(row.names["content"])
    names = shown_names(row)
    result = SiasnResult(
        nip=names["nip"],
        name=names["employee_name"],
        functional_level=names["functional_level"],
        results=names["results"],
        behavior=names["behavior"],
        predicate=names["predicate"],
        is_overridden=is_overridden,
        is_damaged=names["damage"] is not None,
        assessor=SiasnAssessor(
            name=names["assessor_name"],
            nip=names["assessor_nip"],
            grade=names["assessor_grade"],
            position=names["assessor_position"],
            unit=names["assessor_unit"],
        ),
    )
    gaps: Sequence[SiasnGap] = () if is_alone else (SiasnGap.SECOND_RESULT,)
    return CheckedRecord(
        employee_id=row.record.employee_id,
        employee_code=names["employee_code"],
        name=result.name,
        nip=result.nip,
        record=record_of(result, period, siasn_codes()),
        gaps=(*gaps, *gaps_of(result, period, siasn_codes())),
    )


def _is_overridden(content: bytes | None) -> bool:
    """Tell whether a frozen result says by which rule its predicate is not that of the quadrant."""
    try:
        facts: dict[str, Any] = json.loads(content or b"{}").get("facts", {})
    except (ValueError, AttributeError):
        return False
    return bool(facts.get("study_dropout")) or facts.get("sanction") is not None
