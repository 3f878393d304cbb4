"""Fetch the predicates of a unit in a period: of final results, and of those in the making."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.evaluation.evaluation import EvaluationState, OrganizationResult
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.storage.models.cycle import Period, SchemeVersion
from penilaian_api.storage.models.evaluation import Assessment, Evaluation
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.scoring.subjects import Subject, subject_query
from penilaian_api.storage.work.caller import CALLER, joined, of_agency
from penilaian_api.storage.work.lists.searching import AFTER_ALL
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class UnitInPeriod:
    """A unit, a period, and the scheme by which its results are computed."""

    unit: Unit
    period: Period
    scheme: SchemeVersion


@dataclass(frozen=True, slots=True)
class RatedSubject:
    """Somebody with a rating: the predicate of a final result; of one in the making, none yet."""

    subject: Subject
    state: EvaluationState
    organization_result: OrganizationResult | None
    predicate: Predicate | None


def unit_in_period(work: WorkContext, period_id: UUID, unit_code: str) -> UnitInPeriod | None:
    """Fetch a unit and a period of the agency; whose results in them is asked of each result."""
    row = execute(work, _unit_in_period(period_id, unit_code)).one_or_none()
    return None if row is None else UnitInPeriod(*row)


def next_rated(
    work: WorkContext, target: UnitInPeriod, after: UUID | None, limit: int
) -> list[RatedSubject]:
    """List the next of a unit and those below it with a rating, within reach; never the caller."""
    query = _next_rated(work.access.grants, target.period.id, target.unit.id, after, limit)
    return [RatedSubject(Subject(*row[:-3]), *row[-3:]) for row in execute(work, query)]


@prepared
def _unit_in_period(period_id: UUID, unit_code: str) -> Select[*tuple[Any, ...]]:
    return (
        select(Unit, Period, SchemeVersion)
        .select_from(Unit)
        .join(*joined(Period, Period.id == period_id))
        .join(*joined(SchemeVersion, SchemeVersion.id == Period.scheme_version_id))
        .where(of_agency(Unit), Unit.code == unit_code)
    )


@prepared
def _next_rated(
    grants: tuple[Grant, ...],
    period_id: UUID,
    unit_id: UUID,
    after: UUID | None,
    limit: int,
) -> Select[*tuple[Any, ...]]:
    top = aliased(Unit)
    query = (
        subject_query()
        .add_columns(Evaluation.state, Assessment.organization_result, Assessment.predicate)
        .join(*joined(top, top.id == unit_id, Unit.path.between(top.path, top.path + AFTER_ALL)))
        .where(
            within(grants, Evaluation),
            Evaluation.employee_id != CALLER,
            Evaluation.period_id == period_id,
            Evaluation.state != EvaluationState.OPEN,
        )
        .order_by(Evaluation.id)
        .limit(limit)
    )
    return query if after is None else query.where(Evaluation.id > after)
