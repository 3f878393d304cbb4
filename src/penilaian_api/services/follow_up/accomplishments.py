"""Record what people completed, let their leader confirm it, and show it to who decides a reward.

Nobody confirms their own; what was confirmed never changes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import filter_allowed
from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.follow_up.accomplishment import (
    ACCOMPLISHMENT,
    AccomplishmentState,
    AccomplishmentStep,
)
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.progress.progress import day_faults
from penilaian_api.domain.transitions import advance
from penilaian_api.services.references import resolve, unknown_or_twice
from penilaian_api.services.views import view_of
from penilaian_api.storage.follow_up import accomplishments as accomplishment_storage
from penilaian_api.storage.follow_up.accomplishments import ACCOMPLISHMENTS, AccomplishmentParts
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.follow_up.accomplishments import (
    Accomplishment,
    AccomplishmentLink,
)
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.models.progress import Evidence
from penilaian_api.storage.plan.agreed_lines import agreed_lines
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

ACCOMPLISHMENTS_PARAMETERS: Final = ACCOMPLISHMENTS.parameters
"""What callers state of the list."""
SHOWN_TO_WHO_DECIDES: Final = 50
"""How many accomplishments stand beside a recommendation: the newest."""
_RELATIONS: Final = frozenset({Reach.OWN, Reach.REPORTS})
_OPEN: Final = (Action.ACCOMPLISHMENT_WRITE, Action.ACCOMPLISHMENT_CONFIRM)


@dataclass(frozen=True, slots=True)
class AccomplishmentInput:
    """What somebody completed, to which items of their plan it belongs, and what shows it."""

    plan_id: UUID
    title: str
    description: str
    completed_on: date
    is_public_service: bool
    line_ids: Sequence[UUID]
    evidence_ids: Sequence[UUID]


@dataclass(frozen=True, slots=True)
class AccomplishedLineView:
    """An item of the plan, in the words of the newest agreed revision."""

    line_id: UUID
    statement: str


@dataclass(frozen=True, slots=True)
class AccomplishmentEvidenceView:
    """What shows an accomplishment."""

    evidence_id: UUID
    title: str


@dataclass(frozen=True, slots=True)
class AccomplishedEvaluationView:
    """An evaluation in whose period it was completed."""

    evaluation_id: UUID
    period_key: str


@dataclass(frozen=True, slots=True)
class AccomplishmentView:
    """What somebody completed, and whether their leader confirmed it."""

    id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    unit_id: UUID
    unit_code: str
    unit_name: str
    plan_id: UUID
    title: str
    description: str
    completed_on: date
    is_public_service: bool
    state: AccomplishmentState
    lines: tuple[AccomplishedLineView, ...]
    evidence: tuple[AccomplishmentEvidenceView, ...]
    evaluations: tuple[AccomplishedEvaluationView, ...]
    recorded_at: datetime
    decided_by_name: str | None
    decided_at: datetime | None
    reason: str
    version: int


@dataclass(frozen=True, slots=True)
class AccomplishmentDetail:
    """An accomplishment, and what the caller may do with it."""

    accomplishment: AccomplishmentView
    allowed_actions: tuple[Action, ...]


def page(work: UnitOfWork, request: ListRequest) -> Slice[AccomplishmentView]:
    """List the accomplishments within reach, the first recorded first."""
    rows = page_of(work, ACCOMPLISHMENTS, request)
    parts = accomplishment_storage.parts_of(work, [row.record.id for row in rows.items])
    return rows.map(lambda row: _view(row.record, row.names, parts))


def confirmed_for(work: UnitOfWork, evaluation_id: UUID) -> tuple[AccomplishmentView, ...]:
    """Show what was confirmed of the period of an evaluation, as far as the caller may read it."""
    filters = {"evaluation_id": evaluation_id, "state": AccomplishmentState.CONFIRMED}
    request = ListRequest(filters=filters, sort="-recorded", limit=SHOWN_TO_WHO_DECIDES)
    return tuple(page(work, request).items)


def get(work: UnitOfWork, accomplishment_id: UUID) -> AccomplishmentDetail:
    """Return one accomplishment, with what the caller may do with it."""
    related = work.of(Accomplishment).get_with_relations(accomplishment_id, _RELATIONS)
    return _show(work, related.record, related.reaches)


def record(work: UnitOfWork, stated: AccomplishmentInput) -> AccomplishmentDetail:
    """Record what the caller completed under a plan of theirs."""
    plan = resolve(work, Plan, stated.plan_id, "/plan_id")
    _check(work, plan, stated)
    accomplishment = Accomplishment(
        id=new_id(),
        employee_id=plan.employee_id,
        state=ACCOMPLISHMENT.start,
        recorded_at=work.now,
        version=1,
    )
    _fill(accomplishment, plan, stated)
    work.of(Accomplishment).add(accomplishment, under=plan)
    _put_links(work, accomplishment, stated)
    return _show(work, accomplishment, frozenset({Reach.OWN}))


def edit(
    work: UnitOfWork, accomplishment_id: UUID, expected_version: int, stated: AccomplishmentInput
) -> AccomplishmentDetail:
    """Replace what was recorded and is not decided."""
    accomplishment = _take(work, accomplishment_id, expected_version, AccomplishmentStep.EDIT)
    plan = resolve(work, Plan, stated.plan_id, "/plan_id")
    _check(work, plan, stated)
    _fill(accomplishment, plan, stated)
    links = work.of(AccomplishmentLink)
    links.remove(*links.children_of(accomplishment))
    _put_links(work, accomplishment, stated)
    return _show(work, accomplishment, frozenset({Reach.OWN}))


def withdraw(
    work: UnitOfWork, accomplishment_id: UUID, expected_version: int
) -> AccomplishmentDetail:
    """Withdraw what was recorded and is not decided; it stays readable as withdrawn."""
    step = AccomplishmentStep.WITHDRAW
    accomplishment = _take(work, accomplishment_id, expected_version, step)
    return _show(work, accomplishment, frozenset({Reach.OWN}))


def decide(
    work: UnitOfWork,
    accomplishment_id: UUID,
    expected_version: int,
    *,
    confirms: bool,
    reason: str,
) -> AccomplishmentDetail:
    """Confirm what somebody whom the caller assesses completed, or say why not."""
    if not confirms and not reason:
        raise InvalidDataError.at_pointer("/reason", "reason_required")
    step = AccomplishmentStep.CONFIRM if confirms else AccomplishmentStep.DECLINE
    accomplishment = _take(work, accomplishment_id, expected_version, step)
    accomplishment.decided_by, accomplishment.decided_at = work.actor.employee_id, work.now
    accomplishment.reason = reason
    return _show(work, accomplishment, frozenset({Reach.REPORTS}))


def _take(
    work: UnitOfWork, accomplishment_id: UUID, expected_version: int, step: AccomplishmentStep
) -> Accomplishment:
    accomplishment = work.of(Accomplishment).take(accomplishment_id, expected_version)
    accomplishment.state = advance(ACCOMPLISHMENT, accomplishment.state, step)
    return accomplishment


def _check(work: UnitOfWork, plan: Plan, stated: AccomplishmentInput) -> None:
    """Refuse a day outside of the plan, items that are none of it, and evidence of others."""
    days = Span(plan.starts_on, plan.ends_before)
    lines = agreed_lines(work, plan.id, stated.line_ids)
    shown = {each.id for each in work.of(Evidence).all(id={*stated.evidence_ids})}
    faults = [
        *day_faults(stated.completed_on, days, work.today, "/completed_on"),
        *unknown_or_twice("line_ids", stated.line_ids, lines),
        *unknown_or_twice("evidence_ids", stated.evidence_ids, shown),
    ]
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)


def _fill(accomplishment: Accomplishment, plan: Plan, stated: AccomplishmentInput) -> None:
    accomplishment.plan_id, accomplishment.unit_id = plan.id, plan.unit_id
    accomplishment.title, accomplishment.description = stated.title, stated.description
    accomplishment.completed_on = stated.completed_on
    accomplishment.is_public_service = stated.is_public_service


def _put_links(
    work: UnitOfWork, accomplishment: Accomplishment, stated: AccomplishmentInput
) -> None:
    links = [AccomplishmentLink(id=new_id(), line_id=key) for key in stated.line_ids]
    links += [AccomplishmentLink(id=new_id(), evidence_id=key) for key in stated.evidence_ids]
    work.of(AccomplishmentLink).put(accomplishment, *links)


def _show(
    work: UnitOfWork, accomplishment: Accomplishment, reaches: frozenset[Reach]
) -> AccomplishmentDetail:
    names = ACCOMPLISHMENTS.beside_of(work, accomplishment)
    parts = accomplishment_storage.parts_of(work, [accomplishment.id])
    is_open = accomplishment.state is AccomplishmentState.ENTERED
    actions = filter_allowed(work.actor, reaches, _OPEN if is_open else ())
    return AccomplishmentDetail(_view(accomplishment, names, parts), actions)


def _view(
    accomplishment: Accomplishment, names: Mapping[str, Any], parts: AccomplishmentParts
) -> AccomplishmentView:
    lines = parts.lines[accomplishment.id].items()
    return view_of(
        AccomplishmentView,
        accomplishment,
        **names,
        lines=tuple(AccomplishedLineView(*line) for line in lines),
        evidence=tuple(
            view_of(AccomplishmentEvidenceView, row) for row in parts.evidence[accomplishment.id]
        ),
        evaluations=tuple(
            view_of(AccomplishedEvaluationView, row) for row in parts.evaluations[accomplishment.id]
        ),
    )
