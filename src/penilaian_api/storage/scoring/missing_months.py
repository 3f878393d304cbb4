"""Query the periods of a cycle, to tell which of them did not enter the result of its year."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.dates import Span
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class CyclePeriods:
    """The days that a plan and an evaluated period share, and the periods of the cycle by key."""

    common: Span
    spans: Mapping[str, Span]


def cycle_periods(work: WorkContext, evaluation_id: UUID) -> CyclePeriods:
    """Fetch the periods around an evaluation that was fetched within reach."""
    rows = [*execute(work, _periods(evaluation_id))]
    begins, ends = max(rows[0][3], rows[0][5]), min(rows[0][4], rows[0][6])
    return CyclePeriods(Span(begins, ends), {row[0]: Span(row[1], row[2]) for row in rows})


@prepared
def _periods(evaluation_id: UUID) -> Select[*tuple[Any, ...]]:
    whole = aliased(Period)
    return (
        select(
            Period.key,
            Period.starts_on,
            Period.ends_before,
            whole.starts_on,
            whole.ends_before,
            Plan.starts_on,
            Plan.ends_before,
        )
        .select_from(Evaluation)
        .join(*joined(Plan, Plan.id == Evaluation.plan_id))
        .join(*joined(whole, whole.id == Evaluation.period_id))
        .join(*joined(Period, Period.cycle_id == whole.cycle_id))
        .where(of_agency(Evaluation), Evaluation.id == evaluation_id)
    )
