"""Edit the content of a draft, whole or result by result, under the version of its revision.

Lines that are sent with their id keep it, and with it all progress and evidence. What did not
change is left as it stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.plan.plan import Approach, CoreValue
from penilaian_api.services.plan import plans
from penilaian_api.services.plan.copies import (
    IN_INDICATOR,
    IN_RESULT,
    IN_REVISION,
)
from penilaian_api.services.plan.references import WorkResultInput, known_lines, resolve
from penilaian_api.services.plan.views import RevisionView, revision_view
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.plan import (
    BehaviorExpectation,
    PlanIndicator,
    PlanLine,
    PlanRevision,
)
from penilaian_api.storage.plan import plans as plan_storage
from penilaian_api.storage.plan.plans import OpenPlan, PlannedResult, ResultsByRevision
from penilaian_api.storage.work.record.values import to_plain_dict
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PlanContentInput:
    """All that a draft should say."""

    approach: Approach
    work_results: tuple[WorkResultInput, ...]
    expectations: Mapping[CoreValue, str]
    resources: list[str]
    accountability: list[str]
    consequences: list[str]
    work_agreement: str | None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A draft opened for editing, and what the live revisions of its plan say."""

    plan: OpenPlan
    revision: PlanRevision
    existing: ResultsByRevision

    @property
    def results(self) -> Sequence[PlannedResult]:
        """The results that the draft has now."""
        return self.existing[self.revision.id]

    @property
    def expectations(self) -> tuple[BehaviorExpectation, ...]:
        """The expectations that the draft has now."""
        return self.plan.expectations[self.revision.id]

    def find(self, line_id: UUID) -> PlannedResult:
        """Return one result of the draft, or refuse as if it did not exist."""
        for planned in self.results:
            if planned.result.line_id == line_id:
                return planned
        raise OutOfReachError


def replace(
    work: UnitOfWork, plan_id: UUID, expected_version: int, content: PlanContentInput
) -> RevisionView:
    """Make the pending draft say what is stated, and nothing else."""
    draft = _open_draft(work, plan_id, expected_version)
    stated = resolve(
        work, draft.plan, draft.existing, content.work_results, pointer="/work_results/{}"
    )
    revision = work.claim(draft.revision, expected_version)
    for name in IN_REVISION:
        setattr(revision, name, getattr(content, name))
    results = _store_results(work, draft, stated)
    expectations = _store_expectations(work, draft, content.expectations)
    return revision_view(revision, results, expectations)


def add_result(
    work: UnitOfWork, plan_id: UUID, expected_version: int, result: WorkResultInput
) -> RevisionView:
    """Add one result, with its indicators, at the end of the draft."""
    draft = _open_draft(work, plan_id, expected_version)
    ordinal = max((planned.result.ordinal for planned in draft.results), default=-1) + 1
    added = resolve(work, draft.plan, draft.existing, (result,), ordinal=ordinal)
    return _store_draft(work, draft, expected_version, (*draft.results, *added))


def put_result(
    work: UnitOfWork, plan_id: UUID, line_id: UUID, expected_version: int, result: WorkResultInput
) -> RevisionView:
    """Replace one result of the draft, with its indicators, in its position."""
    draft = _open_draft(work, plan_id, expected_version)
    old = draft.find(line_id)
    new = resolve(work, draft.plan, draft.existing, (result,), ordinal=old.result.ordinal)
    others = (planned for planned in draft.results if planned is not old)
    return _store_draft(work, draft, expected_version, [*new, *others])


def remove_result(
    work: UnitOfWork, plan_id: UUID, line_id: UUID, expected_version: int
) -> RevisionView:
    """Take one result, with its indicators, out of the draft."""
    draft = _open_draft(work, plan_id, expected_version)
    old = draft.find(line_id)
    others = [planned for planned in draft.results if planned is not old]
    return _store_draft(work, draft, expected_version, others)


def _open_draft(work: UnitOfWork, plan_id: UUID, expected_version: int) -> _Draft:
    """Open the draft of a plan at the version seen, and read what its live revisions say."""
    plan = plan_storage.open_plan(work, plan_id)
    revision = plan.at_version(expected_version)
    plans.refuse_unless_draft(revision, "edit")
    live = [live.id for live in (plan.pending, plan.in_force) if live is not None]
    return _Draft(plan, revision, plan_storage.results_of(work, live))


def _store_draft(
    work: UnitOfWork, draft: _Draft, expected_version: int, results: Sequence[PlannedResult]
) -> RevisionView:
    work.claim(draft.revision, expected_version)
    stored = _store_results(work, draft, results)
    return revision_view(draft.revision, stored, draft.expectations)


def _store_results(
    work: UnitOfWork, draft: _Draft, results: Sequence[PlannedResult]
) -> tuple[PlannedResult, ...]:
    """Exchange what differs between the results of the draft and *results*; the rest stays."""
    by_line = {planned.result.line_id: planned for planned in draft.results}
    final = [_existing_if_same(by_line.get(new.result.line_id), new) for new in results]
    removed = [old for old in draft.results if not any(old is staying for staying in final)]
    added = [new for new in final if not any(new is old for old in draft.results)]
    records, indicators = [planned.result for planned in added], _indicators(added)
    keys = [row.line_id for row in records] + [row.line_id for row in indicators]
    known = known_lines(draft.existing)
    lines = [
        PlanLine(id=key, plan_id=draft.revision.plan_id, employee_id=draft.revision.employee_id)
        for key in keys
        if key not in known
    ]
    plan_storage.exchange(
        work,
        (_indicators(removed), [planned.result for planned in removed]),
        (lines, records, indicators),
    )
    return tuple(sorted(final, key=lambda planned: planned.result.ordinal))


def _indicators(results: Sequence[PlannedResult]) -> list[PlanIndicator]:
    return [indicator for planned in results for indicator in planned.indicators]


def _existing_if_same(existing: PlannedResult | None, new: PlannedResult) -> PlannedResult:
    return existing if existing is not None and _content(existing) == _content(new) else new


def _content(planned: PlannedResult) -> tuple[object, ...]:
    indicators = [to_plain_dict(indicator, IN_INDICATOR) for indicator in planned.indicators]
    return (indicators, to_plain_dict(planned.result, IN_RESULT))


def _store_expectations(
    work: UnitOfWork, draft: _Draft, stated: Mapping[CoreValue, str]
) -> tuple[BehaviorExpectation, ...]:
    """Exchange the expectations that differ from those *stated*; the rest stays."""
    staying = [row for row in draft.expectations if stated.get(row.core_value) == row.expectation]
    removed = [row for row in draft.expectations if row not in staying]
    unchanged = {row.core_value for row in staying}
    added = [
        BehaviorExpectation(
            id=new_id(),
            employee_id=draft.revision.employee_id,
            revision_id=draft.revision.id,
            core_value=value,
            expectation=expectation,
        )
        for value, expectation in stated.items()
        if value not in unchanged
    ]
    plan_storage.exchange(work, (removed,), (added,))
    return tuple(sorted((*staying, *added), key=lambda row: row.core_value))
