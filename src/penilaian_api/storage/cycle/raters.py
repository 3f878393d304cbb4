"""Count who rated indicators, by unit and role, for the release; read what releases froze of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, case, distinct, func, select

from penilaian_api.domain.survey.audience import SurveyAudience
from penilaian_api.domain.survey.survey import SurveyState
from penilaian_api.storage.cycle.participation import supervises
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.models.survey.answers import SurveyInvitation
from penilaian_api.storage.models.survey.surveys import Survey, SurveyRelease, SurveyTarget
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class RaterRow:
    """How many of a unit were asked in one role, and how many of them rated something."""

    unit_code: str
    unit_name: str
    is_supervisor: bool
    people: int
    count: int


def count_raters(work: WorkContext, survey_id: UUID) -> list[RaterRow]:
    """Count those who were asked and did not decline, and those who answered."""
    rows = execute(work, _raters(survey_id))
    return [RaterRow(code, name, bool(leads), *counts) for code, name, leads, *counts in rows]


@prepared
def _raters(survey_id: UUID) -> Select[*tuple[Any, ...]]:
    has_declined = func.coalesce(SurveyInvitation.is_declined, False)
    people = (
        select(
            Unit.code,
            Unit.name.label("unit_name"),
            case((supervises(), 1), else_=0).label("supervises"),
            case((has_declined.is_(False), SurveyInvitation.author_id)).label("asked"),
            case((SurveyInvitation.is_used, SurveyInvitation.author_id)).label("rated"),
        )
        .select_from(SurveyInvitation)
        .join(*joined(SurveyTarget, SurveyTarget.id == SurveyInvitation.target_id))
        .join(*joined(Employee, Employee.id == SurveyInvitation.author_id))
        .join(*joined(Unit, Unit.id == Employee.unit_id))
        .where(of_agency(SurveyInvitation), SurveyTarget.survey_id == survey_id)
        .subquery()
    )
    keys = people.c.code, people.c.unit_name, people.c.supervises
    sums = func.count(distinct(people.c.asked)), func.count(distinct(people.c.rated))
    return select(*keys, *sums).group_by(*keys).order_by(*keys)


def newest_of_cycle(work: WorkContext, cycle_id: UUID) -> tuple[str, str] | None:
    """Find the newest release of a survey of holders that began in a cycle: text and digest."""
    row = execute(work, _newest(cycle_id)).one_or_none()
    return None if row is None else (row.content, row.digest)


@prepared
def _newest(cycle_id: UUID) -> Select[*tuple[Any, ...]]:
    is_in_cycle = and_(Survey.starts_on >= Cycle.starts_on, Survey.starts_on < Cycle.ends_before)
    return (
        select(SurveyRelease.content, SurveyRelease.digest)
        .join(*joined(Survey, Survey.id == SurveyRelease.survey_id))
        .join(*joined(Cycle, Cycle.id == cycle_id))
        .where(
            of_agency(SurveyRelease),
            Survey.audience == SurveyAudience.HOLDERS,
            Survey.state == SurveyState.RELEASED,
            is_in_cycle,
        )
        .order_by(Survey.ends_before.desc(), Survey.id.desc())
        .limit(1)
    )
