"""Take the steps of art. 20 where a result makes no progress; its person acknowledges each.

A result is taken over only after another step, and the evaluation tells of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.errors import ConflictError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.progress.remedy import RemedyKind, refused_for
from penilaian_api.services.progress.directions import refuse_over
from penilaian_api.services.references import require, require_stated
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.plan import Plan, PlanLine
from penilaian_api.storage.models.register.remedies import Remedy
from penilaian_api.storage.plan.agreed_lines import agreed_lines
from penilaian_api.storage.progress import remedies as remedy_storage
from penilaian_api.storage.progress.remedies import REMEDIES
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

REMEDIES_PARAMETERS: Final = REMEDIES.parameters
"""What callers state of the list."""


@dataclass(frozen=True, slots=True)
class RemedyInput:
    """A step on a line of a plan, and why it is taken."""

    line_id: UUID
    kind: RemedyKind
    reason: str
    revision_number: int | None


@dataclass(frozen=True, slots=True)
class RemedyView:
    """A step that a leader took on a result, in its order on that result."""

    id: UUID
    plan_id: UUID
    line_id: UUID
    statement: str
    employee_id: UUID
    number: int
    kind: RemedyKind
    reason: str
    author_id: UUID
    author_name: str
    taken_at: datetime
    revision_number: int | None
    coaching_id: UUID | None
    acknowledged_at: datetime | None
    version: int


def page(work: UnitOfWork, plan_id: UUID, request: ListRequest) -> Slice[RemedyView]:
    """List the steps on the results of a plan."""
    plan = work.of(Plan).get(plan_id)
    rows = page_of(work, REMEDIES, request.narrowed(plan_id=plan.id))
    lines = agreed_lines(work, plan.id, [row.record.line_id for row in rows.items])
    return rows.map(lambda row: _in_words(row.record, row.names, lines))


def get(work: UnitOfWork, remedy_id: UUID) -> RemedyView:
    """Return one step on a result."""
    return _view(work, work.of(Remedy).get(remedy_id))


def take(work: UnitOfWork, plan_id: UUID, stated: RemedyInput) -> RemedyView:
    """Take the next step on a result of somebody whom the caller assesses."""
    plan = work.of(Plan).get(plan_id)
    refuse_over(work, plan)
    lines = work.of(PlanLine).children_of(plan, id=stated.line_id)
    require(next(iter(lines), None), "/line_id")
    revision_id = _find_revision(work, plan.id, stated)
    earlier = work.of(Remedy).children_of(plan, line_id=stated.line_id)
    refused = refused_for(stated.kind, [step.kind for step in earlier])
    if refused is not None:
        raise ConflictError(refused)
    remedy = Remedy(
        id=new_id(),
        employee_id=plan.employee_id,
        plan_id=plan.id,
        line_id=stated.line_id,
        number=len(earlier) + 1,
        kind=stated.kind,
        reason=stated.reason,
        author_id=work.actor.employee_id,
        taken_at=work.now,
        revision_id=revision_id,
    )
    work.of(Remedy).add(remedy, under=plan)
    return _view(work, remedy)


def acknowledge(work: UnitOfWork, remedy_id: UUID, expected_version: int) -> RemedyView:
    """Say that the person has seen a step on a result of theirs; the first time counts."""
    remedy = work.of(Remedy).take(remedy_id, expected_version)
    remedy.acknowledged_at = remedy.acknowledged_at or work.now
    return _view(work, remedy)


def _find_revision(work: UnitOfWork, plan_id: UUID, stated: RemedyInput) -> UUID | None:
    """Find the later revision by which an expectation is adjusted; no other step names one."""
    adjusts, number = stated.kind is RemedyKind.ADJUST_EXPECTATION, stated.revision_number
    if not adjusts and number is None:
        return None
    number = require_stated(number, "/revision_number")
    key = remedy_storage.find_revision(work, plan_id, number) if adjusts else None
    return require(key, "/revision_number")


def _view(work: UnitOfWork, remedy: Remedy) -> RemedyView:
    work.session.flush()
    lines = agreed_lines(work, remedy.plan_id, [remedy.line_id])
    return _in_words(remedy, REMEDIES.beside_of(work, remedy), lines)


def _in_words(remedy: Remedy, names: Mapping[str, Any], lines: Mapping[UUID, str]) -> RemedyView:
    """Show a step with the words of the item that it is on, as they were agreed last."""
    return view_of(RemedyView, remedy, **names, statement=lines.get(remedy.line_id, ""))
