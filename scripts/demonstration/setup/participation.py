"""Employees of Dumai say how they want to be measured, discuss it and are answered."""

from typing import Any, Final

from samples.office import Office
from samples.people import Person
from story import Appraisal, Story

from penilaian_client import Client

INPUTS: Final = (
    "Jumlah berkas saja tidak mencerminkan kerumitan izin lingkungan.",
    "Izin yang harus dikoreksi setelah terbit sebaiknya ikut dihitung.",
    "Waktu tunggu kelengkapan dari pemohon jangan dihitung sebagai waktu proses.",
    "Kepuasan pemohon lebih tepat diukur per jenis izin.",
    "Target bulan Ramadan perlu menyesuaikan jam kerja.",
)
"""Five inputs, which the session of meetings.json (MT-03) asks to be answered in writing."""
ANSWERS: Final = (
    ("adapted", "Bobot kerumitan tiga tingkat disusun untuk periode berikutnya."),
    ("accepted", "Persentase izin yang dikoreksi masuk sebagai indikator baru."),
    ("accepted", "Waktu proses dihitung sejak berkas lengkap."),
    ("declined", "Jawaban per jenis izin terlalu sedikit untuk dilaporkan terpisah."),
    ("declined", "Target ditetapkan per triwulan, sehingga jam kerja Ramadan sudah tercakup."),
)
ASKED: Final = (
    (
        "question",
        "Apakah hasil penilaian dapat menjadi dasar hukuman disiplin?",
        "Tidak. Hukuman disiplin hanya menurut PP 94/2021 dan tidak pernah otomatis.",
    ),
    (
        "complaint",
        "Penilaian terasa lebih ketat daripada tahun lalu, tanpa penjelasan.",
        "Panduan dan bobotnya kini terbuka; sesi tanya jawab diadakan tiap Jumat bulan ini.",
    ),
)
"""What resistance sounds like, and how it is answered."""
CORRECTIONS: Final[dict[str, Any]] = {
    "statement": "Persentase izin yang dikoreksi setelah terbit",
    "result": "Izin yang benar sejak terbit",
    "measured_in": "persen",
    "polarity": "lower",
    "aspects": ["quality"],
    "accumulation": "last",
    "frequency": "quarter",
    "target": "2",
    "sector": "licensing",
}
MINUTES: Final = (
    "Pegawai menilai jumlah berkas saja tidak mencerminkan kerumitan izin lingkungan. "
    "Disepakati menambah ukuran ketepatan waktu dan koreksi izin."
)


def discuss_indicators(story: Story) -> None:
    """Let employees give input, answer each, and discuss the indicators in a recorded session."""
    appraisal = story.find_appraisal("S1")
    admin = story.admins[appraisal.system.agency]
    head, *others = appraisal.employees
    people = others[: len(INPUTS)]
    _propose(story, appraisal, people)
    _answer(admin)
    versions = admin.list_indicators(state="agreed", limit=2).items
    _map(admin, people, [version.indicator_id for version in versions])
    _meet(story, appraisal, [head, *people], [version.id for version in versions])
    _cancel(story.sign_in(head), _meeting(story, appraisal, [head, *people], []))


def rate_relevance(story: Story) -> None:
    """Ask the holders of the mapped positions how relevant the indicators are; release it."""
    appraisal = story.find_appraisal("S1")
    admin = story.admins[appraisal.system.agency]
    keys = [version.key for version in admin.list_indicators(state="agreed", limit=2).items]
    _ask_holders(story, appraisal.employees, keys, ("2026-12-01", "2026-12-31"))


def rate_office_indicator(story: Story, office: Office) -> None:
    """Let all who answer requests for information rate the indicator, before its review.

    The two of the small office would be no group; the licensing office answers requests as well.
    """
    appraisal = story.find_appraisal("S1")
    admin = story.admins[appraisal.system.agency]
    people = [*appraisal.employees, office.first, office.second]
    agreed = admin.list_indicators(state="agreed", q="permohonan informasi").items
    (reviewed,) = [each for each in agreed if each.id == office.indicator_version_id]
    _map(admin, people, [reviewed.indicator_id])
    _ask_holders(story, people, [reviewed.key], ("2026-07-01", "2026-07-31"))


def _ask_holders(
    story: Story, people: list[Person], keys: list[str], days: tuple[str, str]
) -> None:
    """Ask all holders, let these people answer, each a little differently, and release it."""
    admin = story.admins[story.find_appraisal("S1").system.agency]
    survey = admin.create_survey(
        {
            "title": "Relevansi indikator 2026",
            "instrument_id": admin.adopt_instrument("indicator-relevance").id,
            "starts_on": days[0],
            "ends_on": days[1],
            "targets": [{"indicator_key": key} for key in keys],
        }
    )
    survey = admin.open_survey(survey.id, version=survey.version)
    for number, person in enumerate(people):
        client = story.sign_in(person)
        for invitation in client.list_my_invitations().items:
            if invitation.survey_id == survey.id:
                values = {"relevance": 5 - number % 3}
                client.answer_invitation(invitation.id, {"values": values})
    survey = admin.close_survey(survey.id, version=admin.get_survey(survey.id).version)
    admin.release_survey(survey.id, version=survey.version)


def read_participation(story: Story) -> None:
    """Read who took part over the year, as an admin, as a head, and of oneself."""
    appraisal = story.find_appraisal("S1")
    head, employee = appraisal.employees[:2]
    story.admins[appraisal.system.agency].get_participation(appraisal.system.cycle)
    story.sign_in(head).get_participation(appraisal.system.cycle)
    story.sign_in(head).get_adoption(appraisal.system.cycle)
    story.sign_in(employee).get_own_involvement(appraisal.system.cycle)


def _propose(story: Story, appraisal: Appraisal, people: list[Person]) -> None:
    for text, person in zip(INPUTS, people, strict=True):
        client = story.sign_in(person)
        body: dict[str, Any] = {"cycle_key": appraisal.system.cycle, "text": text}
        if text == INPUTS[1]:
            body["content"] = CORRECTIONS
        client.submit_proposal(body)
    _question_appraisal(story, appraisal, people)
    hasty = story.sign_in(people[0])
    proposal = hasty.submit_proposal({"cycle_key": appraisal.system.cycle, "text": "Belum jadi."})
    hasty.withdraw_proposal(proposal.id, version=proposal.version)


def _question_appraisal(story: Story, appraisal: Appraisal, people: list[Person]) -> None:
    """Ask and complain about the appraisal itself, and be answered."""
    admin = story.admins[appraisal.system.agency]
    for person, (kind, text, answer) in zip(people, ASKED, strict=False):
        body = {"cycle_key": appraisal.system.cycle, "kind": kind, "text": text}
        asked = story.sign_in(person).submit_proposal(body)
        reply = {"outcome": "answered", "answer": answer}
        admin.answer_proposal(asked.id, reply, version=asked.version)


def _answer(admin: Client) -> None:
    """Answer each input with its reason, and draft what was accepted as an indicator."""
    waiting = admin.list_proposals(state="submitted").items
    answers = dict(zip(INPUTS, ANSWERS, strict=True))
    for proposal in waiting:
        outcome, reason = answers[proposal.text]
        body = {"outcome": outcome, "answer": reason}
        answered = admin.answer_proposal(proposal.id, body, version=proposal.version)
        if proposal.content is not None:
            draft = {"key": "izin-dikoreksi", **CORRECTIONS}
            admin.draft_proposal(proposal.id, draft, version=answered.version)
        admin.get_proposal(proposal.id)


def _map(admin: Client, people: list[Person], indicator_ids: list[str]) -> None:
    """Map the indicators that are discussed to the positions of those who discuss them."""
    codes = dict.fromkeys(person.position.code for person in people)
    body = {"mapped_positions": [{"position_code": code} for code in codes]}
    for indicator_id in indicator_ids:
        admin.put_indicator_mapping(indicator_id, body)
        admin.get_indicator_mapping(indicator_id)


def _meet(story: Story, appraisal: Appraisal, people: list[Person], versions: list[str]) -> None:
    """Hold the session: who came, what was said and decided; close its minutes, correct them."""
    head, *others = people
    client = story.sign_in(head)
    meeting = client.schedule_meeting(_meeting(story, appraisal, people, versions))
    decisions = [
        {"indicator_version_id": version, "decision": "changed", "note": "Ukuran ditambah."}
        for version in versions
    ]
    record = {
        "minutes": MINUTES,
        "attended_codes": [person.code for person in others],
        "decisions": decisions,
    }
    recorded = client.hold_meeting(meeting.id, record, version=meeting.version)
    for person in others:
        story.sign_in(person).confirm_attendance(meeting.id)
    closed = client.close_meeting(meeting.id, version=recorded.version)
    fixed = {"minutes": f"{MINUTES} Berlaku mulai triwulan II.", "reason": "Masa berlaku terlewat."}
    client.correct_minutes(meeting.id, fixed, version=closed.version)
    story.sign_in(others[0]).get_meeting(meeting.id)
    story.sign_in(others[0]).list_meetings()


def _cancel(client: Client, body: dict[str, Any]) -> None:
    """Schedule a second session, move it, and cancel it."""
    meeting = client.schedule_meeting({**body, "title": "Diskusi lanjutan"})
    moved = {**body, "title": "Diskusi lanjutan", "location": "Aula"}
    meeting = client.edit_meeting(meeting.id, moved, version=meeting.version)
    reason = {"reason": "Semua masukan sudah ditanggapi."}
    client.cancel_meeting(meeting.id, reason, version=meeting.version)


def _meeting(
    story: Story, appraisal: Appraisal, people: list[Person], versions: list[str]
) -> dict[str, Any]:
    head, *others = people
    return {
        "kind": "indicator_discussion",
        "title": "Diskusi indikator kinerja penata perizinan",
        "unit_code": appraisal.system.office,
        "cycle_key": appraisal.system.cycle,
        "starts_at": f"{story.today.isoformat()}T02:00:00Z",
        "location": "Ruang rapat DPMPTSP",
        "host_code": head.code,
        "invited_codes": [person.code for person in others],
        "indicator_version_ids": versions,
    }
