"""Put the reviews of an indicator in place, as a closed period would leave them."""

from typing import Any
from uuid import UUID

from penilaian_api.domain.indicator.review import ReviewOutcome
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.indicator import IndicatorReview
from tests.factories.evaluations import store
from tests.factories.organization import expect
from tests.matrix.stage import NOW, Stage, ident


def build(stage: Stage) -> None:
    """Store a review that waits for a decision, and one that was decided."""
    decision = {
        "outcome": ReviewOutcome.KEPT,
        "reason": "Ukuran tetap dipakai.",
        "decided_by": UUID(ident("account:admin")),
        "decided_at": NOW,
    }
    for state, indicator, decided in (("waiting", "agreed", {}), ("decided", "retired", decision)):
        record = _review(stage, stage["indicator", indicator], decided)
        key = record.id
        store(stage.api, record)
        path = f"/v1/indicator-reviews/{key}"
        stage.keep(expect(stage.api.get(path, who="admin"), 200), "review", state)


def _review(stage: Stage, version: dict[str, Any], decision: dict[str, Any]) -> IndicatorReview:
    return IndicatorReview(
        id=new_id(),
        period_id=UUID(stage["period", "closed"]["id"]),
        indicator_id=UUID(version["indicator_id"]),
        indicator_version_id=UUID(version["id"]),
        lines=2,
        missing=1,
        at_target=0,
        compared=0,
        disagreeing=0,
        measurability=100,
        findings=["often_missing"],
        finding_count=1,
        reviewed_at=NOW,
        **decision,
    )
