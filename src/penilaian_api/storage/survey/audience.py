"""Query who is asked by a survey: the employees of units, and holders of positions."""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, not_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.indicator.check import IndicatorState
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.domain.survey.audience import SurveyAudience
from penilaian_api.storage.models.indicator import (
    Indicator,
    IndicatorMapping,
    IndicatorVersion,
    MappedPosition,
)
from penilaian_api.storage.models.organization import Assignment, Employee, Unit
from penilaian_api.storage.models.plan import Plan, PlanIndicator, PlanRevision
from penilaian_api.storage.models.survey.answers import SurveyInvitation
from penilaian_api.storage.models.survey.surveys import SurveyTarget
from penilaian_api.storage.subtree import is_under
from penilaian_api.storage.work.caller import TODAY, exists_in_agency, in_force, joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext

_RATED: Final = (IndicatorState.PROPOSED, IndicatorState.AGREED)
"""Wordings whose relevance can be rated: what is proposed too, before the set is fixed."""


def uninvited(
    work: WorkContext, survey_id: UUID, audience: SurveyAudience
) -> dict[tuple[UUID, UUID], None]:
    """Find who is to be asked about which target of a survey and is not invited yet.

    An employee is asked once, of the unit nearest to theirs; a holder of each indicator. Whose work
    an indicator measures follows from the positions that it is mapped to, else from the plans.
    """
    if audience is SurveyAudience.HOLDERS:
        rows = [*execute(work, _holders(survey_id)), *execute(work, _planned(survey_id))]
        return dict.fromkeys((target_id, employee_id) for target_id, employee_id in rows)
    nearest: dict[UUID, UUID] = {}
    for target_id, employee_id in execute(work, _employees(survey_id)):
        nearest.setdefault(employee_id, target_id)
    return dict.fromkeys((target_id, employee_id) for employee_id, target_id in nearest.items())


@prepared
def _employees(survey_id: UUID) -> Select[*tuple[Any, ...]]:
    """Pair each employee with the units of the survey above them, the nearest first."""
    own, asked, other = aliased(Unit), aliased(Unit), aliased(SurveyTarget)
    is_asked = is_under(own.path, asked.path)
    is_invited = exists_in_agency(
        SurveyInvitation,
        of_agency(other),
        other.survey_id == survey_id,
        SurveyInvitation.target_id == other.id,
        SurveyInvitation.author_id == Employee.id,
    )
    return (
        select(SurveyTarget.id, Employee.id)
        .select_from(Employee)
        .join(*joined(own, own.id == Employee.unit_id))
        .join(*joined(asked, is_asked))
        .join(*joined(SurveyTarget, SurveyTarget.unit_id == asked.id))
        .where(
            of_agency(Employee),
            SurveyTarget.survey_id == survey_id,
            Employee.kind != EmploymentKind.OFFICIAL,
            Employee.serves(TODAY),
            not_(is_invited),
        )
        .order_by(Employee.employee_code, func.length(asked.path).desc())
    )


@prepared
def _holders(survey_id: UUID) -> Select[*tuple[Any, ...]]:
    """Pair each indicator of the survey with those who hold a position that it is mapped to."""
    return (
        select(SurveyTarget.id, Employee.id)
        .join(*joined(IndicatorVersion, IndicatorVersion.id == SurveyTarget.indicator_version_id))
        .join(*joined(IndicatorMapping, _is_of_indicator()))
        .join(*joined(MappedPosition, MappedPosition.mapping_id == IndicatorMapping.id))
        .join(*joined(Assignment, Assignment.position_id == MappedPosition.position_id))
        .join(*joined(Employee, Employee.id == Assignment.employee_id))
        .where(*_asked_of(survey_id), in_force(Assignment))
        .order_by(SurveyTarget.id, Employee.employee_code)
    )


@prepared
def _planned(survey_id: UUID) -> Select[*tuple[Any, ...]]:
    """Pair each indicator that is mapped to no position with those whose plan in force has it."""
    planned = aliased(IndicatorVersion)
    return (
        select(SurveyTarget.id, Employee.id)
        .join(*joined(IndicatorVersion, IndicatorVersion.id == SurveyTarget.indicator_version_id))
        .join(*joined(planned, planned.indicator_id == IndicatorVersion.indicator_id))
        .join(*joined(PlanIndicator, PlanIndicator.indicator_version_id == planned.id))
        .join(*joined(PlanRevision, PlanRevision.id == PlanIndicator.revision_id))
        .join(*joined(Plan, Plan.id == PlanRevision.plan_id))
        .join(*joined(Employee, Employee.id == Plan.employee_id))
        .where(
            *_asked_of(survey_id),
            not_(exists_in_agency(IndicatorMapping, _is_of_indicator(), _HAS_POSITIONS)),
            PlanRevision.state == PlanState.APPROVED,
            Plan.starts_on <= TODAY,
            Plan.ends_before > TODAY,
        )
        .order_by(SurveyTarget.id, Employee.employee_code)
    )


_HAS_POSITIONS: Final = IndicatorMapping.position_count > 0


def _is_of_indicator() -> ColumnElement[bool]:
    return IndicatorMapping.indicator_id == IndicatorVersion.indicator_id


def _asked_of(survey_id: UUID) -> tuple[ColumnElement[bool], ...]:
    """Filter to the targets of a survey, and to those in service who are not invited to them."""
    is_invited = exists_in_agency(
        SurveyInvitation,
        SurveyInvitation.target_id == SurveyTarget.id,
        SurveyInvitation.author_id == Employee.id,
    )
    return (
        of_agency(SurveyTarget),
        SurveyTarget.survey_id == survey_id,
        Employee.serves(TODAY),
        not_(is_invited),
    )


def wordings(work: WorkContext, keys: Collection[str]) -> dict[str, UUID]:
    """Find the wording of indicators that can be rated, by key; what is agreed before the rest."""
    rows = execute(work, _wordings({*keys}))
    newest: dict[str, UUID] = {}
    for key, version_id in rows:
        newest.setdefault(key, version_id)
    return newest


@prepared
def _wordings(keys: set[str]) -> Select[*tuple[Any, ...]]:
    return (
        select(Indicator.key, IndicatorVersion.id)
        .join(*joined(IndicatorVersion, IndicatorVersion.indicator_id == Indicator.id))
        .where(of_agency(Indicator), Indicator.key.in_(keys), IndicatorVersion.state.in_(_RATED))
        .order_by(Indicator.key, IndicatorVersion.state, IndicatorVersion.number.desc())
    )
