"""Set teachers their standard before the plans: they acknowledge it, and their plans cover it."""

from typing import Any, Final

from samples.people import Person
from story import Appraisal, Story

from penilaian_client import Client, InvalidRequestError

_TEACHER: Final = "guru"
_SOURCE: Final = "S4"
_AREAS: Final = ("teaching", "curriculum")
_INNOVATION: Final = "innovative_programs"
_OWN: Final = {
    "key": "petugas-layanan",
    "title": {"id": "Standar petugas layanan", "en": "Standard of service staff"},
    "source": "Keputusan Kepala Dinas 3/2026",
    "serves": {"position_codes": ["DMI.DPMPTSP.IZIN-PLO"]},
    "expectations": [
        {
            "id": "Setiap pemohon dilayani sampai selesai oleh petugas yang sama",
            "en": "Every applicant is served to the end by the same officer",
        }
    ],
    "areas": [
        {
            "key": "counter",
            "label": {"id": "Pelayanan loket", "en": "Service at the counter"},
            "is_mandatory": True,
        }
    ],
}


def introduce_standard(story: Story) -> None:
    """Adopt the standard of teachers; all but one acknowledge it, and the office sees who did."""
    appraisal = story.find_appraisal(_SOURCE)
    admin = story.admins[appraisal.system.agency]
    admin.list_shipped_standards()
    adopted = admin.adopt_standard("teacher", {"starts_on": "2026-01-01"})
    for person in _list_teachers(appraisal)[:-1]:
        client = story.sign_in(person)
        standard = client.get_position_standard(person.position.code).standard
        waiting = {task.record_id for task in client.list_my_tasks().items}
        if standard.id not in waiting:
            raise AssertionError("The standard of a post did not wait for who holds it.")
        client.acknowledge_standard(standard.id, {"digest": standard.digest})
    admin.list_standard_holders(adopted.id)
    admin.list_standards()


def try_standard(story: Story, agency: str) -> None:
    """Draft a standard of one's own, correct it, let it apply and retire it."""
    admin = story.admins[agency]
    body: dict[str, Any] = {"standard": _OWN, "starts_on": "2026-07-01"}
    drafted = admin.create_standard(body)
    body["starts_on"] = "2027-01-01"
    edited = admin.edit_standard(drafted.id, body, version=drafted.version)
    active = admin.activate_standard(edited.id, version=edited.version)
    admin.retire_standard(active.id, version=active.version)
    admin.get_standard(active.id)


def read_history(story: Story) -> None:
    """Read what the holders of a teacher's post achieved, for decisions about the post."""
    appraisal = story.find_appraisal(_SOURCE)
    teacher = _list_teachers(appraisal)[0]
    story.admins[appraisal.system.agency].list_position_history(teacher.position.code)


def must_cover_duties(appraisal: Appraisal, person: Person) -> bool:
    """Tell whether the plan of a person is held against the standard of teachers."""
    return appraisal.system.source == _SOURCE and person in _list_teachers(appraisal)


def cover_duties(client: Client, plan: Any, content: dict[str, Any]) -> Any:  # noqa: ANN401 - plan and draft
    """Name the areas of a teacher's results; without innovative programs it is refused by name."""
    results = content["work_results"]
    for result, area in zip(results, _AREAS, strict=True):
        result["duty_area"] = area
    draft = client.put_plan_content(plan.id, content, version=plan.version)
    try:
        client.submit_plan(plan.id, version=draft.version)
    except InvalidRequestError as refusal:
        if refusal.code != "plan_not_ready" or _INNOVATION not in str(refusal.errors):
            raise
    else:
        raise AssertionError("A teacher's plan without innovative programs was taken.")
    curriculum = results[-1]
    staged = [item for item in curriculum["indicators"] if "steps" in item]
    curriculum["indicators"] = [item for item in curriculum["indicators"] if "steps" not in item]
    mended = {
        **curriculum,
        "statement": "Diterapkannya program pembelajaran inovatif pada kelas paralel",
        "indicators": staged,
        "duty_area": _INNOVATION,
    }
    results.append(mended)
    return client.put_plan_content(plan.id, content, version=draft.version)


def _list_teachers(appraisal: Appraisal) -> list[Person]:
    return [each for each in appraisal.employees if each.position.row["title_key"] == _TEACHER]
