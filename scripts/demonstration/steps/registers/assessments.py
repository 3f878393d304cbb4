"""Step 4: assess people by the anchors of a rubric, as their leader or as an assessment center."""

from random import Random
from typing import Any

from samples.people import Person
from story import Appraisal, Story
from systems import MeasuredPart

from penilaian_client import Client

REASONS = (
    "Terlihat pada wawancara dan studi kasus.",
    "Ditunjukkan dengan tiga contoh dari pekerjaan tahun ini.",
    "Dikuatkan oleh rekan satu tim dan dokumen pekerjaan.",
)
RECOMMENDATION = "Pelatihan pelayanan prima, dan pendampingan oleh rekan yang sudah mahir."
ASSESSED_ON = "2026-12-18"
"""Late in the year, before its rating starts."""
_LOWEST, _HIGHEST = 1, 5


def assess_people(story: Story, appraisal: Appraisal, period_key: str, part: MeasuredPart) -> None:
    """Assess everyone of an office by a rubric; what comes out measures the part."""
    agency, period_id = appraisal.system.agency, appraisal.period_ids[period_key]
    admin = story.admins[agency]
    rubric = next(item for item in admin.list_rubrics().items if item.key == part.rubric)
    first = appraisal.employees[-1]
    if part.by_center:
        _demand_more(admin, first)
        center = _open_center(story, agency)
    for person in appraisal.employees:
        body = {
            "employee_code": person.code,
            "period_id": period_id,
            "rubric": rubric.key,
            "assessed_on": ASSESSED_ON,
            "levels": _levels(story, admin, rubric, person),
            "recommendation": RECOMMENDATION,
        }
        client = center if part.by_center else story.sign_in_assessor(person)
        client.assess_competences(body)
        story.counts["measurements"] += 1
    reader = story.sign_in(first)
    listed = reader.list_competence_assessments(period_id=period_id)
    reader.get_competence_assessment(listed.items[0].id)


def _demand_more(admin: Client, person: Person) -> None:
    """Let a position demand a technical competence beside what its class demands."""
    code = person.position.code
    admin.put_position_competences(code, {"levels": [{"item": "teaching", "level": 2}]})
    admin.get_position_competences(code)


def _open_center(story: Story, agency: str) -> Client:
    """Give the assessment center an account that may hand in assessments and no more."""
    login = f"asesmen@{agency}"
    body = {"login": login, "kind": "service", "scopes": ["competence_assess"]}
    secret = story.admins[agency].create_account(body).secret or ""
    return story.keep_open(story.service.open_service_client(login, secret))


def _levels(story: Story, admin: Client, rubric: Any, person: Person) -> list[dict[str, Any]]:  # noqa: ANN401 - a rubric as the client models it
    """Draw a level for each item near what the position demands, or near the middle."""
    random = Random(f"{story.seed}:{rubric.key}:{person.code}")  # noqa: S311 - sample data
    usual = {item.key: 4 for item in rubric.items}
    if rubric.part == "competence":
        position = admin.get_position_competences(person.position.code)
        usual = {item.item: item.level for item in position.levels}
    return [
        {
            "item": item,
            "level": min(_HIGHEST, max(_LOWEST, level + random.choice((-1, 0, 0, 1)))),
            "reason": random.choice(REASONS),
        }
        for item, level in usual.items()
    ]
