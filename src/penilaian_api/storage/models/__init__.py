"""Map the tables, one file per thing; importing this package makes all of them known."""

from penilaian_api.storage.models import (
    account,
    agency,
    audit,
    cycle,
    evaluation,
    feedback,
    follow_up,
    idempotency,
    indicator,
    meeting,
    organization,
    plan,
    progress,
    register,
    standard,
    survey,
)

__all__ = [
    "account",
    "agency",
    "audit",
    "cycle",
    "evaluation",
    "feedback",
    "follow_up",
    "idempotency",
    "indicator",
    "meeting",
    "organization",
    "plan",
    "progress",
    "register",
    "standard",
    "survey",
]
