"""Copy and digest what a plan says, word for word: its content hash, and the next revision."""

from collections.abc import Iterable, Sequence
from typing import Final

from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.domain.scoring.record.canonical import canonical_text, digest_of
from penilaian_api.services.plan import plans
from penilaian_api.storage.models.base import Base, attribute_names, new_id
from penilaian_api.storage.models.plan import (
    BehaviorExpectation,
    PlanIndicator,
    PlanRevision,
    WorkResult,
)
from penilaian_api.storage.plan import plans as plan_storage
from penilaian_api.storage.plan.plans import PlannedResult
from penilaian_api.storage.work.record.values import to_plain_dict
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_WHERE_IT_STANDS: Final = frozenset({"agency_id", "id", "employee_id", "revision_id"})
"""What says to which revision a row of content belongs: each revision has rows of its own."""
_HOW_IT_STANDS: Final = frozenset(
    {
        "plan_id",
        "number",
        "state",
        "version",
        "revised_for",
        "returned_for",
        "submitted_at",
        "approved_by",
        "approved_at",
        "content_hash",
        "standard_id",
    }
)
"""What says how far a revision came, and not what is agreed in it."""

IN_REVISION: Final = attribute_names(PlanRevision, without=_WHERE_IT_STANDS | _HOW_IT_STANDS)
IN_RESULT: Final = attribute_names(WorkResult, without=_WHERE_IT_STANDS)
IN_INDICATOR: Final = attribute_names(PlanIndicator, without=_WHERE_IT_STANDS | {"result_id"})
IN_EXPECTATION: Final = attribute_names(BehaviorExpectation, without=_WHERE_IT_STANDS)
"""What is agreed, by the fields that each class has: one that is added is digested and copied."""


def digest(
    revision: PlanRevision,
    results: Sequence[PlannedResult],
    expectations: Sequence[BehaviorExpectation],
) -> str:
    """Digest all that is agreed: SHA-256 of its canonical JSON (names sorted, no spaces)."""
    content = {
        "plan_id": str(revision.plan_id),
        "number": revision.number,
        **to_plain_dict(revision, IN_REVISION),
        "work_results": [
            {
                **to_plain_dict(planned.result, IN_RESULT),
                "indicators": [
                    to_plain_dict(indicator, IN_INDICATOR) for indicator in planned.indicators
                ],
            }
            for planned in results
        ],
        "expectations": sorted(
            (to_plain_dict(expectation, IN_EXPECTATION) for expectation in expectations),
            key=lambda fields: str(fields["core_value"]),
        ),
    }
    return digest_of(canonical_text(content))


def next_revision(
    work: UnitOfWork,
    revision: PlanRevision,
    expectations: Sequence[BehaviorExpectation],
    reason: str,
) -> PlanRevision:
    """Copy a revision into the next draft; every line keeps its id, and with it its progress."""
    following = PlanRevision(
        id=new_id(),
        employee_id=revision.employee_id,
        plan_id=revision.plan_id,
        number=revision.number + 1,
        state=PlanState.DRAFT,
        revised_for=reason,
        version=1,
        **_fields(revision, IN_REVISION),
    )
    keys = {"employee_id": revision.employee_id, "revision_id": following.id}
    results: list[WorkResult] = []
    indicators: list[PlanIndicator] = []
    for planned in plans.results_of(work, revision):
        result = WorkResult(id=new_id(), **keys, **_fields(planned.result, IN_RESULT))
        results.append(result)
        indicators.extend(
            PlanIndicator(
                id=new_id(), result_id=result.id, **keys, **_fields(indicator, IN_INDICATOR)
            )
            for indicator in planned.indicators
        )
    copies = [
        BehaviorExpectation(id=new_id(), **keys, **_fields(expectation, IN_EXPECTATION))
        for expectation in expectations
    ]
    plan_storage.exchange(work, (), ((following,), results, indicators, copies))
    return following


def _fields(source: Base, names: Iterable[str]) -> dict[str, object]:
    return {name: getattr(source, name) for name in names}
