"""Give plans out as frozen views: the plan, its revisions, and all that is agreed in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.plan.plan import (
    Approach,
    CoreValue,
    PlanState,
    SignerRole,
    WorkResultKind,
)
from penilaian_api.services.indicator.measured import MeasuredView
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.plan import BehaviorExpectation, PlanRevision, PlanSignature
from penilaian_api.storage.plan.plans import OpenPlan, PlannedResult


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanIndicatorView(MeasuredView):
    """An indicator of a plan; *line_id* stays the same over all revisions."""

    line_id: UUID
    indicator_version_id: UUID | None
    deadline: date | None
    weight: Decimal
    trajectory: Mapping[str, str]
    period_targets: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class WorkResultView:
    """A work result with its indicators, and whether it supports anything."""

    line_id: UUID
    statement: str
    kind: WorkResultKind
    weight: Decimal
    supports_line_id: UUID | None
    goal_id: UUID | None
    is_linked: bool
    assigned_by: UUID | None
    consented_at: datetime | None
    is_acting_duty: bool
    success_measure: str
    target_text: str
    perspectives: Sequence[str]
    duty_area: str | None
    indicators: tuple[PlanIndicatorView, ...]


@dataclass(frozen=True, slots=True)
class ExpectationView:
    """A leader's special expectation under one core value."""

    core_value: CoreValue
    expectation: str


@dataclass(frozen=True, slots=True)
class SignatureView:
    """A signature: who signed, in which capacity, when, and the digest of what was signed."""

    role: SignerRole
    signed_by: UUID
    signed_at: datetime
    content_hash: str


@dataclass(frozen=True, slots=True)
class RevisionView:
    """A revision: where it stands, and of its content as much as was read."""

    number: int
    state: PlanState
    version: int
    approach: Approach
    revised_for: str | None
    returned_for: str | None
    submitted_at: datetime | None
    approved_by: UUID | None
    approved_at: datetime | None
    content_hash: str | None
    standard_id: UUID | None
    resources: Sequence[str]
    accountability: Sequence[str]
    consequences: Sequence[str]
    work_agreement: str | None
    work_results: tuple[WorkResultView, ...] = ()
    expectations: tuple[ExpectationView, ...] = ()
    signatures: tuple[SignatureView, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan: whose, for what, from when to when, where its revisions stand, what can be done."""

    id: UUID
    employee_id: UUID
    employee_name: str
    cycle_key: str
    assignment_id: UUID
    position_id: UUID
    position_title: str
    unit_id: UUID
    unit_code: str
    starts_on: date
    ends_on: date
    created_at: datetime
    assessor_id: UUID | None
    version: int
    """Of the revision that the steps act on."""
    in_force: RevisionView | None
    pending: RevisionView | None
    closed: RevisionView | None
    allowed_actions: tuple[Action, ...] = ()
    unlinked_results: int = 0

    @property
    def current(self) -> RevisionView:
        """The revision that the steps act on: the pending one, else the one in force."""
        revision = self.pending or self.in_force or self.closed
        if revision is None:
            raise OutOfReachError
        return revision


def plan_view(
    plan: OpenPlan,
    revisions: Mapping[UUID, RevisionView] | None = None,
    *,
    allowed_actions: tuple[Action, ...] = (),
    unlinked_results: int = 0,
) -> PlanView:
    """Give out an opened plan; *revisions* whose content was read are taken from there."""
    read = revisions or {}

    def view(revision: PlanRevision | None) -> RevisionView | None:
        return None if revision is None else read.get(revision.id) or revision_view(revision)

    context = plan.context
    return view_of(
        PlanView,
        plan.plan,
        employee_name=context.employee_name,
        cycle_key=context.cycle_key,
        position_title=context.position_title,
        unit_code=context.unit_code,
        assessor_id=context.assessor_id,
        ends_on=plan.plan.ends_before - timedelta(days=1),
        version=plan.current.version,
        in_force=view(plan.in_force),
        pending=view(plan.pending),
        closed=view(plan.closed),
        allowed_actions=allowed_actions,
        unlinked_results=unlinked_results,
    )


def revision_view(
    revision: PlanRevision,
    results: Sequence[PlannedResult] = (),
    expectations: Sequence[BehaviorExpectation] = (),
    signatures: Sequence[PlanSignature] = (),
) -> RevisionView:
    """Give out a revision with as much of its content as was read."""
    return view_of(
        RevisionView,
        revision,
        work_results=tuple(map(_result_view, results)),
        expectations=tuple(view_of(ExpectationView, record) for record in expectations),
        signatures=tuple(view_of(SignatureView, record) for record in signatures),
    )


def _result_view(planned: PlannedResult) -> WorkResultView:
    indicators = tuple(view_of(PlanIndicatorView, record) for record in planned.indicators)
    return view_of(
        WorkResultView, planned.result, is_linked=planned.is_linked, indicators=indicators
    )
