"""Fetch what people of a unit entered and sent in a period: rows of few columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.feedback import Relation
from penilaian_api.domain.scoring.vocabulary import Tone
from penilaian_api.storage.fairness.predicates import UnitInPeriod
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.feedback import Feedback
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.models.plan import PlanLine
from penilaian_api.storage.models.progress import Evidence, Progress
from penilaian_api.storage.work.caller import CALLER, joined
from penilaian_api.storage.work.lists.corrections import stands
from penilaian_api.storage.work.lists.searching import AFTER_ALL
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class EntryTrace:
    """When somebody entered which value."""

    employee_id: UUID
    posted_at: datetime
    value: Decimal | None


@dataclass(frozen=True, slots=True)
class FileTrace:
    """A file that somebody sent for a line of their plan."""

    evidence_id: UUID
    employee_id: UUID
    line_id: UUID
    sha256: str


@dataclass(frozen=True, slots=True)
class TracedPerson:
    """The code and the name of somebody, and of which units they are in the period."""

    employee_code: str
    employee_name: str
    unit_ids: tuple[UUID, ...]


def people_of(work: WorkContext, target: UnitInPeriod) -> dict[UUID, TracedPerson]:
    """Fetch those with an evaluation in the unit and period whom the caller rates or reviews."""
    query = _people(work.access.grants, target.period.id, target.unit.id)
    people: dict[UUID, TracedPerson] = {}
    for key, code, name, unit_id in execute(work, query):
        known = people.get(key)
        units = () if known is None else known.unit_ids
        people[key] = TracedPerson(code, name, (*units, unit_id))
    return people


def entries_of(work: WorkContext, target: UnitInPeriod) -> Sequence[EntryTrace]:
    """Fetch the entries for days of the period of the same people."""
    period = target.period
    query = _entries(
        work.access.grants, period.id, target.unit.id, period.starts_on, period.ends_before
    )
    return [EntryTrace(*row) for row in execute(work, query)]


def files_of(
    work: WorkContext, target: UnitInPeriod, since: datetime, until: datetime
) -> Sequence[FileTrace]:
    """Fetch the files that the same people sent from an instant on, and before another."""
    query = _files(work.access.grants, target.period.id, target.unit.id, since, until)
    return [FileTrace(*row) for row in execute(work, query)]


def praise_of(
    work: WorkContext, target: UnitInPeriod, since: datetime, until: datetime
) -> set[tuple[UUID, UUID]]:
    """Fetch who praised the same people in named feedback between colleagues: author, person."""
    query = _praise(work.access.grants, target.period.id, target.unit.id, since, until)
    return {(author_id, employee_id) for author_id, employee_id in execute(work, query)}


def _in_unit(
    columns: Iterable[Any], grants: tuple[Grant, ...], period_id: UUID, unit_id: UUID
) -> Select[*tuple[Any, ...]]:
    """Select from the evaluations of a period within reach, of a unit and those below it."""
    top = aliased(Unit)
    return (
        select(*columns)
        .select_from(Evaluation)
        .join(*joined(Unit, Unit.id == Evaluation.unit_id))
        .join(*joined(top, top.id == unit_id, Unit.path.between(top.path, top.path + AFTER_ALL)))
        .where(
            within(grants, Evaluation),
            Evaluation.period_id == period_id,
            Evaluation.employee_id != CALLER,
        )
    )


@prepared
def _people(grants: tuple[Grant, ...], period_id: UUID, unit_id: UUID) -> Select[*tuple[Any, ...]]:
    columns = (Employee.id, Employee.employee_code, Employee.name, Evaluation.unit_id)
    return (
        _in_unit(columns, grants, period_id, unit_id)
        .join(*joined(Employee, Employee.id == Evaluation.employee_id))
        .distinct()
        .order_by(Employee.employee_code)
    )


@prepared
def _entries(
    grants: tuple[Grant, ...], period_id: UUID, unit_id: UUID, first: date, end: date
) -> Select[*tuple[Any, ...]]:
    columns = (Progress.employee_id, Progress.posted_at, Progress.value)
    return (
        _in_unit(columns, grants, period_id, unit_id)
        .join(*joined(PlanLine, PlanLine.plan_id == Evaluation.plan_id))
        .join(*joined(Progress, Progress.line_id == PlanLine.id))
        .where(Progress.on >= first, Progress.on < end, stands(Progress))
        .order_by(Progress.id)
    )


@prepared
def _files(
    grants: tuple[Grant, ...], period_id: UUID, unit_id: UUID, since: datetime, until: datetime
) -> Select[*tuple[Any, ...]]:
    columns = (Evidence.id, Evidence.employee_id, Evidence.line_id, Evidence.sha256)
    return (
        _in_unit(columns, grants, period_id, unit_id)
        .join(*joined(PlanLine, PlanLine.plan_id == Evaluation.plan_id))
        .join(*joined(Evidence, Evidence.line_id == PlanLine.id))
        .where(
            Evidence.posted_at >= since,
            Evidence.posted_at < until,
            Evidence.sha256.is_not(None),
        )
        .order_by(Evidence.id)
    )


@prepared
def _praise(
    grants: tuple[Grant, ...], period_id: UUID, unit_id: UUID, since: datetime, until: datetime
) -> Select[*tuple[Any, ...]]:
    columns = (Feedback.author_id, Feedback.employee_id)
    return (
        _in_unit(columns, grants, period_id, unit_id)
        .join(*joined(Feedback, Feedback.employee_id == Evaluation.employee_id))
        .where(
            Feedback.relation == Relation.PEER,
            Feedback.tone == Tone.POSITIVE,
            Feedback.given_at >= since,
            Feedback.given_at < until,
        )
        .distinct()
    )
