"""Query what surveys are about, with the names of the units, and what was answered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select

from penilaian_api.domain.survey.release import Counts
from penilaian_api.domain.survey.survey import LinkKind, Voice
from penilaian_api.storage.models.indicator import Indicator, IndicatorVersion
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.models.survey.answers import (
    SurveyInvitation,
    SurveyLink,
    SurveyTally,
    SurveyText,
)
from penilaian_api.storage.models.survey.surveys import SurveyTarget
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class TargetRow:
    """About what a survey asks, how many were invited, and how many answered or declined."""

    id: UUID
    survey_id: UUID
    unit_id: UUID | None
    unit_code: str | None
    unit_name: str | None
    about_id: UUID | None
    employee_code: str | None
    employee_name: str | None
    indicator_version_id: UUID | None
    indicator_key: str | None
    statement: str | None
    voice: Voice | None
    population: int | None
    links: int
    used: int
    declined: int

    @property
    def asked(self) -> int:
        """How many could have answered: who declined is not counted among those asked."""
        return self.links - self.declined


def targets(work: WorkContext, surveys: Iterable[UUID]) -> dict[UUID, list[TargetRow]]:
    """Fetch about what surveys already fetched within reach ask, by the code of each."""
    by_survey: dict[UUID, list[TargetRow]] = {key: [] for key in surveys}
    for row in execute(work, _targets({*by_survey})):
        target = TargetRow(*row)
        by_survey[target.survey_id].append(target)
    return by_survey


@prepared
def _targets(surveys: set[UUID]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            SurveyTarget.id,
            SurveyTarget.survey_id,
            SurveyTarget.unit_id,
            Unit.code,
            Unit.name,
            SurveyTarget.about_id,
            Employee.employee_code,
            Employee.name,
            SurveyTarget.indicator_version_id,
            Indicator.key,
            IndicatorVersion.statement,
            SurveyTarget.voice,
            SurveyTarget.population,
            _asked(SurveyLink, SurveyLink.kind == LinkKind.SINGLE) + _asked(SurveyInvitation),
            _asked(SurveyLink, SurveyLink.kind == LinkKind.SINGLE, SurveyLink.is_used)
            + _asked(SurveyInvitation, SurveyInvitation.is_used),
            _asked(SurveyInvitation, SurveyInvitation.is_declined),
        )
        .outerjoin(*joined(Unit, Unit.id == SurveyTarget.unit_id))
        .outerjoin(*joined(Employee, Employee.id == SurveyTarget.about_id))
        .outerjoin(
            *joined(IndicatorVersion, IndicatorVersion.id == SurveyTarget.indicator_version_id)
        )
        .outerjoin(*joined(Indicator, Indicator.id == IndicatorVersion.indicator_id))
        .where(of_agency(SurveyTarget), SurveyTarget.survey_id.in_(surveys))
        .order_by(Unit.code, Employee.employee_code, Indicator.key, SurveyTarget.voice)
    )


def _asked(model: Any, *criteria: Any) -> ColumnElement[int]:  # noqa: ANN401 - a class of answers, conditions
    """Count the links or invitations of a target."""
    return (
        select(func.count())
        .where(of_agency(model), model.target_id == SurveyTarget.id, *criteria)
        .correlate(SurveyTarget)
        .scalar_subquery()
    )


def tallies(work: WorkContext, survey_id: UUID) -> Mapping[UUID, Counts]:
    """Fetch how often each value was answered, by target and question."""
    counts: dict[UUID, dict[str, dict[int, int]]] = {}
    for target_id, question, value, answers in execute(work, _tallies(survey_id)):
        counts.setdefault(target_id, {}).setdefault(question, {})[value] = answers
    return counts


@prepared
def _tallies(survey_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(SurveyTally.target_id, SurveyTally.question, SurveyTally.value, SurveyTally.answers)
        .join(*joined(SurveyTarget, SurveyTarget.id == SurveyTally.target_id))
        .where(of_agency(SurveyTally), SurveyTarget.survey_id == survey_id)
    )


def texts(work: WorkContext, survey_id: UUID) -> Mapping[UUID, Mapping[str, list[str]]]:
    """Fetch what was written, by target and question, in the order of the alphabet."""
    written: dict[UUID, dict[str, list[str]]] = {}
    for target_id, question, text in execute(work, _texts(survey_id)):
        written.setdefault(target_id, {}).setdefault(question, []).append(text)
    return {
        key: {code: sorted(items) for code, items in each.items()} for key, each in written.items()
    }


@prepared
def _texts(survey_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(SurveyText.target_id, SurveyText.question, SurveyText.text)
        .join(*joined(SurveyTarget, SurveyTarget.id == SurveyText.target_id))
        .where(of_agency(SurveyText), SurveyTarget.survey_id == survey_id)
    )
