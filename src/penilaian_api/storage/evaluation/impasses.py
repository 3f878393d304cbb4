"""Query the evaluations and objections for which nobody can take the next step today."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, literal_column, or_, select, union
from sqlalchemy.orm import aliased

from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.evaluation.objection import ObjectionState
from penilaian_api.domain.organization.defects import RANKS, Defect, DefectCode
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.models.evaluation import Evaluation, Objection
from penilaian_api.storage.models.organization import (
    CONTESTED,
    UNASSESSED,
    UNDELIVERED,
    Assessor,
    LastingDefect,
)
from penilaian_api.storage.models.plan import Plan, PlanRevision
from penilaian_api.storage.work.caller import exists_in_agency, in_force, joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.lists.kinds import comes_after, page_of
from penilaian_api.storage.work.prepared import prepared
from penilaian_api.storage.work.reached.forms import among, as_found

_UNFINISHED = (EvaluationState.OPEN, EvaluationState.RATED)
_PENDING = (ObjectionState.FILED, ObjectionState.HEARD)


_LEFT_OPEN: Final = RANKS[DefectCode.EVALUATION_LEFT_OPEN]
_WITHOUT_ACTOR: Final = RANKS[DefectCode.EVALUATION_WITHOUT_ACTOR]
_WITHOUT_DECIDER: Final = RANKS[DefectCode.OBJECTION_WITHOUT_DECIDER]
_OF_FORMER_POST: Final = RANKS[DefectCode.EVALUATION_OF_FORMER_POST]


def _literally(column: Any, *states: str) -> ColumnElement[bool]:  # noqa: ANN401 - a column of any class
    """Keep to *states* in the words of the index of what is in one of them."""
    within: ColumnElement[bool] = column.in_([literal_column(f"'{state}'") for state in states])
    return within


@prepared
def evaluations_left_open() -> SubQuery[Defect]:
    """Query a page of the evaluations that are not final though their period is closed."""
    row = aliased(Evaluation)
    unfinished = _literally(row.state, *_UNFINISHED)
    left = (
        select(row.id)
        .select_from(Period)
        .outerjoin(*joined(row, row.period_id == Period.id, unfinished))
        .where(of_agency(Period), Period.state == PeriodState.CLOSED)
    )
    query = select(Evaluation.id, Evaluation.employee_id).where(
        of_agency(Evaluation),
        among(Evaluation.id, left),
        comes_after(_LEFT_OPEN, Evaluation.id),
    )
    return _page(query, DefectCode.EVALUATION_LEFT_OPEN)


@prepared
def evaluations_without_actor() -> SubQuery[Defect]:
    """Query a page of the evaluations whose next step nobody can take today.

    Mostly the assessor takes it; what is delivered again is so by whoever stands above them.
    """
    first, second = aliased(Assessor), aliased(Assessor)
    row, lone, note = aliased(Evaluation), aliased(LastingDefect), aliased(LastingDefect)
    of_unassessed = (
        select(row.id)
        .select_from(lone)
        .outerjoin(*joined(row, row.employee_id == lone.employee_id))
        .where(of_agency(lone), lone.rank == UNASSESSED, in_force(lone))
    )
    noted = select(note.subject_id).where(of_agency(note), note.rank == UNDELIVERED)
    candidates = union(of_unassessed, noted)
    is_again = Evaluation.delivered_number < Evaluation.result_number
    in_rating = and_(Evaluation.state.in_(_UNFINISHED), Period.state == PeriodState.RATING)
    is_final = Evaluation.state.in_((EvaluationState.FINAL, EvaluationState.DELIVERED))
    undelivered = and_(
        is_final, Evaluation.result_number > 0, Evaluation.delivered_number.is_(None)
    )
    frame = select(Evaluation.id, Evaluation.employee_id).join(
        *joined(Period, Period.id == Evaluation.period_id)
    )
    query = _with_leaders(frame, Evaluation, first, second).where(
        of_agency(Evaluation),
        among(Evaluation.id, candidates),
        or_(
            and_(first.assessor_id.is_(None), or_(in_rating, undelivered)),
            and_(second.assessor_id.is_(None), is_final, is_again),
        ),
        comes_after(_WITHOUT_ACTOR, Evaluation.id),
    )
    return _page(query, DefectCode.EVALUATION_WITHOUT_ACTOR)


@prepared
def objections_without_decider() -> SubQuery[Defect]:
    """Query a page of the pending objections that nobody who is a third may decide.

    Nobody stands above the assessor, or the one who is contested does: what may be so is noted.
    """
    first, second, note = aliased(Assessor), aliased(Assessor), aliased(LastingDefect)
    candidates = select(note.subject_id).where(of_agency(note), note.rank == CONTESTED)
    is_third: ColumnElement[bool] = and_(
        second.assessor_id.is_not(None),
        second.assessor_id != Objection.assessor_id,
        second.assessor_id != Objection.employee_id,
    )
    frame = select(Objection.id, Objection.employee_id)
    query = _with_leaders(frame, Objection, first, second).where(
        of_agency(Objection),
        among(Objection.id, candidates),
        Objection.state.in_(_PENDING),
        or_(second.assessor_id.is_(None), ~is_third),
        comes_after(_WITHOUT_DECIDER, Objection.id),
    )
    rows = page_of(query, as_found(Objection.id)).subquery()

    def build(key: UUID, employee: UUID) -> Defect:
        code = DefectCode.OBJECTION_WITHOUT_DECIDER
        return Defect(code, employee=employee, objection=key)

    return SubQuery(select(rows), build, (rows.c.id,))


@prepared
def evaluations_of_former_posts() -> SubQuery[Defect]:
    """Query a page of the open evaluations by a plan beside which a newer one is in force.

    They are looked for from the newer plans: those that begin after their cycle.
    """
    newer, older, row = aliased(Plan), aliased(Plan), aliased(Evaluation)
    candidates = (
        select(row.id)
        .select_from(Cycle)
        .outerjoin(*joined(newer, newer.cycle_id == Cycle.id, newer.starts_on > Cycle.starts_on))
        .outerjoin(
            *joined(older, older.employee_id == newer.employee_id, older.cycle_id == Cycle.id)
        )
        .outerjoin(*joined(row, row.plan_id == older.id, newer.starts_on > older.starts_on))
        .where(of_agency(Cycle))
    )
    revision, other = aliased(PlanRevision), aliased(Plan)
    has_newer = exists_in_agency(
        other,
        of_agency(revision),
        other.employee_id == Evaluation.employee_id,
        other.cycle_id == Plan.cycle_id,
        other.starts_on > Plan.starts_on,
        other.starts_on < Period.ends_before,
        revision.plan_id == other.id,
        revision.state == PlanState.APPROVED,
    )
    query = (
        select(Evaluation.id, Evaluation.employee_id)
        .join(*joined(Period, Period.id == Evaluation.period_id))
        .join(*joined(Plan, Plan.id == Evaluation.plan_id))
        .where(
            of_agency(Evaluation),
            among(Evaluation.id, candidates),
            Evaluation.state == EvaluationState.OPEN,
            Period.state != PeriodState.CLOSED,
            has_newer,
            comes_after(_OF_FORMER_POST, Evaluation.id),
        )
    )
    return _page(query, DefectCode.EVALUATION_OF_FORMER_POST)


def _page(query: Any, code: DefectCode) -> SubQuery[Defect]:  # noqa: ANN401 - a select of any row
    rows = page_of(query, as_found(Evaluation.id)).subquery()

    def build(key: UUID, employee: UUID) -> Defect:
        return Defect(code, employee=employee, evaluation=key)

    return SubQuery(select(rows), build, (rows.c.id,))


def _with_leaders(query: Any, model: Any, first: Any, second: Any) -> Any:  # noqa: ANN401 - a select of any row, a mapped class, aliases of Assessor
    """Join who assesses the person today, and who assesses that one: nobody is their own."""
    return query.outerjoin(
        *joined(first, first.employee_id == model.employee_id, in_force(first))
    ).outerjoin(
        *joined(
            second,
            second.employee_id == first.assessor_id,
            second.assessor_id != model.employee_id,
            in_force(second),
        )
    )
