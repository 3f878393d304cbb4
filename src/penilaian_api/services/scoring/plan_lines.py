"""Read the lines of a plan's revision as those of a score, before any evaluation stands."""

from dataclasses import fields
from typing import Final

from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.storage.models.base import attribute_names
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.plan import Plan, PlanIndicator, PlanRevision
from penilaian_api.storage.plan.plans import PlannedResult
from penilaian_api.storage.scoring.inputs import PlanLineRow
from penilaian_api.storage.scoring.subjects import Subject

_OF_INDICATOR: Final = frozenset(field.name for field in fields(PlanLineRow)) & frozenset(
    attribute_names(PlanIndicator, without={"revision_id"})
)
"""What a line of a score takes from its indicator."""


def subject_of(plan: Plan, revision: PlanRevision) -> Subject:
    """Make the subject of a score of one revision of a plan."""
    return Subject(
        employee_id=plan.employee_id,
        plan_id=plan.id,
        revision_id=revision.id,
        revision_number=revision.number,
        starts_on=plan.starts_on,
        ends_before=plan.ends_before,
        unit_path="",
    )


def whole_plan(plan: Plan) -> Period:
    """Make a period of the plan's own days, which is never stored: everything so far counts."""
    return Period(
        key="", kind=PeriodKind.YEAR, starts_on=plan.starts_on, ends_before=plan.ends_before
    )


def line_of(result: PlannedResult, indicator: PlanIndicator) -> PlanLineRow:
    """Read a result with one of its indicators as the line of a score."""
    return PlanLineRow(
        revision_id=indicator.revision_id,
        result_line=result.result.line_id,
        result_statement=result.result.statement,
        result_kind=result.result.kind,
        result_weight=result.result.weight,
        indicator_id=indicator.id,
        **{name: getattr(indicator, name) for name in _OF_INDICATOR},
    )
