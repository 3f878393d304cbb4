"""The content of a draft: replaced whole or result by result, under the version of its revision.

Lines that are sent with their id keep it, and with it all progress and evidence. What did not
change is left as it stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.errors import OutOfReach
from penilaian_api.domain.plan.plan import Approach, CoreValue
from penilaian_api.services.plan import plans
from penilaian_api.services.plan.copies import IN_INDICATOR, IN_RESULT, IN_REVISION, said
from penilaian_api.services.plan.plans import Desk, Sheet
from penilaian_api.services.plan.references import WantedResult, known_lines, resolve
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.plan import (
    BehaviorExpectation,
    PlanIndicator,
    PlanLine,
    PlanRevision,
)
from penilaian_api.storage.plan import plans as record
from penilaian_api.storage.plan.plans import Lines, PlannedResult
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class WantedContent:
    """All of a draft as its author wants it."""

    approach: Approach
    work_results: tuple[WantedResult, ...]
    expectations: Mapping[CoreValue, str]
    resources: list[str]
    accountability: list[str]
    consequences: list[str]
    work_agreement: str | None


def replace(work: UnitOfWork, plan_id: UUID, expected_version: int, wanted: WantedContent) -> Sheet:
    """Make the pending draft say what is wanted, and nothing else."""
    desk, revision, present = _drafted(work, plan_id, expected_version)
    fresh = resolve(work, desk, present, wanted.work_results, pointer="/work_results/{}")
    work.claim(revision, expected_version)
    for name in IN_REVISION:
        setattr(revision, name, getattr(wanted, name))
    results = _stored(work, revision, present, fresh)
    held = desk.opened.expectations[revision.id]
    return Sheet(revision, results, _told(work, revision, held, wanted.expectations))


def add_result(
    work: UnitOfWork, plan_id: UUID, expected_version: int, wanted: WantedResult
) -> Sheet:
    """Add one result, with its indicators, at the end of the draft."""
    desk, revision, present = _drafted(work, plan_id, expected_version)
    held = present[revision.id]
    ordinal = max((one.result.ordinal for one in held), default=-1) + 1
    fresh = resolve(work, desk, present, (wanted,), ordinal=ordinal)
    work.claim(revision, expected_version)
    results = _stored(work, revision, present, (*held, *fresh))
    return Sheet(revision, results, desk.opened.expectations[revision.id])


def put_result(
    work: UnitOfWork, plan_id: UUID, line_id: UUID, expected_version: int, wanted: WantedResult
) -> Sheet:
    """Replace one result of the draft, with its indicators, in its place."""
    desk, revision, present = _drafted(work, plan_id, expected_version)
    held = present[revision.id]
    old = _named(held, line_id)
    fresh = resolve(work, desk, present, (wanted,), ordinal=old.result.ordinal)
    work.claim(revision, expected_version)
    results = _stored(work, revision, present, [*fresh, *(one for one in held if one is not old)])
    return Sheet(revision, results, desk.opened.expectations[revision.id])


def remove_result(work: UnitOfWork, plan_id: UUID, line_id: UUID, expected_version: int) -> Sheet:
    """Take one result, with its indicators, out of the draft."""
    desk, revision, present = _drafted(work, plan_id, expected_version)
    held = present[revision.id]
    old = _named(held, line_id)
    work.claim(revision, expected_version)
    results = _stored(work, revision, present, [one for one in held if one is not old])
    return Sheet(revision, results, desk.opened.expectations[revision.id])


def _drafted(
    work: UnitOfWork, plan_id: UUID, expected_version: int
) -> tuple[Desk, PlanRevision, Lines]:
    """Open the draft of a plan at the version seen, and read what its live revisions say."""
    desk = plans.desk(work, plan_id)
    revision = desk.seen_at(expected_version)
    plans.refuse_unless_draft(revision, "edit")
    live = [one.id for one in (desk.pending, desk.in_force) if one is not None]
    return desk, revision, record.contents(work, live)


def _named(held: Sequence[PlannedResult], line_id: UUID) -> PlannedResult:
    for one in held:
        if one.result.line_id == line_id:
            return one
    raise OutOfReach


def _stored(
    work: UnitOfWork, revision: PlanRevision, present: Lines, wanted: Sequence[PlannedResult]
) -> tuple[PlannedResult, ...]:
    """Exchange what differs between the results of the draft and the *wanted*; the rest stays."""
    held = present[revision.id]
    by_line = {one.result.line_id: one for one in held}
    final = [_held_if_same(by_line.get(one.result.line_id), one) for one in wanted]
    gone = [one for one in held if not any(one is other for other in final)]
    born = [one for one in final if not any(one is other for other in held)]
    results, indicators = [one.result for one in born], _indicators(born)
    keys = [one.line_id for one in results] + [one.line_id for one in indicators]
    known = known_lines(present)
    lines = [
        PlanLine(id=key, plan_id=revision.plan_id, employee_id=revision.employee_id)
        for key in keys
        if key not in known
    ]
    record.exchange(
        work,
        (_indicators(gone), [one.result for one in gone]),
        (lines, results, indicators),
    )
    return tuple(sorted(final, key=lambda one: one.result.ordinal))


def _indicators(results: Sequence[PlannedResult]) -> list[PlanIndicator]:
    return [indicator for one in results for indicator in one.indicators]


def _held_if_same(held: PlannedResult | None, fresh: PlannedResult) -> PlannedResult:
    return held if held is not None and _words(held) == _words(fresh) else fresh


def _words(one: PlannedResult) -> tuple[object, ...]:
    indicators = tuple(tuple(said(each, IN_INDICATOR).items()) for each in one.indicators)
    return (said(one.result, IN_RESULT), indicators)


def _told(
    work: UnitOfWork,
    revision: PlanRevision,
    held: Sequence[BehaviorExpectation],
    wanted: Mapping[CoreValue, str],
) -> tuple[BehaviorExpectation, ...]:
    staying = [one for one in held if wanted.get(one.core_value) == one.expectation]
    gone = [one for one in held if one not in staying]
    known = {one.core_value for one in staying}
    born = [
        BehaviorExpectation(
            id=new_id(),
            employee_id=revision.employee_id,
            revision_id=revision.id,
            core_value=value,
            expectation=expectation,
        )
        for value, expectation in wanted.items()
        if value not in known
    ]
    record.exchange(work, (gone,), (born,))
    return tuple(sorted((*staying, *born), key=lambda one: one.core_value))
