"""Bengkulu tells all its employees what the appraisal is for and how it works, before it begins."""

from typing import Any, Final

from story import Appraisal, Story

from penilaian_client import Client

GUIDE: Final = (
    "Kinerja dinilai menurut kecepatan menyelesaikan berkas, kepuasan masyarakat, inovasi "
    "pelayanan, dan hasil tim. Penilaian ini dipakai untuk mengembangkan pegawai, bukan untuk "
    "menghukum. Setiap angka dapat Anda telusuri, dan hasilnya dapat Anda ajukan keberatan."
)
STATEMENT: Final = (
    "Tujuan penilaian tahun ini adalah pelayanan yang lebih cepat bagi masyarakat Bengkulu. "
    "Kita bekerja sebagai tim; siapa pun yang membutuhkan bimbingan akan mendapatkannya."
)


def announce(story: Story) -> None:
    """Publish the guide to all and the leader's statement; everybody reads and acknowledges."""
    appraisal = story.find_appraisal("S3")
    admin = story.admins[appraisal.system.agency]
    scheme_id = admin.get_period(next(iter(appraisal.period_ids.values()))).scheme.id
    guide = _publish(admin, _guide(appraisal))
    statement = _publish(admin, _statement(appraisal))
    _correct(admin, appraisal)
    for person in appraisal.employees:
        client = story.sign_in(person)
        client.get_scheme_guide(scheme_id)
        for announcement in (guide, statement):
            body = {"digest": announcement.digest}
            client.acknowledge_announcement(announcement.id, body)
    first = story.sign_in(appraisal.employees[0])
    first.list_announcements()
    first.get_announcement(guide.id)
    admin.list_announcement_readers(guide.id, is_acknowledged=False)
    admin.get_announcement_coverage(guide.id)


def _publish(admin: Client, body: dict[str, Any]) -> Any:  # noqa: ANN401 - an announcement
    draft = admin.create_announcement(body)
    return admin.publish_announcement(draft.id, version=draft.version)


def _correct(admin: Client, appraisal: Appraisal) -> None:
    """Draft a note, mend it, publish it, and withdraw it."""
    body = {"kind": "announcement", "title": "Jadwal", "body": "Pengisian SKP sampai 30 Januari."}
    draft = admin.create_announcement({**body, "cycle_key": appraisal.system.cycle})
    mended = {
        **body,
        "body": "Pengisian SKP sampai 31 Januari.",
        "cycle_key": appraisal.system.cycle,
    }
    draft = admin.edit_announcement(draft.id, mended, version=draft.version)
    shown = admin.publish_announcement(draft.id, version=draft.version)
    reason = {"reason": "Jadwal sudah tercantum dalam panduan."}
    admin.withdraw_announcement(shown.id, reason, version=shown.version)


def _guide(appraisal: Appraisal) -> dict[str, Any]:
    return {
        "kind": "guide",
        "title": "Cara kinerja dinilai di Provinsi Bengkulu",
        "body": GUIDE,
        "cycle_key": appraisal.system.cycle,
        "is_required": True,
    }


def _statement(appraisal: Appraisal) -> dict[str, Any]:
    return {
        "kind": "leader_statement",
        "title": "Pernyataan pimpinan tentang tujuan penilaian",
        "body": STATEMENT,
        "cycle_key": appraisal.system.cycle,
        "period_key": next(iter(appraisal.period_ids)),
        "leader_code": appraisal.employees[0].code,
        "is_required": True,
    }
