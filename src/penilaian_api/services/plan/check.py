"""Whether a plan can be handed in: the rules of `domain/plan/submission.py` asked of its record."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.organization.authority import post_kind
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.plan.plan import IndicatorLine, Perspective, PlanDraft, ResultLine
from penilaian_api.domain.plan.submission import submit_faults, submit_warnings
from penilaian_api.services.indicator.targets import target_of
from penilaian_api.services.plan import plans
from penilaian_api.services.plan.plans import Desk
from penilaian_api.storage.models.plan import PlanIndicator
from penilaian_api.storage.packaged_data import indicator_words
from penilaian_api.storage.plan.plans import PlannedResult
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_SHOWN_AS: Final = {"/unit": "/measured_in", "/supports": "/supports_line_id"}
"""What the rules call a field, and what clients do."""


@dataclass(frozen=True, slots=True)
class Check:
    """What was found in a revision: *faults* keep it from being handed in, *warnings* only tell."""

    number: int
    faults: tuple[Fault, ...]
    warnings: tuple[Fault, ...]

    @property
    def can_submit(self) -> bool:
        """Whether nothing keeps it from being handed in."""
        return not self.faults


def check(work: UnitOfWork, plan_id: UUID) -> Check:
    """Check the revision that the steps act on, whatever its state."""
    desk = plans.desk(work, plan_id)
    draft = drafted(desk, plans.lines(work, desk.current))
    warnings = submit_warnings(draft, indicator_words())
    return Check(desk.current.number, faults(draft), tuple(map(_as_shown, warnings)))


def faults(draft: PlanDraft) -> tuple[Fault, ...]:
    """Name all that keeps a draft from being handed in, at the places that clients see."""
    return tuple(map(_as_shown, submit_faults(draft, indicator_words())))


def drafted(desk: Desk, results: Sequence[PlannedResult]) -> PlanDraft:
    """Say the current revision of an opened plan as the value that the rules judge."""
    revision, about = desk.current, desk.opened.about
    is_contract = about.employment is EmploymentKind.CONTRACT
    return PlanDraft(
        approach=revision.approach,
        post=post_kind(about.job_class),
        results=tuple(_result(one, about.assessor_id) for one in results),
        resources=tuple(revision.resources),
        accountability=tuple(revision.accountability),
        consequences=tuple(revision.consequences),
        from_baseline=about.from_baseline,
        lacks_agreement=is_contract and not revision.work_agreement,
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
    )


def _indicator(record: PlanIndicator) -> IndicatorLine:
    return IndicatorLine(
        statement=record.statement,
        unit=record.measured_in,
        target=target_of(record),
        deadline=record.deadline,
        polarity=record.polarity,
        baseline=record.baseline,
        exemption=record.exemption,
    )


def _as_shown(fault: Fault) -> Fault:
    head, slash, last = fault.pointer.rpartition("/")
    return replace(fault, pointer=head + _SHOWN_AS.get(slash + last, slash + last))
