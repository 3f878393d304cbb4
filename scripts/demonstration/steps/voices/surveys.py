"""Step 4: ask citizens, who have no account, and release what they say as measurements."""

from random import Random
from typing import Any, Final

from story import Appraisal, Story
from systems import MeasuredPart

from penilaian_client import Client

SKM: Final = "skm-14-2017"
PEOPLE_SERVED: Final = 480
ADVICE: Final = ("Tambah kursi tunggu.", "Petugas menjelaskan dengan sabar.", "Antrean pagi lama.")
_BEST: Final = 4


def ask_citizens(story: Story, appraisal: Appraisal, period_key: str, part: MeasuredPart) -> None:
    """Ask those whom an office serves, and let the release write the part of the period."""
    system = appraisal.system
    admin = story.admins[system.agency]
    period = admin.get_period(appraisal.period_ids[period_key])
    survey = admin.create_survey(
        {
            "title": f"Kepuasan masyarakat {system.office} {period_key}",
            "instrument_id": admin.adopt_instrument(SKM).id,
            "period_id": period.id,
            "part": part.key,
            "starts_on": period.starts_on,
            "ends_on": story.today.isoformat(),
            "targets": [{"unit_code": system.office, "population": PEOPLE_SERVED}],
        }
    )
    survey = admin.open_survey(survey.id, version=survey.version)
    body = {"unit_code": system.office, "kind": "single", "number": part.answers}
    links = admin.issue_survey_links(survey.id, body)
    random = Random(f"{story.seed}:{system.scheme}:{period_key}:{part.key}")  # noqa: S311 - sample data
    with story.service.open_anonymous_client() as citizen:
        for link in links.items[:-1]:  # one of them keeps the link and does not answer
            _answer(citizen, link.token, random, part.mean)
        citizen.get_survey_qr_code(links.items[-1].token)
    survey = admin.close_survey(survey.id, version=admin.get_survey(survey.id).version)
    admin.release_survey(survey.id, version=survey.version)
    admin.get_survey_release(survey.id)
    story.counts["citizens"] += part.answers - 1
    story.counts["measurements"] += 1


def try_instrument(story: Story, agency: str) -> None:
    """Draft an instrument of one's own, correct it, use it and retire it; look at all."""
    admin = story.admins[agency]
    shipped = admin.list_shipped_instruments()
    pulse = next(item for item in shipped.items if item.key == "pulse")
    own = {**pulse.model_dump(mode="json", exclude_none=True), "key": "suasana-kerja"}
    drafted = admin.create_instrument({"instrument": own})
    own["source"] = "Keputusan Kepala Dinas 12/2026"
    edited = admin.edit_instrument(drafted.id, {"instrument": own}, version=drafted.version)
    active = admin.activate_instrument(edited.id, version=edited.version)
    survey = admin.create_survey(_draft(active.id, "Suasana kerja"))
    admin.edit_survey(survey.id, _draft(active.id, "Suasana kerja 2026"), version=survey.version)
    admin.retire_instrument(active.id, version=active.version)
    admin.get_instrument(active.id)
    admin.list_instruments()
    admin.list_surveys()


def ask_colleagues(story: Story, appraisal: Appraisal) -> None:
    """Ask colleagues about somebody, each under their own sign-in, and let them read the result."""
    agency = appraisal.system.agency
    admin = story.admins[agency]
    person, *colleagues = appraisal.employees[:-8:-1]
    survey = admin.create_survey(
        {
            "title": "Umpan balik 360 derajat 2026",
            "instrument_id": admin.adopt_instrument("core-values-360").id,
            "starts_on": "2026-12-01",
            "ends_on": "2026-12-31",
            "targets": [{"employee_code": person.code}],
        }
    )
    survey = admin.open_survey(survey.id, version=survey.version)
    assessor = story.assessors[person.code]
    codes = [each.code for each in colleagues if each.code != assessor.code]
    admin.invite_colleagues(survey.id, {"employee_code": person.code, "author_codes": codes})
    random = Random(f"{story.seed}:{person.code}")  # noqa: S311 - sample data
    for colleague in colleagues:
        client = story.sign_in(colleague)
        for invitation in client.list_my_invitations().items:
            values = {
                item.code: random.randint(3, 5) for item in invitation.questions if item.options
            }
            client.answer_invitation(invitation.id, {"values": values})
    survey = admin.close_survey(survey.id, version=admin.get_survey(survey.id).version)
    admin.release_survey(survey.id, version=survey.version)
    story.sign_in(person).get_person_release(survey.id, story.employee_ids[person.code])


def _draft(instrument_id: str, title: str) -> dict[str, Any]:
    return {
        "title": title,
        "instrument_id": instrument_id,
        "starts_on": "2026-06-01",
        "ends_on": "2026-06-30",
        "targets": [{"unit_code": "DMI.DPMPTSP"}],
    }


def _answer(citizen: Client, token: str, random: Random, mean: float) -> None:
    """Read the questions as a citizen does, and hand in what they think."""
    asked = citizen.get_public_survey(token)
    middle = mean * _BEST / 100
    values = {
        item.code: min(_BEST, max(1, round(random.gauss(middle, 0.6))))
        for item in asked.questions
        if item.options
    }
    texts = {"saran": random.choice(ADVICE)} if random.random() < 1 / 4 else {}
    citizen.answer_public_survey(token, {"values": values, "texts": texts})
