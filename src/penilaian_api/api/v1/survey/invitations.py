"""Serve people who are invited to a survey: what they are asked, how they answer or decline."""

from penilaian_api.api.routing.dependencies import CallerLanguage
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.shared.shapes import Done, Key
from penilaian_api.api.v1.survey.public import item_in_language
from penilaian_api.api.v1.survey.schemas.public import (
    ColleagueAnswersIn,
    InvitationList,
    InvitationOut,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.survey.survey import Questionnaire
from penilaian_api.services.survey import invitations

router = GuardedRouter("", "Surveys")


@router.get("/me/invitations", action=Action.INVITATION_READ)
def list_my_invitations(language: CallerLanguage, work: Work) -> InvitationList:
    """List what you are asked in surveys.

    List the open surveys to which you are invited and which you have neither answered nor declined:
    about a colleague, about the work in your unit, or about an indicator that measures you.
    """
    items = [
        InvitationOut(
            id=view.id,
            survey_id=view.survey_id,
            title=view.title,
            audience=view.audience,
            employee_name=view.employee_name,
            voice=view.voice,
            unit_name=view.unit_name,
            statement=view.statement,
            ends_on=view.ends_on,
            questions=tuple(item_in_language(item, language) for item in view.instrument.questions),
        )
        for view in invitations.page(work)
    ]
    return InvitationList(items=tuple(items))


@router.post(
    "/invitations/{invitation_id}/answers",
    action=Action.INVITATION_ANSWER,
    status=201,
    location=None,
)
def answer_invitation(invitation_id: Key, body: ColleagueAnswersIn, work: Work) -> Done:
    """Answer a survey as one who is invited.

    Hand in a whole questionnaire, once.

    Your answers are counted with those of others, and kept without your name and time. They cannot
    be changed or withdrawn.
    """
    invitations.answer(work, invitation_id, Questionnaire(body.values, body.texts))
    return Done()


@router.post("/invitations/{invitation_id}/decline", action=Action.INVITATION_DECLINE)
def decline_invitation(invitation_id: Key, work: Work) -> Done:
    """Decline to answer a survey.

    Say that you will not answer, for as long as the survey is open; you are not asked again.

    Nobody else is told. What you have answered already cannot be taken back, since nothing tells
    which of the answers are yours.
    """
    invitations.decline(work, invitation_id)
    return Done()
