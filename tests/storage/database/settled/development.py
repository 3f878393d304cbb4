"""List the settled records of guidance, counseling and training."""

from tests.storage.database.settled.record import NOON, SOMEBODY, Settled

REPORTED = ("counseling", {"state": "reported", "reported_at": NOON, "recipient_id": SOMEBODY})
ARRANGED = (
    "counseling",
    {
        "state": "arranged",
        "counselor_id": SOMEBODY,
        "capacity": "independent",
        "meets_at": NOON,
        "location": "Ruang konseling",
    },
)

SETTLED = {
    "counseling reported": Settled(
        "counseling",
        "(append_only|illegal_state)|ck_counseling_",  # its state moves with what its step writes
        (REPORTED,),
        {
            "version": 9,
            "own_view": "Baik.",
            "replied_at": NOON,
            "settled_for": "Membaik.",
            "counselor_id": SOMEBODY,
            "capacity": "official",
            "meets_at": NOON,
            "location": "Ruang lain",
        },
    ),
    "counseling done": Settled(
        "counseling",
        "append_only|illegal_state",
        (REPORTED, ARRANGED, ("counseling", {"state": "counseled", "closed_at": NOON})),
        {"version": 9},
    ),
    "counseling record signed": Settled(
        "counseling_record",
        "(append_only|illegal_state)|ck_counseling_record_",  # it is decided as a whole
        (),
        {"version": 9, "consequence": "Ditindaklanjuti."},
    ),
}
