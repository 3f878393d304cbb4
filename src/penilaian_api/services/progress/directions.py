"""Give directions on items of a plan; whoever they are for acknowledges what they read.

A direction never changes. A later one may replace it: both stay, and only the later one asks to be
acknowledged.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.authorization import needs_of
from penilaian_api.domain.errors import ConflictError, ForbiddenError, InvalidDataError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.record.canonical import freeze
from penilaian_api.services import acknowledgements
from penilaian_api.services.references import require
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.plan import DirectionNote, Plan
from penilaian_api.storage.plan.agreed_lines import IN_FORCE, agreed_lines
from penilaian_api.storage.plan.listing import DIRECTIONS
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

DIRECTIONS_PARAMETERS: Final = DIRECTIONS.parameters
"""What callers state of the list."""


@dataclass(frozen=True, slots=True)
class DirectionView:
    """What a leader directs on an item of a plan, and when it was acknowledged."""

    id: UUID
    plan_id: UUID
    line_id: UUID
    statement: str
    author_id: UUID
    author_name: str
    text: str
    digest: str
    given_at: datetime
    replaces_id: UUID | None
    replaced_by_id: UUID | None
    acknowledged_at: datetime | None


def page(work: UnitOfWork, plan_id: UUID, request: ListRequest) -> Slice[DirectionView]:
    """List what leaders direct on a plan, the first one first."""
    plan = work.of(Plan).get(plan_id)
    rows = page_of(work, DIRECTIONS, request.narrowed(plan_id=plan.id))
    lines = agreed_lines(work, plan.id, [row.record.line_id for row in rows.items])
    return rows.map(lambda row: _in_words(row.record, row.names, lines))


def get(work: UnitOfWork, direction_id: UUID) -> DirectionView:
    """Return one direction."""
    return _view(work, work.of(DirectionNote).get(direction_id))


def give(
    work: UnitOfWork, plan_id: UUID, line_id: UUID, text: str, replaces_id: UUID | None
) -> DirectionView:
    """Direct something on an item in force of the plan of somebody whom the caller leads."""
    plan = work.of(Plan).get(plan_id)
    author_id = work.actor.employee_id
    if author_id is None:  # the table of access lets none but leaders come here
        raise ForbiddenError("action_not_open", needs=needs_of(work.actor, work.access.action))
    refuse_over(work, plan)
    if line_id not in agreed_lines(work, plan.id, [line_id], IN_FORCE):
        raise InvalidDataError.at_pointer("/line_id", "unknown_reference")
    if replaces_id is not None:
        _refuse_others(work, plan, line_id, author_id, replaces_id)
    note = DirectionNote(
        id=new_id(),
        employee_id=plan.employee_id,
        plan_id=plan.id,
        line_id=line_id,
        author_id=author_id,
        text=text,
        given_at=work.now,
        replaces_id=replaces_id,
    )
    content = {"author": str(author_id), "line": str(line_id), "text": text}
    _, note.digest = freeze({"note": str(note.id), **content})
    work.of(DirectionNote).add(note, under=plan)
    return _view(work, note)


def refuse_over(work: UnitOfWork, plan: Plan) -> None:
    """Refuse to guide work on a plan whose days are over."""
    if plan.ends_before <= work.today:
        raise ConflictError("plan_over", ends_on=plan.ends_before - timedelta(days=1))


def acknowledge(work: UnitOfWork, direction_id: UUID, digest: str) -> DirectionView:
    """Record that the caller has read a direction; the same said twice is said once."""
    note = work.of(DirectionNote).get(direction_id)
    if digest != note.digest:
        raise ConflictError("content_differs")
    acknowledgements.add_once(work, note, digest)
    return _view(work, note)


def _refuse_others(
    work: UnitOfWork, plan: Plan, line_id: UUID, author_id: UUID, replaces_id: UUID
) -> None:
    """Refuse to replace what somebody else wrote, what is on another item, or is replaced."""
    earlier = work.of(DirectionNote).hold(id=replaces_id)
    earlier = require(earlier, "/replaces_id")
    is_own = (earlier.plan_id, earlier.line_id, earlier.author_id) == (plan.id, line_id, author_id)
    if not is_own:
        require(None, "/replaces_id")
    if work.of(DirectionNote).find(replaces_id=replaces_id) is not None:
        raise ConflictError("direction_replaced")


def _view(work: UnitOfWork, note: DirectionNote) -> DirectionView:
    lines = agreed_lines(work, note.plan_id, [note.line_id])
    return _in_words(note, DIRECTIONS.beside_of(work, note), lines)


def _in_words(
    note: DirectionNote, names: Mapping[str, Any], lines: Mapping[UUID, str]
) -> DirectionView:
    """Show a direction with the words of the item that it is on, as they were agreed last."""
    return view_of(DirectionView, note, **names, statement=lines.get(note.line_id, ""))
