"""Train people of the health office of Lampung, and plan a career in Mataram."""

from typing import Any, Final

from samples.people import Person
from story import Appraisal, Story

TRAINING: Final[dict[str, Any]] = {
    "kind": "training",
    "origin": "duty",
    "title": "Komunikasi efektif dengan pasien dan keluarga",
    "provider": "Bapelkes Provinsi Lampung",
    "hours": 24,
}
EDUCATION: Final[dict[str, Any]] = {
    "kind": "further_education",
    "origin": "duty",
    "title": "Magister Administrasi Pendidikan",
    "provider": "Universitas Mataram",
    "due_on": "2029-08-31",
}
CAREER: Final[dict[str, Any]] = {
    "from_year": 2027,
    "to_year": 2031,
    "goal": "Pengembangan karier yang berkelanjutan menuju jenjang ahli muda.",
    "steps": [
        {"year": 2027, "text": "Mengikuti pelatihan penyusunan kurikulum."},
        {"year": 2029, "text": "Menyelesaikan pendidikan lanjutan."},
        {"year": 2031, "text": "Mengikuti uji kompetensi jenjang ahli muda."},
    ],
}


def train_officer(story: Story, appraisal: Appraisal, period_key: str) -> None:
    """Assign an officer to a training because of a month's result, and record that it was done."""
    officer = appraisal.employees[-1]
    leader = story.sign_in_assessor(officer)
    evaluation = _own(story, appraisal, officer, period_key)
    areas = story.sign_in(officer).get_improvement_areas(evaluation.id)
    leader.get_improvement_areas(evaluation.id)
    step = {"area": areas.improvements[0].key, "due_on": "2026-03-31"}
    leader.take_proposed_step(evaluation.id, step)
    title = f"{TRAINING['title']} ({len(areas.improvements)} hal yang perlu ditingkatkan)"
    body = {
        **TRAINING,
        "title": title,
        "employee_id": story.employee_ids[officer.code],
        "due_on": "2026-02-27",
    }
    made = leader.propose_training(body)
    done = {"is_completed": True, "note": "Sertifikat 893.3/112/2026."}
    leader.close_training(made.id, done, version=made.version)


def show_effect(story: Story, appraisal: Appraisal) -> None:
    """See the result after the training beside the one before it."""
    client = story.sign_in(appraisal.employees[-1])
    training = client.list_trainings(state="completed").items[0]
    client.get_training(training.id)
    client.get_training_effect(training.id)


def plan_career(story: Story) -> None:
    """Write a career plan, read the career behind it, and decide a nomination for education."""
    appraisal = story.find_appraisal("S4")
    person = appraisal.employees[-1]
    client, leader = story.sign_in(person), story.sign_in_assessor(person)
    employee_id = story.employee_ids[person.code]
    client.put_career_plan(employee_id, CAREER)
    leader.get_career_plan(employee_id)
    client.get_career(employee_id)
    leader.get_education_eligibility(employee_id)
    body = {**EDUCATION, "employee_id": employee_id}
    nominated = leader.propose_training(body)
    decision = {"is_approved": True, "reason": "Sesuai kebutuhan unit dan rencana karier."}
    reviewer = story.sign_in_reviewer(person)
    reviewer.decide_nomination(nominated.id, decision, version=nominated.version)


def _own(story: Story, appraisal: Appraisal, person: Person, period_key: str) -> Any:  # noqa: ANN401 - an evaluation
    """Find the evaluation of somebody in a period."""
    client = story.sign_in(person)
    return next(client.each_evaluations(period_id=appraisal.period_ids[period_key]))
