"""Note the objections, requests and results whose next step perhaps nobody can take some day.

It is taken by whoever stands above the assessor. What is noted is looked at again when it is read:
it is more than what is wrong, and seldom.
"""

from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Insert,
    Select,
    insert,
    literal,
    literal_column,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session, aliased

from penilaian_api.domain.approval import ApprovalKind
from penilaian_api.domain.evaluation.objection import ObjectionState
from penilaian_api.domain.organization.defects import RANKS, DefectCode
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.evaluation import Evaluation, Objection
from penilaian_api.storage.models.organization import (
    AT_THE_TOP,
    CONTESTED,
    UNASSESSED,
    UNDELIVERED,
    Assessor,
    LastingDefect,
)
from penilaian_api.storage.organization.organization import Bindings
from penilaian_api.storage.work.caller import TODAY, exists_in_agency, of_agency
from penilaian_api.storage.work.prepared import prepared

_RINGS: Final = RANKS[DefectCode.ASSESSMENT_RING]
_COLUMNS: Final = ("agency_id", "id", "rank", "subject_id", "employee_id", "starts_on")


def note(session: Session, bindings: Bindings, day: date, employee_id: UUID | None = None) -> None:
    """Note those that are not noted yet, of an agency or of one person."""
    query = _notes(employee_id)
    values = {**bindings, **query.values, "reach_today": day}
    session.flush()
    session.connection().execute(query.built, values)


@prepared
def _notes(employee_id: UUID | None) -> Insert:
    states = (ObjectionState.FILED, ObjectionState.HEARD)
    pending: list[Any] = [literal_column(f"'{state}'") for state in states]  # as in its index
    objections = _of(
        Objection,
        CONTESTED,
        employee_id,
        Objection.state.in_(pending),
        or_(_lacks_reviewer(Objection), _is_reviewed_by(Objection.assessor_id)),
    )
    is_lacking = _lacks_reviewer(Evaluation)
    results = _of(Evaluation, UNDELIVERED, employee_id, *_to_deliver_again(), is_lacking)
    requests = _of(
        ApprovalRequest,
        AT_THE_TOP,
        employee_id,
        ApprovalRequest.answered_at.is_(None),
        ApprovalRequest.kind == ApprovalKind.REOPEN_EVALUATION,
        _lacks_reviewer(ApprovalRequest),
    )
    every = union_all(objections, results, requests)
    return insert(LastingDefect).from_select(_COLUMNS, every)


def _to_deliver_again() -> tuple[ColumnElement[bool], ...]:
    """Keep to results that are delivered again, or made anew before: in the words of the index."""
    state = Evaluation.state != literal_column("'delivered'")
    is_behind = Evaluation.delivered_number < Evaluation.result_number
    return Evaluation.delivered_number.is_not(None), or_(state, is_behind)


def _of(
    model: Any,  # noqa: ANN401 - one of three classes
    rank: int,
    employee_id: UUID | None,
    *conditions: ColumnElement[bool],
) -> Select[*tuple[Any, ...]]:
    known = aliased(LastingDefect)
    columns = (model.agency_id, model.id, literal(rank), model.id, model.employee_id, TODAY)
    is_known = exists_in_agency(known, known.id == model.id)
    query = select(*columns).where(of_agency(model), *conditions, ~is_known)
    return query if employee_id is None else query.where(model.employee_id == employee_id)


def _lacks_reviewer(model: Any) -> ColumnElement[bool]:  # noqa: ANN401 - as above
    """Tell whether somebody, or who assesses them, is assessed by nobody or in a ring some day."""
    first, lone, ring = aliased(Assessor), aliased(LastingDefect), aliased(LastingDefect)
    is_lone = lone.rank.in_((UNASSESSED, _RINGS))
    above = exists_in_agency(
        first,
        first.employee_id == model.employee_id,
        _lasts(first),
        of_agency(lone),
        lone.employee_id == first.assessor_id,
        is_lone,
    )
    own = exists_in_agency(
        ring, ring.employee_id == model.employee_id, ring.rank.in_((UNASSESSED, _RINGS))
    )
    return or_(above, own)


def _is_reviewed_by(person: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a column
    first, second = aliased(Assessor), aliased(Assessor)
    return exists_in_agency(
        first,
        first.employee_id == Objection.employee_id,
        _lasts(first),
        of_agency(second),
        second.employee_id == first.assessor_id,
        second.assessor_id == person,
        _lasts(second),
    )


def _lasts(row: Any) -> ColumnElement[bool]:  # noqa: ANN401 - an alias of a class
    return or_(row.ends_before.is_(None), row.ends_before > TODAY)
