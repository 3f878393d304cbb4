"""List the settled records of plans."""

from datetime import date

from tests.storage.database.settled.record import DIGEST, NOON, SOMEBODY, Settled

SETTLED = {
    "plan submitted": Settled(
        "plan_revision",
        "plan_content_fixed",
        (("plan_revision", {"state": "submitted", "content_hash": DIGEST}),),
        {
            "state": "draft",
            "version": 9,
            "returned_for": "unclear",
            "submitted_at": NOON,
            "approved_by": None,
            "approved_at": NOON,
            "content_hash": None,
            "standard_id": None,
        },
    ),
    "plan approved": Settled(
        "plan_revision",
        "plan_content_fixed",
        (
            ("plan_revision", {"state": "submitted", "content_hash": DIGEST}),
            (
                "plan_revision",
                {"state": "approved", "approved_by": SOMEBODY, "approved_at": NOON},
            ),
        ),
        {"state": "closed", "version": 9},
    ),
    "plan": Settled("plan", "plan_content_fixed", (), {"ends_before": date(2027, 1, 1)}),
    **{
        f"{table} of a submitted plan": Settled(
            table, "plan_content_fixed", (("plan_revision", {"state": "submitted"}),)
        )
        for table in ("work_result", "plan_indicator", "behavior_expectation")
    },
}
