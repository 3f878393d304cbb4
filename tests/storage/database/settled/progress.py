"""List the settled records of innovations, sanctions and steps on results."""

from decimal import Decimal

from tests.storage.database.settled.record import NOON, Settled

VERIFIED = (("innovation", {"state": "verified", "points": Decimal(4), "decided_at": NOON}),)

SETTLED = {
    "step on a result": Settled(
        "remedy",
        "append_only|ck_remedy_",
        (),
        {"version": 9, "acknowledged_at": NOON},
    ),
    "innovation verified": Settled("innovation", "(innovation_judged|illegal_state)", VERIFIED),
    "innovator of a verified innovation": Settled("innovator", "append_only", VERIFIED),
    "phase of a verified innovation": Settled("innovation_progress", "append_only", VERIFIED),
    "sanction": Settled(
        "discipline_sanction",
        "append_only|ck_discipline_sanction_voided_with_reason",  # it is voided with a reason
        (),
        {"version": 9},
    ),
    "sanction voided": Settled(
        "discipline_sanction",
        "append_only",
        (("discipline_sanction", {"voided_at": NOON, "void_reason": "Dibatalkan."}),),
        {"version": 9},
    ),
}
