"""Count what the measures of a system are computed from: results, objections, released answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.access.policy import FROM_FINAL
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.evaluation.objection import ObjectionState
from penilaian_api.domain.survey.survey import SurveyState
from penilaian_api.storage.counting import count_if
from penilaian_api.storage.models.evaluation import Assessment, Evaluation, Objection
from penilaian_api.storage.models.survey.surveys import InstrumentVersion, Survey, SurveyRelease
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery, execute_combined
from penilaian_api.storage.work.prepared import prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class ResultCounts:
    """How many evaluations of a period are how far."""

    evaluations: int
    delivered: int
    final: int
    on_time: int


@dataclass(frozen=True, slots=True)
class AskedSurvey:
    """By which instrument people were asked, between which days."""

    instrument: str
    starts_on: date
    ends_before: date


@dataclass(frozen=True, slots=True)
class ReleasedSurvey:
    """A survey that was released, as it was frozen."""

    survey_id: UUID
    content: str
    digest: str


@dataclass(frozen=True, slots=True)
class CountedPeriod:
    """What was counted of a period within reach."""

    results: ResultCounts
    predicates: Mapping[str, int]
    objections_decided: int
    objections_changed: int
    release: ReleasedSurvey | None


def count(
    work: WorkContext, period_id: UUID, window_over_at: datetime, survey: AskedSurvey
) -> CountedPeriod:
    """Count a period within reach, in one statement."""
    grants = work.access.grants
    queries = (
        _results(grants, period_id, window_over_at),
        _predicates(grants, period_id),
        _objections(grants, period_id),
        _released(survey.instrument, survey.starts_on, survey.ends_before),
    )
    results, predicates, objections, released = queries
    rows = execute_combined(work.session, work.bindings, *queries)
    decided, changed = rows.of(objections)[0]
    return CountedPeriod(
        results=rows.of(results)[0],
        predicates=dict(rows.of(predicates)),
        objections_decided=decided,
        objections_changed=changed,
        release=next(iter(rows.of(released)), None),
    )


def released(work: WorkContext, survey: AskedSurvey) -> ReleasedSurvey | None:
    """Fetch what was released last of a survey in a cycle."""
    query = _released(survey.instrument, survey.starts_on, survey.ends_before)
    rows = execute_combined(work.session, work.bindings, query)
    return next(iter(rows.of(query)), None)


@prepared
def _results(
    grants: tuple[Grant, ...], period_id: UUID, window_over_at: datetime
) -> SubQuery[ResultCounts]:
    is_final = Evaluation.state.in_(sorted(FROM_FINAL))
    query = select(
        func.count(),
        _number(Evaluation.state == EvaluationState.DELIVERED),
        _number(is_final),
        _number(is_final & (Evaluation.finalized_at < window_over_at)),
    ).where(within(grants, Evaluation), Evaluation.period_id == period_id)
    return SubQuery(query, ResultCounts)


@prepared
def _predicates(grants: tuple[Grant, ...], period_id: UUID) -> SubQuery[tuple[str, int]]:
    query: Select[*tuple[Any, ...]] = (
        select(Assessment.predicate, func.count())
        .join_from(Evaluation, *joined(Assessment, Assessment.evaluation_id == Evaluation.id))
        .where(
            within(grants, Evaluation),
            Evaluation.period_id == period_id,
            Evaluation.state.in_(sorted(FROM_FINAL)),
            Assessment.predicate.is_not(None),
        )
        .group_by(Assessment.predicate)
    )
    return SubQuery(query, lambda predicate, people: (str(predicate), people))


@prepared
def _objections(grants: tuple[Grant, ...], period_id: UUID) -> SubQuery[tuple[int, int]]:
    decided = (ObjectionState.UPHELD, ObjectionState.CHANGED)
    query = (
        select(
            _number(Objection.state.in_(decided)),
            _number(Objection.state == ObjectionState.CHANGED),
        )
        .select_from(Objection)
        .join(*joined(Evaluation, Evaluation.id == Objection.evaluation_id))
        .where(within(grants, Evaluation), of_agency(Objection), Evaluation.period_id == period_id)
    )
    return SubQuery(query, lambda *row: row)


@prepared
def _released(instrument: str, starts_on: date, ends_before: date) -> SubQuery[ReleasedSurvey]:
    """Query the surveys by an instrument that ended in a cycle and are released, newest first."""
    query: Select[*tuple[Any, ...]] = (
        select(Survey.id, SurveyRelease.content, SurveyRelease.digest)
        .select_from(SurveyRelease)
        .join(*joined(Survey, Survey.id == SurveyRelease.survey_id))
        .join(*joined(InstrumentVersion, InstrumentVersion.id == Survey.instrument_id))
        .where(
            of_agency(SurveyRelease),
            InstrumentVersion.key == instrument,
            Survey.state == SurveyState.RELEASED,
            Survey.ends_before > starts_on,
            Survey.ends_before <= ends_before,
        )
    )
    return SubQuery(query, ReleasedSurvey, (Survey.ends_before.desc(), Survey.id.desc()))


def _number(condition: Any) -> Any:  # noqa: ANN401 - a condition, and its count
    return func.coalesce(count_if(condition), 0)
