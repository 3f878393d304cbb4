"""Add up what people of units realized in a period, by the unit in which it is counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_

from penilaian_api.domain.plan.plan import Accumulation, Frequency, Polarity
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.models.plan import Plan, PlanIndicator
from penilaian_api.storage.models.progress import Progress
from penilaian_api.storage.report.groups import UnitGroups, counted_units
from penilaian_api.storage.work.caller import joined
from penilaian_api.storage.work.lists.corrections import stands
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext

_COUNTED: Any = func.lower(PlanIndicator.measured_in)


@dataclass(frozen=True, slots=True)
class PersonOutput:
    """What plans of the same days brought, of one unit of output: by how many people and lines."""

    measured_in: str | None
    starts_on: date
    ends_before: date
    people: int
    lines: int
    output: Decimal


def sum_outputs(
    work: WorkContext, groups: UnitGroups, period: Period, frequencies: Sequence[Frequency]
) -> list[PersonOutput]:
    """Add up the entries of a period that stand, of indicators whose values add up to an output.

    *frequencies*: of the indicators that take part in such a period.
    """
    query = _outputs(
        *groups.paths,
        period.id,
        period.starts_on,
        period.ends_before,
        [str(frequency) for frequency in frequencies],
    )
    return [PersonOutput(*row) for row in execute(work, query)]


@prepared
def _outputs(  # noqa: PLR0913, PLR0917 - values of a statement
    first_path: str,
    until_path: str,
    period_id: UUID,
    first: date,
    end: date,
    frequencies: list[str],
) -> Select[*tuple[Any, ...]]:
    dates = (Plan.starts_on, Plan.ends_before)
    return (
        counted_units(
            first_path,
            until_path,
            _COUNTED,
            *dates,
            func.count(Evaluation.employee_id.distinct()),
            func.count(PlanIndicator.line_id.distinct()),
            func.sum(Progress.value, type_=Progress.value.type),
        )
        .join(*joined(Evaluation, Evaluation.unit_id == Unit.id))
        .join(*joined(Plan, Plan.id == Evaluation.plan_id))
        .join(*joined(PlanIndicator, PlanIndicator.revision_id == Evaluation.plan_revision_id))
        .join(*joined(Progress, Progress.line_id == PlanIndicator.line_id))
        .where(
            Evaluation.period_id == period_id,
            PlanIndicator.accumulation == Accumulation.SUM,
            PlanIndicator.polarity == Polarity.HIGHER,
            PlanIndicator.frequency.in_(frequencies),
            or_(PlanIndicator.target.is_not(None), PlanIndicator.target_low.is_not(None)),
            Progress.value.is_not(None),
            Progress.on >= first,
            Progress.on < end,
            stands(Progress),
        )
        .group_by(_COUNTED, *dates)
    )
