"""What a plan says, word for word: its digest, and the copy from which a revision begins."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Final

from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.services.plan import plans
from penilaian_api.storage.models.base import Base, new_id
from penilaian_api.storage.models.plan import (
    BehaviorExpectation,
    PlanIndicator,
    PlanRevision,
    WorkResult,
)
from penilaian_api.storage.plan import plans as record
from penilaian_api.storage.plan.plans import PlannedResult
from penilaian_api.storage.work.trail import to_plain_value
from penilaian_api.storage.work.unit_of_work import UnitOfWork

MEASURED: Final = (
    "statement",
    "measured_in",
    "polarity",
    "aspects",
    "accumulation",
    "frequency",
    "target",
    "target_low",
    "target_high",
    "steps",
    "baseline",
    "is_maximum",
    "exemption",
    "is_public_service",
)
"""What an indicator of the library and one of a plan have in common."""

IN_REVISION: Final = (
    "approach",
    "resources",
    "accountability",
    "consequences",
    "work_agreement",
)
IN_RESULT: Final = (
    "line_id",
    "ordinal",
    "statement",
    "kind",
    "weight",
    "supports_line_id",
    "goal_id",
    "assigned_by",
    "consented_at",
    "is_acting_duty",
    "success_measure",
    "target_text",
    "perspectives",
)
IN_INDICATOR: Final = (
    "line_id",
    "indicator_version_id",
    "ordinal",
    "deadline",
    "weight",
    "trajectory",
    "period_targets",
    *MEASURED,
)
IN_EXPECTATION: Final = ("core_value", "expectation")


def digest(
    revision: PlanRevision,
    results: Sequence[PlannedResult],
    expectations: Sequence[BehaviorExpectation],
) -> str:
    """Digest all that is agreed: SHA-256 of its canonical JSON (names sorted, no spaces)."""
    content = {
        "plan_id": str(revision.plan_id),
        "number": revision.number,
        **said(revision, IN_REVISION),
        "work_results": [
            {
                **said(one.result, IN_RESULT),
                "indicators": [said(indicator, IN_INDICATOR) for indicator in one.indicators],
            }
            for one in results
        ],
        "expectations": sorted(
            (said(one, IN_EXPECTATION) for one in expectations),
            key=lambda one: str(one["core_value"]),
        ),
    }
    words = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()


def said(source: Base, names: Iterable[str]) -> dict[str, object]:
    """Say fields of a record as plain values, the same on every machine."""
    return {name: to_plain_value(getattr(source, name)) for name in names}


def next_of(
    work: UnitOfWork,
    revision: PlanRevision,
    expectations: Sequence[BehaviorExpectation],
    reason: str,
) -> PlanRevision:
    """Copy a revision into the next draft; every line keeps its id, and with it its progress."""
    fresh = PlanRevision(
        id=new_id(),
        employee_id=revision.employee_id,
        plan_id=revision.plan_id,
        number=revision.number + 1,
        state=PlanState.DRAFT,
        revised_for=reason,
        version=1,
        **_fields(revision, IN_REVISION),
    )
    whose = {"employee_id": revision.employee_id, "revision_id": fresh.id}
    results: list[WorkResult] = []
    indicators: list[PlanIndicator] = []
    for one in plans.lines(work, revision):
        copy = WorkResult(id=new_id(), **whose, **_fields(one.result, IN_RESULT))
        results.append(copy)
        indicators.extend(
            PlanIndicator(id=new_id(), result_id=copy.id, **whose, **_fields(each, IN_INDICATOR))
            for each in one.indicators
        )
    told = [
        BehaviorExpectation(id=new_id(), **whose, **_fields(one, IN_EXPECTATION))
        for one in expectations
    ]
    record.exchange(work, (), ((fresh,), results, indicators, told))
    return fresh


def _fields(source: Base, names: Iterable[str]) -> dict[str, object]:
    return {name: getattr(source, name) for name in names}
