"""Fetch what explains a result beside its numbers: snapshot, scheme, objection, names."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.scoring.wording.circumstances import AttendanceFigures
from penilaian_api.storage.models.cycle import SchemeVersion
from penilaian_api.storage.models.evaluation import Assessment, Evaluation, Objection, Snapshot
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.plan import PlanIndicator
from penilaian_api.storage.models.register.attendance import DisciplineReckoning
from penilaian_api.storage.work.caller import CALLER, joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class ResultRecords:
    """An evaluation with the snapshot in question, its scheme, and the newest objection.

    *rater* and *decider* are the names of who rated last and of who decided on the objection.
    """

    evaluation: Evaluation
    snapshot: Snapshot | None
    scheme: SchemeVersion | None
    objection: Objection | None
    rater: str | None
    decider: str | None


def result_records(
    work: WorkContext, evaluation_id: UUID, number: int | None = None
) -> ResultRecords:
    """Fetch the records behind a result within reach: in force, or the one of that *number*."""
    return ResultRecords(*execute(work, _records(evaluation_id, number)).one())


@prepared
def _records(evaluation_id: UUID, number: int | None) -> Select[*tuple[Any, ...]]:
    in_question = (
        [Snapshot.id == Assessment.snapshot_id]
        if number is None
        else [Snapshot.evaluation_id == Evaluation.id, Snapshot.number == number]
    )
    rater, decider = aliased(Employee), aliased(Employee)
    return (
        select(Evaluation, Snapshot, SchemeVersion, Objection, rater.name, decider.name)
        .join(*joined(Assessment, Assessment.evaluation_id == Evaluation.id))
        .outerjoin(*joined(Snapshot, *in_question))
        .outerjoin(*joined(SchemeVersion, SchemeVersion.id == Snapshot.scheme_version_id))
        .outerjoin(
            *joined(
                Objection,
                Objection.evaluation_id == Evaluation.id,
                Objection.filed_at >= Evaluation.finalized_at,
            )
        )
        .outerjoin(*joined(rater, rater.id == Assessment.rated_by))
        .outerjoin(*joined(decider, decider.id == Objection.decided_by))
        .where(of_agency(Evaluation), Evaluation.id == evaluation_id)
        .order_by(Objection.filed_at.desc())
        .limit(1)
    )


def names_of_people(work: WorkContext, keys: Iterable[UUID]) -> dict[UUID, str]:
    """Fetch the names of people who acted on a record that was fetched within reach."""
    return {key: name for key, name in execute(work, _names(set(keys)))}  # noqa: C416 - rows are no pairs to the type checker


@prepared
def _names(keys: set[UUID]) -> Select[UUID, str]:
    return select(Employee.id, Employee.name).where(of_agency(Employee), Employee.id.in_(keys))


@prepared
def unit_query(keys: set[UUID]) -> SubQuery[tuple[UUID, str | None]]:
    """Query by line the units (*satuan*) of indicators of a result fetched within reach."""
    query = select(PlanIndicator.line_id, PlanIndicator.measured_in).where(
        of_agency(PlanIndicator), PlanIndicator.id.in_(keys)
    )
    return SubQuery(query, lambda line, unit: (line, unit))


@prepared
def attendance_query(keys: set[UUID]) -> SubQuery[AttendanceFigures]:
    """Query what a measurement of discipline, read by a result, was reckoned from."""
    query: Select[*tuple[Any, ...]] = select(
        *(getattr(DisciplineReckoning, item.name) for item in fields(AttendanceFigures))
    ).where(of_agency(DisciplineReckoning), DisciplineReckoning.measurement_id.in_(keys))
    return SubQuery(query, AttendanceFigures)


def own_reopened(work: WorkContext, evaluation_id: UUID) -> Evaluation | None:
    """Fetch an evaluation of the caller's own whose result they have, and which is reopened."""
    evaluation: Evaluation | None = execute(work, _own_reopened(evaluation_id)).scalar_one_or_none()
    return evaluation


@prepared
def _own_reopened(evaluation_id: UUID) -> Select[Evaluation]:
    return select(Evaluation).where(
        of_agency(Evaluation),
        Evaluation.id == evaluation_id,
        Evaluation.employee_id == CALLER,
        Evaluation.received_number.is_not(None),
        Evaluation.state != EvaluationState.DELIVERED,
    )
