"""Serve surveys: state, open, close and release them, and give out links."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import BaseAddress, ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport.telling.pages import PAGES_OF_SURVEYS
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.api.v1.survey.schemas.invitations import (
    AudienceInvitedOut,
    InvitationsIn,
    InvitedOut,
)
from penilaian_api.api.v1.survey.schemas.releases import (
    PersonReleaseContentOut,
    PersonReleaseOut,
    ReleaseContentOut,
    ReleaseOut,
)
from penilaian_api.api.v1.survey.schemas.surveys import (
    LinkList,
    LinkOut,
    LinksIn,
    SurveyIn,
    SurveyOut,
    SurveyPage,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.survey import invitations, links, releases, surveys
from penilaian_api.services.survey.releases import ReleaseView
from penilaian_api.services.survey.surveys import SurveyInput
from penilaian_api.services.survey.targets import TargetInput

router = GuardedRouter("/surveys", "Surveys")


@router.get("", action=Action.SURVEY_READ)
def list_surveys(
    listed: Annotated[Listed, Depends(query_of(surveys.SURVEYS_PARAMETERS))], work: Work
) -> SurveyPage:
    """List surveys.

    List the surveys of your agency, by their first day.
    """
    rows = surveys.page(work, listed.request)
    return listed.answer(SurveyPage, rows, SurveyOut.model_validate)


@router.post("", action=Action.SURVEY_WRITE, status=201)
def create_survey(body: SurveyIn, work: Work) -> SurveyOut:
    """Create a survey draft.

    State a survey: which instrument asks, about which units, on which days.

    With `period_id` and `part` its release writes a measurement of that part for each unit, with
    the number of answers and the interval.
    """
    return SurveyOut.model_validate(surveys.create(work, _to_input(body)))


@router.get("/{survey_id}", action=Action.SURVEY_READ)
def get_survey(survey_id: Key, work: Work) -> SurveyOut:
    """Show a survey.

    Show one survey, the units that it is about, and how many people of each to ask.
    """
    return SurveyOut.model_validate(surveys.get(work, survey_id))


@router.put("/{survey_id}", action=Action.SURVEY_WRITE)
def edit_survey(
    survey_id: Key, body: SurveyIn, expected_version: ExpectedVersion, work: Work
) -> SurveyOut:
    """Replace a survey draft.

    Replace a draft with all that it is about; a survey that was opened stays as it is.
    """
    view = surveys.edit(work, survey_id, expected_version, _to_input(body))
    return SurveyOut.model_validate(view)


@router.post("/{survey_id}/open", action=Action.SURVEY_OPEN)
def open_survey(survey_id: Key, expected_version: ExpectedVersion, work: Work) -> SurveyOut:
    """Open a survey.

    Open a survey for answers, which are taken from its first day through its last. Employees and
    holders of positions are invited at once, and find it among their tasks.
    """
    return SurveyOut.model_validate(surveys.open_survey(work, survey_id, expected_version))


@router.post("/{survey_id}/links", action=Action.SURVEY_LINK, status=201, location=None)
def issue_survey_links(survey_id: Key, body: LinksIn, base: BaseAddress, work: Work) -> LinkList:
    """Issue links to a survey.

    Issue links by which people answer without an account.

    A `single` link is used once; who got which one is written down nowhere. A `counter` link lies
    open to everyone who comes.
    """
    views = links.issue(work, survey_id, body.unit_code, body.kind, body.number)
    items = [
        LinkOut(
            unit_code=view.unit_code,
            kind=view.kind,
            token=view.token,
            url=f"{base}{PAGES_OF_SURVEYS}{view.token}",
        )
        for view in views
    ]
    return LinkList(items=tuple(items))


@router.post("/{survey_id}/close", action=Action.SURVEY_CLOSE)
def close_survey(survey_id: Key, expected_version: ExpectedVersion, work: Work) -> SurveyOut:
    """Close a survey.

    Take no more answers; then the survey can be released.
    """
    return SurveyOut.model_validate(surveys.close(work, survey_id, expected_version))


@router.post("/{survey_id}/release", action=Action.SURVEY_RELEASE)
def release_survey(survey_id: Key, expected_version: ExpectedVersion, work: Work) -> ReleaseOut:
    """Release a survey.

    Freeze what a closed survey says, and write its measurements; this happens once.

    A unit about which fewer than the minimum answered is withheld, and so is what would tell it by
    subtraction.
    """
    return _release_to_response(releases.release(work, survey_id, expected_version))


@router.get("/{survey_id}/release", action=Action.SURVEY_READ)
def get_survey_release(survey_id: Key, work: Work) -> ReleaseOut:
    """Show the release of a survey.

    Show what a survey says, as it was frozen; before its release there is nothing to show.
    """
    return _release_to_response(releases.get(work, survey_id))


@router.post("/{survey_id}/invitations", action=Action.INVITATION_WRITE, status=201, location=None)
def invite_colleagues(survey_id: Key, body: InvitationsIn, work: Work) -> InvitedOut:
    """Invite colleagues to a 360.

    Ask colleagues about a person, without that person being told whom.

    How each stands to the person follows from the records of today. Whoever was asked already is
    not asked again.
    """
    view = invitations.invite(work, survey_id, body.employee_code, body.author_codes)
    return InvitedOut.model_validate(view)


@router.post(
    "/{survey_id}/audience-invitations",
    action=Action.INVITATION_WRITE,
    status=201,
    location=None,
)
def invite_audience(survey_id: Key, work: Work) -> AudienceInvitedOut:
    """Invite who joined the audience since.

    Invite the employees or holders who came after the survey was opened.

    Opening it has invited everyone of the audience; whoever is invited already is not asked twice.
    """
    return AudienceInvitedOut(invited=surveys.invite_audience(work, survey_id))


@router.get("/{survey_id}/people/{employee_id}", action=Action.PERSON_RELEASE_READ)
def get_person_release(survey_id: Key, employee_id: Key, work: Work) -> PersonReleaseOut:
    """Show what colleagues said of a person.

    Show what a 360 says of you, or of somebody whom you assess or review, as it was frozen.
    """
    view = releases.get_of_person(work, survey_id, employee_id)
    return PersonReleaseOut(
        survey_id=view.survey_id,
        employee_id=employee_id,
        content=PersonReleaseContentOut.of_frozen(view.content),
        digest=view.digest,
        released_at=view.released_at,
    )


def _release_to_response(view: ReleaseView) -> ReleaseOut:
    return ReleaseOut(
        survey_id=view.survey_id,
        content=ReleaseContentOut.of_frozen(view.content),
        digest=view.digest,
        released_at=view.released_at,
    )


def _to_input(body: SurveyIn) -> SurveyInput:
    targets = [TargetInput(**target.model_dump()) for target in body.targets]
    return SurveyInput(
        title=body.title,
        instrument_id=body.instrument_id,
        period_id=body.period_id,
        part=body.part,
        starts_on=body.starts_on,
        ends_on=body.ends_on,
        minimum_group=body.minimum_group,
        audience=body.audience,
        targets=targets,
    )
