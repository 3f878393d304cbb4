"""Check whether a plan can be submitted: apply `domain/plan/submission.py` to its records."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import Fault
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.plan.plan import (
    Accumulation,
    IndicatorLine,
    Perspective,
    PlanDraft,
    ResultLine,
)
from penilaian_api.domain.plan.submission import submit_faults, submit_warnings
from penilaian_api.domain.standard.standard import area_faults
from penilaian_api.services.indicator.measured import target_of
from penilaian_api.services.plan import scorability
from penilaian_api.services.plan.scorability import LoadedDraft
from penilaian_api.services.standard.views import parse_document
from penilaian_api.storage.models.plan import PlanIndicator
from penilaian_api.storage.packaged_data import indicator_words
from penilaian_api.storage.plan import plans as plan_storage
from penilaian_api.storage.plan.plans import OpenPlan, PlannedResult
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Check:
    """Findings of a check: *faults* keep a revision from being handed in, *warnings* only tell."""

    number: int
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]

    @property
    def can_submit(self) -> bool:
        """Whether nothing keeps it from being handed in."""
        return not self.faults


def check(work: UnitOfWork, plan_id: UUID) -> Check:
    """Check the revision that the steps act on, whatever its state."""
    draft = scorability.load(work, plan_storage.open_plan(work, plan_id))
    warnings = submit_warnings(to_draft(draft.plan, draft.results), indicator_words())
    return Check(draft.plan.current.number, faults(draft), warnings)


def faults(draft: LoadedDraft) -> tuple[Fault, ...]:
    """Name all that keeps the current revision of a plan from being handed in."""
    by_rule = submit_faults(to_draft(draft.plan, draft.results), indicator_words())
    expected = None if draft.standard is None else parse_document(draft.standard.document)
    by_standard = area_faults(expected, [each.result.duty_area for each in draft.results])
    known = {fault.pointer for fault in by_rule}
    return (*by_rule, *by_standard, *draft.scoring_faults(known))


def to_draft(plan: OpenPlan, results: Sequence[PlannedResult]) -> PlanDraft:
    """Turn the current revision of an opened plan into the value that the rules judge."""
    revision, context = plan.current, plan.context
    is_contract = context.employment is EmploymentKind.CONTRACT
    return PlanDraft(
        approach=revision.approach,
        post=context.post,
        results=tuple(_result(planned, context.assessor_id) for planned in results),
        resources=tuple(revision.resources),
        accountability=tuple(revision.accountability),
        consequences=tuple(revision.consequences),
        from_baseline=context.from_baseline,
        lacks_agreement=is_contract and not revision.work_agreement,
        has_acting_post=context.has_acting_post,
        days=Span(plan.plan.starts_on, plan.plan.ends_before),
        cycle_days=Span(context.cycle_starts_on, context.cycle_ends_before),
    )


def _result(planned: PlannedResult, assessor_id: UUID | None) -> ResultLine:
    result = planned.result
    return ResultLine(
        statement=result.statement,
        kind=result.kind,
        indicators=tuple(map(_indicator, planned.indicators)),
        success_measure=result.success_measure,
        target_text=result.target_text,
        perspectives=frozenset(map(Perspective, result.perspectives)),
        is_acting_duty=result.is_acting_duty,
        assigned_elsewhere=result.assigned_by not in {None, assessor_id},
        consented=result.consented_at is not None,
        is_linked=planned.is_linked,
        weight=result.weight,
    )


def _indicator(indicator: PlanIndicator) -> IndicatorLine:
    return IndicatorLine(
        statement=indicator.statement,
        measured_in=indicator.measured_in,
        target=target_of(indicator),
        deadline=indicator.deadline,
        polarity=indicator.polarity,
        baseline=indicator.baseline,
        exemption=indicator.exemption,
        weight=indicator.weight,
        by_period=tuple((key, Decimal(value)) for key, value in indicator.period_targets.items()),
        is_sum=indicator.accumulation is Accumulation.SUM,
    )
