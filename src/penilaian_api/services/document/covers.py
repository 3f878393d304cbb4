"""Write the sheet that lies on top of what is reported upward: from whom, to whom, of whose result.

Why it is so: docs/decisions/0078.
"""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.dates import local_day
from penilaian_api.domain.document.documents import DocumentForm
from penilaian_api.services.document import words
from penilaian_api.services.document.issuing import party_of
from penilaian_api.storage.document import issued
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.work.unit_of_work import UnitOfWork

TEMPLATE: Final = "cover"
"""The template that sets it."""
KEY: Final = "cover"
"""Under which name it is kept beside the forms."""
_TITLE: Final = ("LEMBAR PENGANTAR", "LAPORAN HASIL EVALUASI KINERJA PEGAWAI")
_CONTENTS: Final = {
    DocumentForm.BY_ASSESSOR: "Dokumen Evaluasi Kinerja Pegawai (D.1.1)",
    DocumentForm.BY_SUPERIOR: "Dokumen Evaluasi Kinerja Pegawai oleh atasan (D.1.2)",
    DocumentForm.AFTER_OBJECTION: "Dokumen Evaluasi Kinerja Pegawai setelah keberatan (D.1.3)",
}
_FORMS: Final = "Sasaran Kinerja Pegawai dengan lampirannya, dan hasil evaluasi kinerja"


def cover_of(
    work: UnitOfWork, period: Period, employee_id: UUID, recipient_id: UUID
) -> dict[str, Any]:
    """State what the sheet says, with names and posts as they are on the day of the report."""
    day, reporter_id = local_day(work.now, work.zone), work.actor.employee_id
    keys = [key for key in (employee_id, recipient_id, reporter_id) if key is not None]
    people = issued.parties_on(work, keys, day)
    return {
        "employee": party_of(people.get(employee_id)),
        "recipient": party_of(people.get(recipient_id)),
        "reporter": party_of(None if reporter_id is None else people.get(reporter_id)),
        "period": words.period_of(period.kind, period.starts_on),
        "span": words.span_of(period.starts_on, period.ends_before),
        "reported": words.day_of(day),
        "due": words.day_of(period.report_due_on),
    }


def sheet_of(
    kept: Mapping[str, Any], form: DocumentForm, files: Mapping[str, str]
) -> dict[str, Any]:
    """Write the sheet on what was kept, and the files below it with their digests, in order."""
    contents = (_CONTENTS[form], _FORMS)
    return {
        **kept[KEY],
        "agency": kept["agency"],
        "title": _TITLE,
        "files": [
            {"name": name, "content": content, "digest": digest}
            for content, (name, digest) in zip(contents, files.items(), strict=True)
        ],
    }
