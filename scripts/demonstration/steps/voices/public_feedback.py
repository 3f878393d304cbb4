"""Step 4: hear what citizens say unasked; moderate it, answer it, count it."""

import time
from typing import Final

from story import Appraisal, Story

READING: Final = 3.1
"""Seconds that the service takes a person to need before they send a form."""
WORDS: Final = (
    ("complaint", "Antrean pagi di loket perizinan terlalu lama."),
    ("praise", "Petugas menjelaskan syarat dengan sabar."),
    ("suggestion", "Tetangga saya, Budi, menyuap petugas."),
)
ANSWER: Final = "Sejak hari ini dua loket dibuka pada pukul 08.00 sampai 10.00."
REASON: Final = "Menyebut nama orang lain; sampaikan dugaan suap lewat kanal pengaduan."


def hear_citizens(story: Story, appraisal: Appraisal) -> None:
    """Let three citizens speak of an office, and deal with what they say."""
    system = appraisal.system
    admin = story.admins[system.agency]
    admin.get_unit_feedback_page(system.office)
    admin.get_unit_feedback_qr_code(system.office)
    with story.service.open_anonymous_client() as citizen:
        forms = [
            citizen.get_public_feedback_form(system.agency, unit_code=system.office).form
            for _ in WORDS
        ]
        time.sleep(READING)
        receipts = [
            citizen.give_public_feedback(
                system.agency,
                {"unit_code": system.office, "topic": topic, "text": text, "form": form},
            ).receipt
            for (topic, text), form in zip(WORDS, forms, strict=True)
        ]
        items = admin.list_public_feedback(unit_code=system.office).items
        complaint, praise, other = items
        admin.get_public_feedback(complaint.id)
        shown = admin.accept_public_feedback(complaint.id, version=complaint.version)
        admin.accept_public_feedback(praise.id, version=praise.version)
        admin.refuse_public_feedback(other.id, {"reason": REASON}, version=other.version)
        admin.answer_public_feedback(shown.id, {"answer": ANSWER}, version=shown.version)
        citizen.get_public_feedback_receipt(system.agency, receipts[0])
    admin.list_public_feedback_counts(appraisal.period_ids["2026"])
