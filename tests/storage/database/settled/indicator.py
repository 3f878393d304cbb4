"""List the settled records of the library of indicators and of proposals for it."""

from tests.storage.database.settled.record import ACCOUNT, NOON, Settled

SETTLED = {
    "review decided": Settled(
        "indicator_review",
        "indicator_fixed",
        (
            (
                "indicator_review",
                {"outcome": "kept", "reason": "Tetap.", "decided_by": ACCOUNT, "decided_at": NOON},
            ),
        ),
    ),
    "proposal submitted": Settled(
        "proposal",
        "append_only",
        (),
        {
            "state": "accepted",
            "version": 9,
            "answer": "Baik.",
            "answered_by": None,
            "answered_at": NOON,
            "draft_id": None,
        },
    ),
    "proposal answered": Settled(
        "proposal",
        "append_only",
        (
            (
                "proposal",
                {"state": "accepted", "answered_at": NOON},
            ),
        ),
        {"version": 9, "draft_id": None},
    ),
    "indicator agreed": Settled(
        "indicator_version",
        "indicator_fixed",
        (
            ("indicator_version", {"state": "proposed"}),
            ("indicator_version", {"state": "agreed"}),
        ),
        {"state": "retired", "version": 9},
    ),
}
