"""Run surveys: state them, open, close and release them; their answers come without an account."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from itertools import groupby
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Role
from penilaian_api.domain.access.policy import AGENCY_REACH, filter_allowed
from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError, WrongStateError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.survey.estimate import sample_size
from penilaian_api.domain.survey.survey import SURVEY, SurveyState, SurveyStep, Voice
from penilaian_api.domain.transitions import VersionStatus, advance, open_steps
from penilaian_api.services.progress.measurement_references import Range, require_part
from penilaian_api.services.references import require, resolve
from penilaian_api.services.survey.instruments import parse_document
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Employee, Unit
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
class TargetInput:
    """About whom a survey asks: a person by their code, or a unit and how many people it serves."""

    unit_code: str | None
    employee_code: str | None
    population: int | None

    @property
    def field(self) -> str:
        """The field that names it."""
        return "unit_code" if self.employee_code is None else "employee_code"

    @property
    def code(self) -> str:
        """The code that names it."""
        return self.employee_code or self.unit_code or ""


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
    targets: Sequence[TargetInput]


@dataclass(frozen=True, slots=True)
class TargetView:
    """About whom a survey asks, how many to ask at least, and how many were asked and answered.

    *used* is told once the survey is closed: before, it would say when somebody answered.
    """

    unit_id: UUID | None
    unit_code: str | None
    unit_name: str | None
    about_id: UUID | None
    employee_code: str | None
    employee_name: str | None
    population: int | None
    sample_size: int | None
    links: int
    used: int | None


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
    keys = _resolve(work, survey_input)
    survey = _fill(Survey(id=new_id(), state=SURVEY.start, created_at=work.now), survey_input)
    work.of(Survey).add(survey)
    _put_targets(work, survey, survey_input, keys)
    return view(work, survey)


def edit(
    work: UnitOfWork, survey_id: UUID, expected_version: int, survey_input: SurveyInput
) -> SurveyView:
    """Replace a draft, with all that it is about."""
    survey = work.of(Survey).take(survey_id, expected_version)
    if survey.state is not SurveyState.DRAFT:
        raise WrongStateError("wrong_state", state=survey.state, step="edit")
    keys = _resolve(work, survey_input)
    _fill(survey, survey_input)
    work.of(SurveyTarget).remove(*work.of(SurveyTarget).children_of(survey))
    _put_targets(work, survey, survey_input, keys)
    return view(work, survey)


def open_survey(work: UnitOfWork, survey_id: UUID, expected_version: int) -> SurveyView:
    """Open a survey for answers, from its first day on; its content stays from now on."""
    survey = _step(work, survey_id, expected_version, SurveyStep.OPEN)
    instrument = work.of(InstrumentVersion).get_referenced(survey.instrument_id)
    if instrument is None or instrument.status is not VersionStatus.ACTIVE:
        raise ConflictError("instrument_not_active")
    return view(work, survey)


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


def _resolve(work: UnitOfWork, survey_input: SurveyInput) -> Mapping[str, UUID]:
    """Look up all that a survey names, or refuse it at its pointer; give its targets by code."""
    version = resolve(work, InstrumentVersion, survey_input.instrument_id, "/instrument_id")
    if version.status is not VersionStatus.ACTIVE:
        raise ConflictError("instrument_not_active")
    instrument = parse_document(version.document)
    keys = _find_targets(work, survey_input.targets, is_about_people=instrument.is_about_people)
    if survey_input.period_id is not None:
        measured = require_part(work, survey_input.period_id, survey_input.part or "")
        _refuse_misfit(instrument.index_range, measured)
    return keys


def _refuse_misfit(index: tuple[Fraction, Fraction] | None, measured: Range) -> None:
    """Refuse an instrument whose index the part cannot take: else its release would be refused."""
    if index is None:
        raise InvalidDataError("invalid_input", faults=[Fault("/part", "no_index")])
    low, high = measured
    if index[0] < low or (high is not None and index[1] > high):
        facts = {"low": text(low), "high": "" if high is None else text(high)}
        raise InvalidDataError("invalid_input", faults=[Fault("/part", "index_off_scale", facts)])


def _find_targets(
    work: UnitOfWork, targets: Sequence[TargetInput], *, is_about_people: bool
) -> Mapping[str, UUID]:
    """Find the people or the units, whichever the instrument asks about; each is named once."""
    codes = {target.code for target in targets}
    field = "employee_code" if is_about_people else "unit_code"
    keys: dict[str, UUID] = (
        {person.employee_code: person.id for person in work.of(Employee).all(employee_code=codes)}
        if is_about_people
        else {unit.code: unit.id for unit in work.of(Unit).all(code=codes)}
    )
    seen: set[str] = set()
    for index, target in enumerate(targets):
        pointer = f"/targets/{index}/{target.field}"
        if target.field != field:
            raise InvalidDataError("invalid_input", faults=[Fault(pointer, f"{field}_expected")])
        require(keys.get(target.code), pointer)
        if target.code in seen:
            raise InvalidDataError("invalid_input", faults=[Fault(pointer, "stated_twice")])
        seen.add(target.code)
    return keys


def _fill(survey: Survey, survey_input: SurveyInput) -> Survey:
    days = Span.through(survey_input.starts_on, survey_input.ends_on)
    survey.title, survey.instrument_id = survey_input.title, survey_input.instrument_id
    survey.period_id, survey.part = survey_input.period_id, survey_input.part
    survey.starts_on, survey.minimum_group = days.starts_on, survey_input.minimum_group
    survey.ends_before = days.ends_before or date.max
    return survey


def _put_targets(
    work: UnitOfWork, survey: Survey, survey_input: SurveyInput, keys: Mapping[str, UUID]
) -> None:
    """Store about whom a survey asks; about a person by each voice, which are counted apart."""
    records: list[SurveyTarget] = []
    for item in survey_input.targets:
        key = keys[item.code]
        if item.employee_code is None:
            unit = SurveyTarget(id=new_id(), unit_id=key, population=item.population)
            records.append(unit)
        else:
            records += [SurveyTarget(id=new_id(), about_id=key, voice=voice) for voice in Voice]
    work.of(SurveyTarget).put(survey, *records)


def _view(work: UnitOfWork, survey: Survey, targets: Sequence[TargetRow]) -> SurveyView:
    is_over = survey.state in {SurveyState.CLOSED, SurveyState.RELEASED}
    actions = [_STEPS[step] for step in open_steps(SURVEY, survey.state)]
    if survey.state is SurveyState.DRAFT:
        actions.append(Action.SURVEY_WRITE)
    else:
        actions.append(Action.SURVEY_LINK)
    return view_of(
        SurveyView,
        survey,
        ends_on=Span(survey.starts_on, survey.ends_before).ends_on,
        targets=tuple(_target_views(work, targets, is_over=is_over)),
        allowed_actions=filter_allowed(work.actor, AGENCY_REACH, actions),
    )


def _target_views(
    work: UnitOfWork, targets: Sequence[TargetRow], *, is_over: bool
) -> Iterator[TargetView]:
    """Show the targets; about whom colleagues are asked the administration alone is told."""
    for (about_id, _), rows in groupby(targets, key=lambda row: (row.about_id, row.unit_id)):
        voices = [*rows]
        target = voices[0]
        if about_id is not None and Role.ADMIN not in work.actor.roles:
            continue
        yield view_of(
            TargetView,
            target,
            sample_size=None if target.population is None else sample_size(target.population),
            links=sum(row.links for row in voices),
            used=sum(row.used for row in voices) if is_over else None,
        )
