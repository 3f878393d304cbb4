"""List the settled records of evaluations, objections, feedback and reports upward."""

from datetime import date
from decimal import Decimal

from tests.storage.database.settled.record import NOON, SOMEBODY, Settled

FINAL = (
    ("evaluation", {"state": "rated"}),
    ("evaluation", {"state": "final", "assessor_id": SOMEBODY, "finalized_at": NOON}),
)
HEARING = {
    "employee_statement": "Saya menjelaskan.",
    "assessor_statement": "Saya menjawab.",
    "heard_at": NOON,
}
DECISION = {
    "decision": "Tetap.",
    "decision_ground": "rating_supported",
    "ratings": {},
    "decided_by": SOMEBODY,
    "decided_at": NOON,
    "decide_due_on": date(2026, 3, 9),
}

SETTLED = {
    "report upward": Settled(
        "upward_report",
        "append_only|ck_upward_report_",
        (),
        {"version": 9, "acknowledged_at": NOON},
    ),
    "assessment decided": Settled(
        "assessment",
        "ratings_closed",
        (("assessment", {"state": "final"}),),
        {
            "state": "delivered",
            "version": 9,
            "snapshot_id": None,
            "score": Decimal(90),
            "predicate": "good",
            "results": "met",
            "behavior": "met",
            "period_id": SOMEBODY,
            "unit_id": None,
        },
    ),
    "evaluation with a result": Settled(
        "evaluation",
        "ratings_closed",
        FINAL,
        {
            "state": "delivered",
            "version": 9,
            "assessor_id": SOMEBODY,
            "final_by": None,
            "result_number": 2,
            "delivered_number": 1,
            "received_number": 1,
            "finalized_at": NOON,
            "deliver_due_on": date(2026, 3, 9),
            "delivered_at": NOON,
            "return_due_on": date(2026, 3, 9),
            "object_until": date(2026, 3, 9),
            "term_path": None,
            "objection_moved_at": NOON,
            "acknowledged_at": NOON,
        },
    ),
    "objection filed": Settled(
        "objection", "append_only", (), {**HEARING, **DECISION, "state": "heard", "version": 9}
    ),
    "objection heard": Settled(
        "objection",
        "append_only",
        (("objection", {"state": "heard"}),),
        {**DECISION, "state": "upheld", "version": 9},
    ),
    "objection decided": Settled(
        "objection",
        "(append_only|illegal_state)",
        (("objection", {"state": "heard"}), ("objection", {"state": "upheld"})),
        {"version": 9},
    ),
    "feedback given": Settled(
        "feedback",
        "append_only",
        (),
        {"read_at": NOON, "reply": "Terima kasih", "replied_at": NOON, "version": 9},
    ),
    "feedback answered": Settled(
        "feedback",
        "append_only",
        (("feedback", {"reply": "Terima kasih", "replied_at": NOON}),),
        {"read_at": NOON, "version": 9},
    ),
    "rating decided": Settled("evaluation_rating", "ratings_closed", FINAL),
}
