"""List the settled records of surveys and of what citizens say."""

from tests.storage.database.settled.record import NOON, Settled

ACCEPTED = ("public_feedback", {"state": "accepted", "moderated_at": NOON})

SETTLED = {
    "citizens' feedback received": Settled(
        "public_feedback",
        "append_only",
        (),
        {"state": "accepted", "version": 9, "moderated_at": NOON, "reason": "Tidak jelas."},
    ),
    "citizens' feedback accepted": Settled(
        "public_feedback",
        "append_only",
        (ACCEPTED,),
        {"state": "answered", "version": 9, "answer": "Baik.", "answered_at": NOON},
    ),
    "citizens' feedback answered": Settled(
        "public_feedback",
        "(append_only|illegal_state)",
        (
            ACCEPTED,
            ("public_feedback", {"state": "answered", "answer": "Baik.", "answered_at": NOON}),
        ),
        {"version": 9},
    ),
    "target of a survey that is open": Settled(
        "survey_target", "append_only", (("survey", {"state": "open"}),)
    ),
}
