"""Counsel a colleague of the small office of Dumai on conduct: a talk first, then a counselor."""

from typing import Any, Final

from samples.office import Office
from story import Story

TALK: Final[dict[str, Any]] = {
    "core_value": "harmonis",
    "talked_on": "2026-04-20",
    "talk": "Dibicarakan empat mata: dua kali menyela rekan di depan pemohon informasi.",
}
FEEDBACK: Final[dict[str, Any]] = {
    "core_value": "harmonis",
    "tone": "mixed",
    "strength": "Menguasai semua daftar informasi publik unit layanan.",
    "improvement": "Menyela rekan di depan pemohon informasi pada tanggal 14 dan 16 April.",
    "suggestion": "Sampaikan koreksi kepada rekan setelah pemohon selesai dilayani.",
}
REPORT: Final[dict[str, Any]] = {
    "special_expectation": "Menghargai rekan di depan pemohon.",
    "details": "Setelah pembicaraan, rekan kembali disela di depan pemohon pada 22 April.",
    "occurs_with_others": False,
    "retrospective": "Pembicaraan empat mata dan umpan balik tertulis pada bulan April.",
}
ARRANGEMENT: Final[dict[str, Any]] = {
    "capacity": "independent",
    "meets_at": "2026-04-27T02:00:00Z",
    "location": "Ruang konseling Bagian Organisasi, pintu tertutup",
}
RECORD: Final[dict[str, Any]] = {
    "held_on": "2026-04-27",
    "content": "Pegawai menjelaskan tekanan antrean dan menyadari akibatnya bagi rekan.",
    "agreed_steps": "Koreksi disampaikan setelah pelayanan; antrean dibagi dua.",
    "advice": "Pembagian antrean ditetapkan oleh pimpinan unit.",
}


def counsel_colleague(story: Story, office: Office) -> None:
    """Talk, report what the talk did not end, name a counselor, sign the record, decide."""
    head, person = story.sign_in(office.head), story.sign_in(office.first)
    mayor = story.sign_in_reviewer(office.head)
    mayor_code = story.assessors[office.reviewer.code].code
    employee_id = story.employee_ids[office.first.code]
    _settle_another(story, office)
    talk = head.record_conduct_talk({**TALK, "employee_id": employee_id})
    view = {"own_view": "Saya mengerti; saya terburu-buru karena antrean panjang."}
    talk = person.reply_to_conduct_talk(talk.id, view, version=talk.version)
    cited = head.give_feedback({**FEEDBACK, "employee_id": employee_id})
    story.set_clock(2026, 4, 24)
    report = {**REPORT, "recipient_code": mayor_code, "feedback_ids": [cited.id]}
    case = head.report_conduct_problem(talk.id, report, version=talk.version)
    mayor.list_my_tasks()
    mayor.list_counselings()
    counselor = story.find_appraisal("S1").employees[0]  # heads another office: stands apart
    named = {**ARRANGEMENT, "counselor_code": counselor.code}
    case = mayor.arrange_counseling(case.id, named, version=case.version)
    story.set_clock(2026, 4, 27)
    person.get_counseling(case.id)
    record = story.sign_in(counselor).sign_counseling_record(case.id, RECORD, version=case.version)
    mayor.list_counseling_records()
    mayor.get_counseling_record(record.id)
    decision = {"consequence": "Pembagian antrean berlaku mulai Mei; ditinjau bulan Juli."}
    mayor.decide_on_counseling(record.id, decision, version=record.version)


def _settle_another(story: Story, office: Office) -> None:
    """Talk with the other of the staff, whose conduct changes: nobody else hears of it."""
    head = story.sign_in(office.head)
    employee_id = story.employee_ids[office.second.code]
    talk = {**TALK, "talk": "Dibicarakan cara menegur rekan.", "employee_id": employee_id}
    made = head.record_conduct_talk(talk)
    reason = {"reason": "Sikap sudah berubah sejak dibicarakan."}
    head.settle_counseling(made.id, reason, version=made.version)
