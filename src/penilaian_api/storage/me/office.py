"""Query what waits for an admin: periods from their gates to their close, and the library."""

from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    literal_column,
    not_,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant, Reach
from penilaian_api.domain.cycle.cycle import Gate, PeriodState
from penilaian_api.domain.indicator.check import IndicatorState
from penilaian_api.domain.indicator.proposal import ProposalState
from penilaian_api.domain.me import TaskKind
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.me.notices.results import TOLD_FOR
from penilaian_api.storage.me.task_query import (
    NO_DAY,
    NOBODY,
    KindConditions,
    TaskQuery,
    grants_of,
    select_tasks,
    tasks_of,
)
from penilaian_api.storage.models.announcement.announcements import MUST_BE_READ, Announcement
from penilaian_api.storage.models.cycle import CreationMark, Cycle, GateWaiver, Period
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.indicator import Indicator, IndicatorProposal, IndicatorVersion
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.plan import Plan, PlanRevision
from penilaian_api.storage.work.caller import CALLER, TODAY, exists_in_agency, joined, of_agency
from penilaian_api.storage.work.prepared import Prepared, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.reached.forms import among
from penilaian_api.storage.work.store import WorkContext

AHEAD: Final = timedelta(days=14)
"""How long before its first day an admin is told that a period's gates are shut."""


def periods(work: WorkContext) -> tuple[Prepared[TaskQuery], ...]:
    """Query the periods that wait for an admin; nothing of anybody else."""
    grants = grants_of(work, Reach.AGENCY)
    if not grants:
        return ()
    return _steps(grants, work.actor.today + AHEAD), _lacking(grants)


@prepared
def _steps(grants: tuple[Grant, ...], ahead: date) -> TaskQuery:
    state = Period.state
    planned, running = state == PeriodState.PLANNED, state == PeriodState.OPEN
    in_rating = state == PeriodState.RATING
    steps: KindConditions = (
        (TaskKind.GATES_SHUT, and_(planned, not_(_is_socialised()))),
        (TaskKind.PERIOD_TO_OPEN, and_(planned, Period.starts_on <= TODAY)),
        (TaskKind.RATING_TO_START, and_(running, Period.rate_from <= TODAY)),
        (TaskKind.PERIOD_TO_CLOSE, and_(in_rating, Period.report_due_on < TODAY)),
    )
    due_on = case(
        (running, Period.rate_from), (in_rating, Period.report_due_on), else_=Period.starts_on
    )
    is_due = or_(running, in_rating, and_(planned, Period.starts_on <= ahead))
    return tasks_of(_of_periods(grants, steps, due_on).where(is_due), "period")


@prepared
def _lacking(grants: tuple[Grant, ...]) -> TaskQuery:
    begun = Period.state.in_((PeriodState.OPEN, PeriodState.RATING))
    lacking: KindConditions = ((TaskKind.EVALUATIONS_TO_CREATE, and_(begun, _has_plan_left())),)
    query = _of_periods(grants, lacking, Period.starts_on).where(begun, Period.starts_on <= TODAY)
    return tasks_of(query, "period")


def indicators(work: WorkContext) -> Prepared[TaskQuery]:
    """Query drafts of the caller's own that nobody proposed, and what an admin must agree to."""
    return _indicators(as_admin=bool(grants_of(work, Reach.AGENCY)))


@prepared
def _indicators(*, as_admin: bool) -> TaskQuery:
    draft = IndicatorVersion.state == IndicatorState.DRAFT
    proposed = IndicatorVersion.state == IndicatorState.PROPOSED
    own = IndicatorVersion.proposed_by == CALLER
    kinds: KindConditions = ((TaskKind.INDICATOR_TO_PROPOSE, and_(draft, own)),)
    visible = own
    if as_admin:
        nobodys = IndicatorVersion.proposed_by.is_(None)
        kinds = (
            (TaskKind.INDICATOR_TO_PROPOSE, and_(draft, or_(own, nobodys))),
            (TaskKind.INDICATOR_TO_AGREE, proposed),
        )
        visible = or_(own, nobodys, proposed)
    query = (
        select_tasks(
            Indicator.id,
            kinds,
            NO_DAY.label("due_on"),
            name=IndicatorVersion.statement,
            employee_id=NOBODY,
        )
        .join_from(
            IndicatorVersion, *joined(Indicator, Indicator.id == IndicatorVersion.indicator_id)
        )
        .where(of_agency(IndicatorVersion), or_(draft, proposed), visible)
    )
    return tasks_of(query, "indicator")


def proposals(work: WorkContext) -> Prepared[TaskQuery]:
    """Query what an admin must answer, and for some weeks the answers to one's own proposals."""
    as_admin = bool(grants_of(work, Reach.AGENCY))
    return _proposals(work.now - TOLD_FOR, as_admin=as_admin)


@prepared
def _proposals(since: datetime, *, as_admin: bool) -> TaskQuery:
    own = IndicatorProposal.employee_id == CALLER
    unanswered = and_(~own, IndicatorProposal.state == ProposalState.SUBMITTED)
    answered = and_(own, IndicatorProposal.answered_at >= since)
    kinds: KindConditions = ((TaskKind.PROPOSAL_ANSWERED, answered),)
    visible = answered
    if as_admin:
        kinds = ((TaskKind.PROPOSAL_TO_ANSWER, unanswered), *kinds)
        visible = or_(unanswered, answered)
    query = (
        select_tasks(IndicatorProposal.id, kinds, NO_DAY.label("due_on"))
        .join_from(
            IndicatorProposal, *joined(Employee, Employee.id == IndicatorProposal.employee_id)
        )
        .where(of_agency(IndicatorProposal), visible)
    )
    return tasks_of(query, "proposal")


def _of_periods(
    grants: tuple[Grant, ...],
    kinds: KindConditions,
    due_on: Any,  # noqa: ANN401 - a column or an expression
) -> Select[Any]:
    return (
        select_tasks(
            Period.id,
            kinds,
            due_on.label("due_on"),
            name=Cycle.key + " " + Period.key,
            employee_id=NOBODY,
        )
        .join_from(Period, *joined(Cycle, Cycle.id == Period.cycle_id))
        .where(within(grants, Period))
    )


def _is_socialised() -> ColumnElement[bool]:
    """Tell whether what people must read of the cycle was published, or the gate was waived."""
    waived = GateWaiver.gate == Gate.SOCIALISATION
    return or_(
        exists_in_agency(GateWaiver, GateWaiver.period_id == Period.id, waived),
        exists_in_agency(
            Announcement,
            Announcement.cycle_id == Period.cycle_id,
            *MUST_BE_READ,
        ),
    )


def _has_plan_left() -> ColumnElement[bool]:
    """Tell whether a plan in force that lies in the period has no evaluation.

    Once evaluations were created for all, only those plans are looked at that were approved first
    since then.
    """
    mark, first = aliased(CreationMark), aliased(PlanRevision)
    is_marked = exists_in_agency(mark, mark.period_id == Period.id)
    at = select(mark.at).where(of_agency(mark), mark.period_id == Period.id)
    fresh = select(first.plan_id).where(
        of_agency(first),
        first.number == literal_column("1"),  # as in its index
        first.approved_at > at.correlate(Period).scalar_subquery(),
    )
    since = exists_in_agency(Plan, among(Plan.id, fresh.correlate(Period)), *_is_left())
    return or_(and_(not_(is_marked), exists_in_agency(Plan, *_is_left())), since)


def _is_left() -> tuple[ColumnElement[bool], ...]:
    evaluated = exists_in_agency(
        Evaluation, Evaluation.period_id == Period.id, Evaluation.plan_id == Plan.id
    ).correlate(Period, Plan)
    return (
        of_agency(Plan),
        of_agency(PlanRevision),
        PlanRevision.plan_id == Plan.id,
        PlanRevision.state == PlanState.APPROVED,
        Plan.cycle_id == Period.cycle_id,
        Plan.starts_on < Period.ends_before,
        Plan.ends_before > Period.starts_on,
        not_(evaluated),
    )
