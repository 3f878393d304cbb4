"""Run surveys: state them, open, close and release them; their answers come without an account."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed
from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.survey.audience import (
    INVITED_AT_ONCE,
    SurveyAudience,
    audience_faults,
    usual_audience,
)
from penilaian_api.domain.survey.survey import SURVEY, SurveyState, SurveyStep
from penilaian_api.domain.transitions import VersionStatus, advance, open_steps, refusal_of
from penilaian_api.services.progress.measurement_references import Range, require_part
from penilaian_api.services.references import resolve
from penilaian_api.services.survey.audience import invite_all
from penilaian_api.services.survey.instruments import parse_document
from penilaian_api.services.survey.targets import (
    TargetInput,
    TargetView,
    find_targets,
    put_targets,
    target_views,
)
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.survey.surveys import InstrumentVersion, Survey, SurveyTarget
from penilaian_api.storage.survey import surveys as survey_storage
from penilaian_api.storage.survey.settling import settle_answers
from penilaian_api.storage.survey.surveys import TargetRow
from penilaian_api.storage.work.lists.listing import Listing, equal
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_STEPS: Final = {
    SurveyStep.OPEN: Action.SURVEY_OPEN,
    SurveyStep.CLOSE: Action.SURVEY_CLOSE,
    SurveyStep.RELEASE: Action.SURVEY_RELEASE,
}


@dataclass(frozen=True, slots=True)
class SurveyInput:
    """A survey as it should be."""

    title: str
    instrument_id: UUID
    period_id: UUID | None
    part: str | None
    starts_on: date
    ends_on: date
    minimum_group: int
    audience: SurveyAudience | None
    targets: Sequence[TargetInput]


@dataclass(frozen=True, slots=True)
class SurveyView:
    """A survey with what it is about, and the caller's allowed actions."""

    id: UUID
    title: str
    instrument_id: UUID
    period_id: UUID | None
    part: str | None
    starts_on: date
    ends_on: date
    minimum_group: int
    audience: SurveyAudience
    state: SurveyState
    targets: tuple[TargetView, ...]
    created_at: datetime
    allowed_actions: tuple[Action, ...]
    version: int


SURVEYS: Final = Listing(
    model=Survey,
    sorts={"starts_on": (Survey.starts_on,)},
    filters={
        "state": equal(Survey.state, "Only surveys in this state."),
        "period_id": equal(Survey.period_id, "Only surveys that measure for this period."),
    },
)
"""The list of surveys."""
SURVEYS_PARAMETERS: Final = SURVEYS.parameters
"""What callers state of it."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[SurveyView]:
    """List the surveys of the agency."""
    rows = page_of(work, SURVEYS, request)
    targets = survey_storage.targets(work, [row.record.id for row in rows.items])
    return rows.map(lambda row: _view(work, row.record, targets[row.record.id]))


def get(work: UnitOfWork, survey_id: UUID) -> SurveyView:
    """Return one survey."""
    return view(work, work.of(Survey).get(survey_id))


def create(work: UnitOfWork, survey_input: SurveyInput) -> SurveyView:
    """Draft a survey."""
    resolved = _resolve(work, survey_input)
    survey = Survey(id=new_id(), state=SURVEY.start, created_at=work.now)
    work.of(Survey).add(_fill(survey, survey_input, resolved.audience))
    put_targets(work, survey, survey_input.targets, resolved.keys)
    return view(work, survey)


def edit(
    work: UnitOfWork, survey_id: UUID, expected_version: int, survey_input: SurveyInput
) -> SurveyView:
    """Replace a draft, with all that it is about."""
    survey = work.of(Survey).take(survey_id, expected_version)
    if survey.state is not SurveyState.DRAFT:
        raise refusal_of(SURVEY, survey.state, "edit", {SurveyState.DRAFT})
    resolved = _resolve(work, survey_input)
    _fill(survey, survey_input, resolved.audience)
    work.of(SurveyTarget).remove(*work.of(SurveyTarget).children_of(survey))
    put_targets(work, survey, survey_input.targets, resolved.keys)
    return view(work, survey)


def open_survey(work: UnitOfWork, survey_id: UUID, expected_version: int) -> SurveyView:
    """Open a survey for answers, from its first day on; its content stays from now on.

    Where the audience follows from the records, all of it is invited.
    """
    survey = _step(work, survey_id, expected_version, SurveyStep.OPEN)
    instrument = work.of(InstrumentVersion).get_referenced(survey.instrument_id)
    if instrument is None or instrument.status is not VersionStatus.ACTIVE:
        raise ConflictError("instrument_not_active")
    if survey.audience in INVITED_AT_ONCE:
        invite_all(work, survey)
    return view(work, survey)


def invite_audience(work: UnitOfWork, survey_id: UUID) -> int:
    """Invite those of the audience who were not when the survey opened; say how many."""
    survey = work.of(Survey).get(survey_id)
    if survey.state is not SurveyState.OPEN:
        raise refusal_of(SURVEY, survey.state, "invite", {SurveyState.OPEN})
    if survey.audience not in INVITED_AT_ONCE:
        raise ConflictError("wrong_audience")
    return invite_all(work, survey)


def close(work: UnitOfWork, survey_id: UUID, expected_version: int) -> SurveyView:
    """Close a survey: no answer is taken from now on."""
    survey = _step(work, survey_id, expected_version, SurveyStep.CLOSE)
    settle_answers(work, survey.id)
    return view(work, survey)


def view(work: UnitOfWork, survey: Survey) -> SurveyView:
    """Show a survey already fetched within reach."""
    return _view(work, survey, survey_storage.targets(work, [survey.id])[survey.id])


def _step(work: UnitOfWork, survey_id: UUID, expected_version: int, step: SurveyStep) -> Survey:
    survey = work.of(Survey).take(survey_id, expected_version)
    survey.state = advance(SURVEY, survey.state, step)
    work.session.flush()  # who answers holds the survey as it is: from here on nobody does
    return survey


@dataclass(frozen=True, slots=True)
class _Resolved:
    """Who is asked, and the targets by their codes."""

    audience: SurveyAudience
    keys: Mapping[str, UUID]


def _resolve(work: UnitOfWork, survey_input: SurveyInput) -> _Resolved:
    """Look up all that a survey names, or refuse it at its pointer."""
    version = resolve(work, InstrumentVersion, survey_input.instrument_id, "/instrument_id")
    if version.status is not VersionStatus.ACTIVE:
        raise ConflictError("instrument_not_active")
    instrument = parse_document(version.document)
    audience = survey_input.audience or usual_audience(instrument.purpose)
    if faults := [*audience_faults(instrument.purpose, audience)]:
        raise InvalidDataError("invalid_input", faults=faults)
    keys = find_targets(work, survey_input.targets, audience)
    if survey_input.period_id is not None:
        if audience is SurveyAudience.HOLDERS:
            faults = [Fault("/part", "measures_nobody")]
            raise InvalidDataError("invalid_input", faults=faults)
        measured = require_part(work, survey_input.period_id, survey_input.part or "")
        _refuse_misfit(instrument.index_range, measured)
    return _Resolved(audience, keys)


def _refuse_misfit(index: tuple[Fraction, Fraction] | None, measured: Range) -> None:
    """Refuse an instrument whose index the part cannot take: else its release would be refused."""
    if index is None:
        raise InvalidDataError.at_pointer("/part", "no_index")
    low, high = measured
    if index[0] < low or (high is not None and index[1] > high):
        facts = {"low": text(low), "high": "" if high is None else text(high)}
        raise InvalidDataError.at_pointer("/part", "index_off_scale", facts)


def _fill(survey: Survey, survey_input: SurveyInput, audience: SurveyAudience) -> Survey:
    days = Span.through(survey_input.starts_on, survey_input.ends_on)
    survey.title, survey.instrument_id = survey_input.title, survey_input.instrument_id
    survey.period_id, survey.part = survey_input.period_id, survey_input.part
    survey.starts_on, survey.minimum_group = days.starts_on, survey_input.minimum_group
    survey.ends_before, survey.audience = days.ends_before or date.max, audience
    return survey


def _view(work: UnitOfWork, survey: Survey, targets: Sequence[TargetRow]) -> SurveyView:
    is_over = survey.state in {SurveyState.CLOSED, SurveyState.RELEASED}
    least = survey.minimum_group if is_over else None
    actions = [_STEPS[step] for step in open_steps(SURVEY, survey.state)]
    if survey.state is SurveyState.DRAFT:
        actions.append(Action.SURVEY_WRITE)
    if survey.state is SurveyState.OPEN:
        is_public = survey.audience is SurveyAudience.PUBLIC
        actions.append(Action.SURVEY_LINK if is_public else Action.INVITATION_WRITE)
    return view_of(
        SurveyView,
        survey,
        ends_on=Span(survey.starts_on, survey.ends_before).ends_on,
        targets=tuple(target_views(work, targets, least)),
        allowed_actions=filter_allowed(work.actor, AGENCY_REACH, actions),
    )
