"""Step 6: what follows from results: who does well by a stated rule."""

from decimal import Decimal
from typing import Any, Final

from samples.office import AGENCY
from samples.people import Person
from story import Appraisal, Story

_PRIZE: Final = {
    "outcome": "granted",
    "title": "Piagam penghargaan pegawai berkinerja baik",
    "reason": "Nilai tiga bulan berturut-turut tinggi, dan pasien mengakui pelayanannya.",
}
_WORDS: Final = "Berkinerja baik dalam meningkatkan kualitas pelayanan, dan menjadi teladan."
_PROJECT: Final[dict[str, Any]] = {
    "title": "Pendaftaran pasien lanjut usia tanpa antre",
    "description": "Proyek pelayanan publik: loket khusus bagi pasien lanjut usia.",
    "completed_on": "2026-03-20",
    "is_public_service": True,
}
_REPORT: Final = b"bulan,pasien\n2026-02,41\n2026-03,96\n"
_CONFIRMED: Final = {
    "is_confirmed": True,
    "reason": "Proyek berhasil diselesaikan; antrean pasien lanjut usia tidak ada lagi.",
}
_TEACHER: Final = {
    "outcome": "granted",
    "title": "Penghargaan guru berkinerja baik",
    "reason": "Berkinerja baik dalam meningkatkan kualitas pendidikan di daerah ini.",
}
_TO_COLLEAGUES: Final = "Kinerja baik seorang guru, teladan bagi pegawai lain untuk berprestasi."
_THANKS: Final = {
    "purpose": "recognition",
    "title": "Ucapan terima kasih direktur",
    "reason": "Membantu loket pendaftaran pada hari libur.",
}
_REVOKED: Final = {"reason": "Ucapan ini untuk pegawai lain; namanya tertukar saat dicatat."}
_OWN: Final = {
    "key": "pegawai-teladan",
    "title": {"id": "Pegawai teladan", "en": "Exemplary employee"},
    "source": "Keputusan Kepala Dinas 7/2027",
    "predicate_at_least": "good",
}


def find_outstanding(story: Story) -> None:
    """Find who did well in Lampung: in the year, and steadily through the monthly program."""
    admin = story.admins["lampung"]
    admin.list_shipped_outstanding_rules()
    for source, rule in (
        ("S2", "steady-score"),
        ("S0", "very-good"),
    ):
        appraisal = story.find_appraisal(source)
        adopted = admin.adopt_outstanding_rule(rule)
        admin.get_outstanding_rule(adopted.id)
        *_, newest = appraisal.period_ids.values()
        admin.list_outstanding(newest, rule=rule)
    admin.list_outstanding_rules()


def decide_on_people(story: Story) -> None:
    """Recommend a reward by rule, decide it, decline a promotion; the person sees each use."""
    appraisal = story.find_appraisal("S2")
    admin = story.admins["lampung"]
    *_, newest = appraisal.period_ids.values()
    by_code = {person.code: person for person in appraisal.employees[1:]}
    listed = admin.list_outstanding(newest, rule="steady-score").items
    best = next(item for item in listed if item.employee_code in by_code)
    person = by_code[best.employee_code]
    leader = story.sign_in_assessor(person)
    _record_accomplishments(story, appraisal, person)
    recommended = admin.propose_recommendation(
        {"evaluation_id": best.id, "purpose": "reward", "rule": "steady-score"}
    )
    admin.get_recommendation(recommended.id)
    renewed = admin.renew_recommendation(recommended.id, version=recommended.version)
    granted = leader.decide_recommendation(renewed.id, _PRIZE, version=renewed.version)
    leader.get_decision(granted.id)
    mistaken = leader.propose_recommendation(
        {"evaluation_id": best.id, "purpose": "promotion", "reason": _PRIZE["reason"]}
    )
    leader.withdraw_recommendation(mistaken.id, version=mistaken.version)
    thanked = leader.record_decision({"employee_code": person.code, **_THANKS})
    leader.revoke_decision(thanked.id, _REVOKED, version=thanked.version)
    standing = leader.renew_decision(granted.id, version=granted.version)
    story.sign_in(person).acknowledge_decision(standing.id, version=standing.version)
    _publish_reward(story, person, granted, newest)
    leader.list_recommendations()
    leader.list_decisions()
    admin.list_uncited_decisions()
    story.sign_in(person).list_my_uses()


def reward_teacher(story: Story) -> None:
    """Give a prize in the education office; its person lets colleagues be told, who read of it."""
    appraisal = story.find_appraisal("S4")
    admin = story.admins[appraisal.system.agency]
    period_id = appraisal.period_ids["2026"]
    admin.adopt_outstanding_rule("very-good")
    listed = admin.list_outstanding(period_id, rule="very-good").items
    by_code = {person.code: person for person in appraisal.employees[1:]}
    best = max((each for each in listed if each.employee_code in by_code), key=_score)
    person = by_code[best.employee_code]
    leader, own = story.sign_in_assessor(person), story.sign_in(person)
    recommended = leader.propose_recommendation(
        {"evaluation_id": best.id, "purpose": "reward", "rule": "very-good"}
    )
    granted = leader.decide_recommendation(recommended.id, _TEACHER, version=recommended.version)
    own.acknowledge_decision(granted.id, version=granted.version)
    publication = leader.ask_publication(granted.id, {"statement": _TO_COLLEAGUES})
    own.consent_publication(publication.id, version=publication.version)
    colleague = next(each for each in appraisal.employees if each.code != person.code)
    story.sign_in(colleague).list_publications()
    admin.get_unit_rewards(period_id, unit_code=appraisal.system.office)
    own.get_career(best.employee_id)


def _score(listed: Any) -> Decimal:  # noqa: ANN401 - somebody who does well
    return Decimal(listed.score)


def _record_accomplishments(story: Story, appraisal: Appraisal, person: Person) -> None:
    """Record a public-service project that was completed; the leader confirms it."""
    own, leader = story.sign_in(person), story.sign_in_assessor(person)
    plan = appraisal.plans[person.code]
    result = plan.in_force.work_results[0]
    line_id = result.indicators[0].line_id
    evidence = own.post_evidence(
        files={"file": ("laporan-proyek.csv", _REPORT, "text/csv")},
        fields={"line_id": line_id, "title": "Laporan akhir proyek"},
    )
    body = {
        **_PROJECT,
        "plan_id": plan.id,
        "line_ids": [result.line_id],
        "evidence_ids": [evidence.id],
    }
    made = own.record_accomplishment(body)
    body["line_ids"] = [result.line_id, line_id]
    edited = own.edit_accomplishment(made.id, body, version=made.version)
    leader.list_accomplishments(state="entered")
    leader.decide_accomplishment(edited.id, _CONFIRMED, version=edited.version)
    own.get_accomplishment(edited.id)
    hasty = own.record_accomplishment({**body, "title": "Proyek lanjutan"})
    own.withdraw_accomplishment(hasty.id, version=hasty.version)


def _publish_reward(story: Story, person: Person, reward: Any, period_id: str) -> None:  # noqa: ANN401 - a decision
    """Publish a reward by consent; the office reads its register, and the person withdraws."""
    admin, own = story.admins["lampung"], story.sign_in(person)
    publication = admin.ask_publication(reward.id, {"statement": _WORDS})
    published = own.consent_publication(publication.id, version=publication.version)
    story.sign_in_assessor(person).list_publications()
    own.get_publication(published.id)
    admin.list_rewards()
    admin.get_unit_rewards(period_id, unit_code=person.position.row["unit_code"])
    own.withdraw_publication(published.id, version=published.version)


def try_rule(story: Story) -> None:
    """Draft a rule of one's own, correct it, let it be used and retire it."""
    admin = story.admins[AGENCY]
    drafted = admin.create_outstanding_rule({"rule": _OWN})
    steady = {"over": 2, "predicate_at_least": "good", "spread_at_most": 1}
    body = {"rule": {**_OWN, "steady_predicate": steady}}
    edited = admin.edit_outstanding_rule(drafted.id, body, version=drafted.version)
    active = admin.activate_outstanding_rule(edited.id, version=edited.version)
    admin.retire_outstanding_rule(active.id, version=active.version)
