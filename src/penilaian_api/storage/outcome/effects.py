"""Sum up later results of people with and without follow-up: never whose they are."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Select, and_, func, or_, select, type_coerce
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.development.coaching import CoachingState
from penilaian_api.domain.development.training import TrainingState
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.outcome.effect import FollowUpKind
from penilaian_api.domain.outcome.effect_groups import AlikePeople
from penilaian_api.storage.models.development.coaching import CoachingPlan
from penilaian_api.storage.models.development.training import Training
from penilaian_api.storage.models.evaluation import Assessment, Evaluation
from penilaian_api.storage.models.organization import Position, Unit
from penilaian_api.storage.work.caller import exists_in_agency, joined
from penilaian_api.storage.work.lists.searching import AFTER_ALL
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext

_SCALE: Final = 10_000
"""How scores are stored: as whole numbers of so many parts."""
_GUIDED: Final = (CoachingState.RUNNING, CoachingState.COMPLETED)


def alike_people(  # noqa: PLR0913 - what is compared, by name
    work: WorkContext,
    kind: FollowUpKind,
    unit_id: UUID,
    *,
    earlier: UUID,
    later: UUID,
    window: tuple[date, date],
    window_begins_at: datetime,
) -> list[AlikePeople]:
    """Sum up the people of a unit and the units below it with results in both periods.

    Those who had another follow-up than the one that is asked for stand on neither side, nor those
    with several evaluations in a period.
    """
    begins, ends = window
    rows = execute(
        work,
        _rows(work.access.grants, kind, unit_id, earlier, later, begins, ends, window_begins_at),
    )
    return [_alike(row) for row in rows]


def _alike(row: Any) -> AlikePeople:  # noqa: ANN401 - a row
    unit_id, unit_kind, position_kind, before, after, is_followed, *sums = row
    people, scored, total, squares = sums
    return AlikePeople(
        unit_id=unit_id,
        unit_kind=unit_kind,
        position_kind=position_kind,
        before=before,
        after=after,
        is_followed=bool(is_followed),
        people=people,
        scored=scored,
        score_total=Fraction(total or Decimal(0)),
        score_squares=Fraction(int(squares or 0), _SCALE**2),
    )


@prepared
def _rows(  # noqa: PLR0913, PLR0917 - the parts of one question
    grants: tuple[Grant, ...],
    kind: FollowUpKind,
    unit_id: UUID,
    earlier: UUID,
    later: UUID,
    begins: date,
    ends: date,
    begins_at: datetime,
) -> Select[*tuple[Any, ...]]:
    top, first, first_rated = aliased(Unit), aliased(Evaluation), aliased(Assessment)
    trained, guided = _trained(begins, ends), _guided(ends, begins_at)
    is_followed = trained if kind is FollowUpKind.TRAINING else guided
    raw = type_coerce(Assessment.score, BigInteger)
    who = (
        Evaluation.unit_id,
        Unit.kind,
        Position.job_class,
        first_rated.predicate,
        Assessment.predicate,
        is_followed,
    )
    query: Select[*tuple[Any, ...]] = select(
        *who,
        func.count(),
        func.count(Assessment.score),
        func.sum(Assessment.score),
        func.sum(raw * raw),
    )
    return (
        query.select_from(Evaluation)
        .join(*joined(Assessment, Assessment.evaluation_id == Evaluation.id))
        .join(*joined(first, first.employee_id == Evaluation.employee_id))
        .join(*joined(first_rated, first_rated.evaluation_id == first.id))
        .join(*joined(Unit, Unit.id == Evaluation.unit_id))
        .join(*joined(Position, Position.id == Evaluation.position_id))
        .join(*joined(top, top.id == unit_id, Unit.path.between(top.path, top.path + AFTER_ALL)))
        .where(
            within(grants, Evaluation),
            Evaluation.period_id == later,
            Evaluation.state == EvaluationState.DELIVERED,
            Assessment.predicate.is_not(None),
            first.period_id == earlier,
            first.state == EvaluationState.DELIVERED,
            first_rated.predicate.is_not(None),
            _is_only(Evaluation),
            _is_only(first),
            or_(is_followed, ~or_(trained, guided)),
        )
        .group_by(*who)
    )


def _is_only(evaluation: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a mapped class or an alias of one
    """Tell whether somebody has no other evaluation in the same period."""
    other = aliased(Evaluation)
    return ~exists_in_agency(
        other,
        other.employee_id == evaluation.employee_id,
        other.period_id == evaluation.period_id,
        other.id != evaluation.id,
    )


def _trained(begins: date, ends: date) -> ColumnElement[bool]:
    """Tell whether somebody completed a training between the results."""
    row = aliased(Training)
    return exists_in_agency(
        row,
        row.employee_id == Evaluation.employee_id,
        row.state == TrainingState.COMPLETED,
        row.closed_on >= begins,
        row.closed_on < ends,
    )


def _guided(ends: date, begins_at: datetime) -> ColumnElement[bool]:
    """Tell whether somebody was guided between the results, by a plan that both agreed to."""
    row = aliased(CoachingPlan)
    still_runs = or_(row.closed_at.is_(None), row.closed_at >= begins_at)
    return exists_in_agency(
        row,
        row.employee_id == Evaluation.employee_id,
        row.state.in_(_GUIDED),
        and_(row.opened_on < ends, still_runs),
    )
