"""Ask colleagues about a person (360); let anyone who is invited answer once, unseen, or decline.

Why declining tells nobody anything: docs/decisions/0057.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid4

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import (
    ConflictError,
    Fault,
    InvalidDataError,
    OutOfReachError,
    WrongStateError,
)
from penilaian_api.domain.survey.audience import SurveyAudience
from penilaian_api.domain.survey.instrument import Instrument
from penilaian_api.domain.survey.survey import (
    SURVEY,
    Questionnaire,
    SurveyState,
    Voice,
    answer_faults,
    refuse_outside,
    tally,
)
from penilaian_api.domain.transitions import refusal_of
from penilaian_api.services.references import require
from penilaian_api.services.survey.instruments import parse_document
from penilaian_api.storage.models.survey.answers import SurveyInvitation
from penilaian_api.storage.models.survey.surveys import Survey
from penilaian_api.storage.survey import invitations as invitation_storage
from penilaian_api.storage.survey import surveys as survey_storage
from penilaian_api.storage.survey.intake import AnswerIntake
from penilaian_api.storage.survey.invitations import InvitationRow
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class InvitationView:
    """What somebody is asked: about what, by which questions, and until when."""

    id: UUID
    survey_id: UUID
    title: str
    audience: SurveyAudience
    employee_name: str | None
    voice: Voice | None
    unit_name: str | None
    statement: str | None
    ends_on: date
    instrument: Instrument


@dataclass(frozen=True, slots=True)
class InvitedView:
    """How many colleagues are asked about a person from now on, by voice."""

    employee_code: str
    teammates: int
    subordinates: int
    others: int


def invite(
    work: UnitOfWork, survey_id: UUID, employee_code: str, author_codes: Sequence[str] | None
) -> InvitedView:
    """Ask colleagues about a person: those named, or all teammates and all whom they assess."""
    survey = work.of(Survey).get(survey_id)
    if survey.state is not SurveyState.OPEN:
        raise refusal_of(SURVEY, survey.state, "invite", {SurveyState.OPEN})
    rows = survey_storage.targets(work, [survey.id])[survey.id]
    targets = {row.voice: row for row in rows if row.employee_code == employee_code}
    about = require(next(iter(targets.values()), None), "/employee_code")
    known = invitation_storage.colleagues(work, about.about_id or about.id, author_codes)
    _refuse_unknown(author_codes, {colleague.code for colleague in known})
    invited = invitation_storage.invited(work, [row.id for row in targets.values()])
    fresh = [colleague for colleague in known if colleague.id not in invited]
    work.of(SurveyInvitation).add_all(
        SurveyInvitation(id=uuid4(), target_id=targets[each.voice].id, author_id=each.id)
        for each in fresh
    )
    voices = [each.voice for each in fresh]
    return InvitedView(employee_code, *map(voices.count, Voice))


def page(work: UnitOfWork) -> tuple[InvitationView, ...]:
    """List what the caller is asked and neither answered nor declined, the first to end first."""
    rows = invitation_storage.open_invitations(work)
    return tuple(_view(row) for row in rows if _is_asked(row, work.today))


def answer(work: UnitOfWork, invitation_id: UUID, answers: Questionnaire) -> None:
    """Take a whole questionnaire, once."""
    row = invitation_storage.find(work, invitation_id, locked=True)
    if row is None:
        raise OutOfReachError
    if row.left_on is not None and row.left_on < work.today:
        raise ConflictError("left_service", left_on=row.left_on)
    refuse_outside(row.state, Span(row.starts_on, row.ends_before), work.today)
    instrument = parse_document(row.document)
    if faults := tuple(answer_faults(instrument, answers)):
        raise InvalidDataError("answers_incomplete", faults=faults)
    if not invitation_storage.use(work, row.id):
        raise ConflictError("invitation_declined" if _has_declined(work, row) else "link_used")
    intake = AnswerIntake(work.session, work.actor.agency_id)
    intake.count(row.target_id, tally(instrument, answers))
    intake.keep_texts(row.target_id, answers.texts)


def decline(work: UnitOfWork, invitation_id: UUID) -> None:
    """Decline to answer, until the survey is closed; again is the same.

    What was answered cannot be taken back: nothing tells which of the answers it is.
    """
    row = invitation_storage.find(work, invitation_id, locked=True)
    if row is None:
        raise OutOfReachError
    if row.state is not SurveyState.OPEN:
        raise WrongStateError("survey_over", ends_on=Span(row.starts_on, row.ends_before).ends_on)
    if not invitation_storage.decline(work, row.id) and not _has_declined(work, row):
        raise ConflictError("answers_not_linked")


def _has_declined(work: UnitOfWork, row: InvitationRow) -> bool:
    """Tell whether an invitation that is open no more was declined, as it stands by now."""
    newest = invitation_storage.find(work, row.id, locked=False)
    return newest is not None and newest.is_declined is True


def _refuse_unknown(author_codes: Sequence[str] | None, known: set[str]) -> None:
    faults = [
        Fault(f"/author_codes/{index}", "unknown_reference")
        for index, code in enumerate(author_codes or ())
        if code not in known
    ]
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)


def _is_asked(row: InvitationRow, today: date) -> bool:
    has_left = row.left_on is not None and row.left_on < today
    return row.starts_on <= today < row.ends_before and not has_left


def _view(row: InvitationRow) -> InvitationView:
    return InvitationView(
        row.id,
        row.survey_id,
        row.title,
        row.audience,
        row.employee_name,
        row.voice,
        row.unit_name,
        row.statement,
        Span(row.starts_on, row.ends_before).ends_on or row.ends_before,
        parse_document(row.document),
    )
