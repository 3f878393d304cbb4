"""Step 4: ask the employees of an agency, all of them and unseen, how their work is."""

from random import Random
from typing import Final

from story import Appraisal, Story

TITLE: Final = "Suasana kerja dan keadilan penilaian 2026"


def ask_employees(story: Story, appraisal: Appraisal) -> None:
    """Ask everyone of an agency, who find it among their tasks, and show what all together say.

    The first of them declines, which nobody else is told.
    """
    admin = story.admins[appraisal.system.agency]
    survey = admin.create_survey(
        {
            "title": TITLE,
            "instrument_id": admin.adopt_instrument("pulse").id,
            "starts_on": "2026-12-01",
            "ends_on": "2026-12-31",
        }
    )
    survey = admin.open_survey(survey.id, version=survey.version)
    admin.invite_audience(survey.id)
    random = Random(f"{story.seed}:pulse")  # noqa: S311 - sample data
    for person in appraisal.employees:
        client = story.sign_in(person)
        for invitation in client.list_my_invitations().items:
            if invitation.survey_id != survey.id:
                continue
            if person is appraisal.employees[0]:
                client.decline_invitation(invitation.id)
                continue
            values = {
                item.code: random.randint(2, 5) for item in invitation.questions if item.options
            }
            client.answer_invitation(invitation.id, {"values": values})
    survey = admin.close_survey(survey.id, version=admin.get_survey(survey.id).version)
    admin.release_survey(survey.id, version=survey.version)
    story.sign_in(appraisal.employees[0]).get_trend("pulse")
