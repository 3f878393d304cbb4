"""Fetch evaluations with all that decides their steps: one statement for one or for hundreds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.approval import ApprovalKind
from penilaian_api.domain.organization.assessor import Cause
from penilaian_api.domain.organization.organization import AssignmentKind, JobClass
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.cycle import Period, SchemeVersion
from penilaian_api.storage.models.evaluation import Assessment, Evaluation, Snapshot
from penilaian_api.storage.models.organization import (
    Assessor,
    Assignment,
    Delegation,
    Employee,
    Position,
    Unit,
)
from penilaian_api.storage.models.plan import Plan, PlanRevision
from penilaian_api.storage.scoring.subjects import Subject
from penilaian_api.storage.subtree import is_under
from penilaian_api.storage.work import bulk_insert
from penilaian_api.storage.work.caller import exists_in_agency, in_force, joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class Case:
    """One evaluation with what decides who may do what with it today, and by what it is scored.

    *cause*: why the assessor is it; *is_acting*: they hold an acting post that they have a
    delegation for. *proposal*: a reuse that waits for the employee's answer. *led_path*: the unit
    above the person that their assessor leads.
    *in_force*: id and number of
    the plan's revision in force now, where it is not the one that the evaluation rests on.
    """

    evaluation: Evaluation
    assessment: Assessment
    period: Period
    scheme: SchemeVersion
    subject: Subject
    job_class: JobClass
    heads_independent_unit: bool
    assessor_id: UUID | None
    reviewer_id: UUID | None
    led_path: str | None
    in_force: tuple[UUID, int] | None
    cause: Cause | None
    is_acting: bool
    proposal: ApprovalRequest | None


@dataclass(frozen=True, slots=True)
class EvaluationNames:
    """The names by which people know an evaluation."""

    employee_code: str
    employee_name: str
    unit_code: str
    unit_name: str
    position_title: str
    period_key: str


def get_cases(
    work: WorkContext, keys: Iterable[UUID], *, for_step: bool = False
) -> dict[UUID, Case]:
    """Fetch those of the evaluations that lie within reach, each with what decides its steps.

    *for_step* keeps the state of their periods as it is: who closes one waits for the steps on
    their way, and a step that comes later finds it closed.
    """
    query = _cases_within(work.access.grants, set(keys), for_step=for_step)
    cases = (_to_case(row) for row in execute(work, query))
    return {case.evaluation.id: case for case in cases}


@prepared
def _cases_within(grants: tuple[Grant, ...], keys: set[UUID], *, for_step: bool) -> Select[Any]:
    query = _cases().where(within(grants, Evaluation), Evaluation.id.in_(keys))
    return query.with_for_update(read=True, of=Period) if for_step else query


def _cases() -> Select[Any]:
    first, second, now = aliased(Assessor), aliased(Assessor), aliased(PlanRevision)
    return (
        select(
            Evaluation,
            Assessment,
            Period,
            SchemeVersion,
            Position.job_class,
            (Position.is_head & Unit.independence_basis.is_not(None)).label("heads_independent"),
            first.assessor_id.label("assessor_id"),
            second.assessor_id.label("reviewer_id"),
            _led(first).label("led_path"),
            first.cause.label("cause"),
            _acts(first).label("is_acting"),
            Plan.starts_on,
            Plan.ends_before,
            Unit.path,
            PlanRevision.number,
            now.id.label("in_force_id"),
            now.number.label("in_force_number"),
            ApprovalRequest,
        )
        .join(*joined(Assessment, Assessment.evaluation_id == Evaluation.id))
        .join(*joined(Period, Period.id == Evaluation.period_id))
        .join(*joined(SchemeVersion, SchemeVersion.id == Evaluation.scheme_version_id))
        .join(*joined(Position, Position.id == Evaluation.position_id))
        .join(*joined(Unit, Unit.id == Evaluation.unit_id))
        .join(*joined(Plan, Plan.id == Evaluation.plan_id))
        .join(*joined(PlanRevision, PlanRevision.id == Evaluation.plan_revision_id))
        .outerjoin(*joined(now, now.plan_id == Plan.id, now.state == PlanState.APPROVED))
        .outerjoin(
            *joined(
                ApprovalRequest,
                ApprovalRequest.evaluation_id == Evaluation.id,
                ApprovalRequest.kind == ApprovalKind.REUSE_RESULT,
                ApprovalRequest.answered_at.is_(None),
            )
        )
        .outerjoin(*joined(first, first.employee_id == Evaluation.employee_id, in_force(first)))
        .outerjoin(
            *joined(
                second,
                second.employee_id == first.assessor_id,
                second.assessor_id != Evaluation.employee_id,
                in_force(second),
            )
        )
    )


def _led(assessor: Any) -> Any:  # noqa: ANN401 - an alias, and a scalar of any select
    """Find the lowest unit at or above the person's own that their assessor heads today."""
    post, seat, led = aliased(Position), aliased(Assignment), aliased(Unit)
    return (
        select(func.max(led.path))
        .join(*joined(post, post.unit_id == led.id, post.is_head))
        .join(*joined(seat, seat.position_id == post.id, in_force(seat)))
        .where(
            of_agency(led),
            seat.employee_id == assessor.assessor_id,
            is_under(Unit.path, led.path),
        )
        .correlate(assessor, Unit)
        .scalar_subquery()
    )


def _acts(assessor: Any) -> Any:  # noqa: ANN401 - an alias, and a condition of any select
    """Tell whether an assessor holds an acting post today from which they assess by delegation."""
    acting, delegation = aliased(Assignment), aliased(Delegation)
    return exists_in_agency(
        acting,
        of_agency(delegation),
        acting.employee_id == assessor.assessor_id,
        acting.kind == AssignmentKind.ACTING,
        in_force(acting),
        delegation.employee_id == acting.employee_id,
        delegation.position_id == acting.position_id,
        in_force(delegation),
    ).correlate(assessor)


def _to_case(row: Any) -> Case:  # noqa: ANN401 - a row of _cases
    evaluation, assessment = row.Evaluation, row.Assessment
    moved = row.in_force_id is not None and row.in_force_id != evaluation.plan_revision_id
    return Case(
        evaluation=evaluation,
        assessment=assessment,
        period=row.Period,
        scheme=row.SchemeVersion,
        subject=Subject(
            employee_id=evaluation.employee_id,
            plan_id=evaluation.plan_id,
            revision_id=evaluation.plan_revision_id,
            revision_number=row.number,
            starts_on=row.starts_on,
            ends_before=row.ends_before,
            unit_path=row.path,
            evaluation_id=evaluation.id,
            assessment_id=assessment.id,
            assessment_version=assessment.version,
            facts=assessment.facts,
            rated_by=assessment.rated_by,
            rated_as=assessment.rated_as,
        ),
        job_class=row.job_class,
        heads_independent_unit=bool(row.heads_independent),
        assessor_id=row.assessor_id,
        reviewer_id=row.reviewer_id,
        led_path=row.led_path,
        in_force=(row.in_force_id, row.in_force_number) if moved else None,
        cause=row.cause,
        is_acting=bool(row.is_acting),
        proposal=row.ApprovalRequest,
    )


def names_of(work: WorkContext, keys: Iterable[UUID]) -> dict[UUID, EvaluationNames]:
    """Fetch the names of people, units and periods of evaluations already fetched within reach."""
    return {key: EvaluationNames(*names) for key, *names in execute(work, _names(set(keys)))}


@prepared
def _names(keys: set[UUID]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Evaluation.id,
            Employee.employee_code,
            Employee.name,
            Unit.code,
            Unit.name,
            Position.title,
            Period.key,
        )
        .join(*joined(Employee, Employee.id == Evaluation.employee_id))
        .join(*joined(Unit, Unit.id == Evaluation.unit_id))
        .join(*joined(Position, Position.id == Evaluation.position_id))
        .join(*joined(Period, Period.id == Evaluation.period_id))
        .where(of_agency(Evaluation), Evaluation.id.in_(keys))
    )


@prepared
def job_classes_of(employee_id: UUID | None) -> SubQuery[JobClass]:
    """Fetch the job classes of the positions that somebody holds definitively today."""
    query = (
        select(Position.job_class)
        .join(*joined(Assignment, Assignment.position_id == Position.id))
        .where(
            of_agency(Position),
            Assignment.employee_id == employee_id,
            Assignment.kind == AssignmentKind.DEFINITIVE,
            in_force(Assignment),
        )
    )
    return SubQuery(query, JobClass)


def add_snapshots(work: WorkContext, snapshots: Sequence[Snapshot]) -> None:
    """Store the snapshots of evaluations already taken, in one statement."""
    for snapshot in snapshots:
        snapshot.agency_id = work.actor.agency_id
    bulk_insert.insert(work, snapshots)
