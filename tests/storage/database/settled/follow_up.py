"""List the settled records of what is decided and published of people."""

from tests.storage.database.settled.record import ACCOUNT, NOON, SOMEBODY, Settled

CONFIRMED = (
    ("accomplishment", {"state": "confirmed", "decided_by": SOMEBODY, "decided_at": NOON}),
)

SETTLED = {
    "decision on a person": Settled(
        "person_decision",
        "append_only|ck_person_decision_",
        (),
        {"version": 9, "acknowledged_at": NOON},
    ),
    "decision revoked": Settled(
        "person_decision",
        "append_only",
        (
            (
                "person_decision",
                {"revoked_at": NOON, "revoked_by": ACCOUNT, "revoked_for": "Keliru."},
            ),
        ),
        {"version": 9, "acknowledged_at": NOON},
    ),
    "outstanding rule in use": Settled(
        "outstanding_rule_version",
        "outstanding_rule_in_use",
        (("outstanding_rule_version", {"status": "active"}),),
        {"status": "retired", "version": 9},
    ),
    "publication withdrawn": Settled(
        "publication",
        "append_only",
        (("publication", {"state": "withdrawn", "statement": "", "withdrawn_at": NOON}),),
        {"version": 9},
    ),
    "accomplishment confirmed": Settled(
        "accomplishment", "append_only|gd:illegal_state", CONFIRMED, {"version": 9}
    ),
    "link of a confirmed accomplishment": Settled("accomplishment_link", "append_only", CONFIRMED),
    "recommendation decided": Settled(
        "recommendation",
        "append_only",
        (("recommendation", {"state": "granted"}),),
        {"version": 9},
    ),
}
