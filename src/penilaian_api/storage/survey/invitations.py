"""Query who is asked about what: how colleagues stand to a person, and what a caller is asked."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, bindparam, or_, select, update
from sqlalchemy.orm import aliased
from sqlalchemy.sql.dml import ReturningUpdate

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.survey.audience import SurveyAudience
from penilaian_api.domain.survey.survey import SurveyState, Voice
from penilaian_api.storage.models.indicator import IndicatorVersion
from penilaian_api.storage.models.organization import Assessor, Employee, Unit
from penilaian_api.storage.models.survey.answers import SurveyInvitation
from penilaian_api.storage.models.survey.surveys import InstrumentVersion, Survey, SurveyTarget
from penilaian_api.storage.work.caller import AGENCY, in_force, joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who works with a person today, and as what they would speak."""

    id: UUID
    code: str
    voice: Voice


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """What somebody is asked: about what, in which survey, and whether they answered or declined.

    *left_on*: the last day in service of whoever is asked.
    """

    id: UUID
    target_id: UUID
    is_used: bool
    is_declined: bool | None
    voice: Voice | None
    survey_id: UUID
    title: str
    state: SurveyState
    starts_on: date
    ends_before: date
    document: str
    audience: SurveyAudience
    employee_name: str | None
    unit_name: str | None
    statement: str | None
    left_on: date | None


def colleagues(
    work: WorkContext, employee_id: UUID, codes: Collection[str] | None
) -> list[Colleague]:
    """List the colleagues of a person with these codes, or all peers and all whom they assess.

    Not the person, nor who assesses them: their word is the rating.
    """
    query = (
        _all_colleagues(employee_id)
        if codes is None
        else _colleagues_by_code(employee_id, {*codes})
    )
    return [Colleague(row[0], row[1], _voice(*row[2:])) for row in execute(work, query)]


def _voice(assessed_by_person: UUID | None, assessed_by_same: UUID | None) -> Voice:
    if assessed_by_person is not None:
        return Voice.SUBORDINATE
    return Voice.OTHER if assessed_by_same is None else Voice.TEAMMATE


@prepared
def _all_colleagues(employee_id: UUID) -> Select[*tuple[Any, ...]]:
    query, below, beside = _around(employee_id)
    return query.where(or_(below.id.is_not(None), beside.id.is_not(None)))


@prepared
def _colleagues_by_code(employee_id: UUID, codes: set[str]) -> Select[*tuple[Any, ...]]:
    query, _, _ = _around(employee_id)
    return query.where(Employee.employee_code.in_(codes))


def _around(employee_id: UUID) -> tuple[Select[*tuple[Any, ...]], Any, Any]:
    """Query everyone with their relation to a person: assessed by them, or by the same leader."""
    above, below, beside = aliased(Assessor), aliased(Assessor), aliased(Assessor)
    query: Select[*tuple[Any, ...]] = (
        select(Employee.id, Employee.employee_code, below.id, beside.id)
        .select_from(Employee)
        .outerjoin(*joined(above, above.employee_id == employee_id, in_force(above)))
        .outerjoin(
            *joined(
                below,
                below.employee_id == Employee.id,
                below.assessor_id == employee_id,
                in_force(below),
            )
        )
        .outerjoin(
            *joined(
                beside,
                beside.employee_id == Employee.id,
                beside.assessor_id == above.assessor_id,
                in_force(beside),
            )
        )
        .where(
            of_agency(Employee),
            Employee.id != employee_id,
            or_(above.id.is_(None), Employee.id != above.assessor_id),
        )
        .order_by(Employee.employee_code)
    )
    return query, below, beside


def invited(work: WorkContext, targets: Iterable[UUID]) -> set[UUID]:
    """Return who is invited already to speak of one of these targets."""
    return {row[0] for row in execute(work, _invited({*targets}))}


@prepared
def _invited(targets: set[UUID]) -> Select[UUID]:
    return select(SurveyInvitation.author_id).where(
        of_agency(SurveyInvitation), SurveyInvitation.target_id.in_(targets)
    )


def open_invitations(work: WorkContext) -> list[InvitationRow]:
    """List what the caller is asked in surveys that are open, the first to end first."""
    return [InvitationRow(*row) for row in execute(work, _open(work.access.grants))]


@prepared
def _open(grants: tuple[Grant, ...]) -> Select[*tuple[Any, ...]]:
    return (
        _invitations(grants)
        .where(Survey.state == SurveyState.OPEN, *_is_unanswered())
        .order_by(Survey.ends_before, SurveyInvitation.id)
    )


def find(work: WorkContext, key: UUID, *, locked: bool) -> InvitationRow | None:
    """Find one invitation within reach; *locked*: the survey stays as it is until the commit."""
    row = execute(work, _by_key(work.access.grants, key, locked=locked)).one_or_none()
    return None if row is None else InvitationRow(*row)


@prepared
def _by_key(grants: tuple[Grant, ...], key: UUID, *, locked: bool) -> Select[*tuple[Any, ...]]:
    query = _invitations(grants).where(SurveyInvitation.id == key)
    return query.with_for_update(read=True, of=Survey) if locked else query


def _invitations(grants: tuple[Grant, ...]) -> Select[*tuple[Any, ...]]:
    author = aliased(Employee)
    return (
        select(
            SurveyInvitation.id,
            SurveyInvitation.target_id,
            SurveyInvitation.is_used,
            SurveyInvitation.is_declined,
            SurveyTarget.voice,
            Survey.id,
            Survey.title,
            Survey.state,
            Survey.starts_on,
            Survey.ends_before,
            InstrumentVersion.document,
            Survey.audience,
            Employee.name,
            Unit.name,
            IndicatorVersion.statement,
            author.left_on,
        )
        .join(*joined(SurveyTarget, SurveyTarget.id == SurveyInvitation.target_id))
        .join(*joined(Survey, Survey.id == SurveyTarget.survey_id))
        .join(*joined(InstrumentVersion, InstrumentVersion.id == Survey.instrument_id))
        .join(*joined(author, author.id == SurveyInvitation.author_id))
        .outerjoin(*joined(Employee, Employee.id == SurveyTarget.about_id))
        .outerjoin(*joined(Unit, Unit.id == SurveyTarget.unit_id))
        .outerjoin(
            *joined(IndicatorVersion, IndicatorVersion.id == SurveyTarget.indicator_version_id)
        )
        .where(within(grants, SurveyInvitation))
    )


def _is_unanswered() -> tuple[ColumnElement[bool], ...]:
    """Filter to the invitations that were neither used nor declined."""
    return SurveyInvitation.is_used.is_(False), SurveyInvitation.is_declined.is_not(True)


def use(work: WorkContext, key: UUID) -> bool:
    """Use an invitation; of two answers at the same time one succeeds."""
    return _change(work, key, _USE)


def decline(work: WorkContext, key: UUID) -> bool:
    """Decline an invitation; of an answer and this at the same time one succeeds."""
    return _change(work, key, _DECLINE)


def _change(work: WorkContext, key: UUID, change: ReturningUpdate[UUID]) -> bool:
    values = {**work.bindings, "invitation": key}
    return work.session.connection().execute(change, values).one_or_none() is not None


_OPEN: Final = update(SurveyInvitation).where(
    SurveyInvitation.agency_id == AGENCY,
    SurveyInvitation.id == bindparam("invitation", type_=Uuid()),
    *_is_unanswered(),
)
_USE: Final = _OPEN.values(is_used=True).returning(SurveyInvitation.id)
_DECLINE: Final = _OPEN.values(is_declined=True).returning(SurveyInvitation.id)
