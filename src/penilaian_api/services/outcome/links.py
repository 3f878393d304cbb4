"""Say which lines of plans serve an outcome, so that a person sees from a line what it is for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import ConflictError, InvalidDataError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.progress.directions import refuse_over
from penilaian_api.services.references import require, resolve
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.outcome.outcomes import OutcomeLink, ServiceOutcome
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.outcome.outcomes import LINKS
from penilaian_api.storage.plan.agreed_lines import IN_FORCE, agreed_lines
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

LINKS_PARAMETERS: Final = LINKS.parameters
"""What callers state of the list."""


@dataclass(frozen=True, slots=True)
class OutcomeLinkView:
    """A line of a plan with the outcome that it serves, and what that was last."""

    id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    plan_id: UUID
    line_id: UUID
    statement: str
    outcome_id: UUID
    outcome_key: str
    outcome_name: str
    measured_in: str
    polarity: str
    is_public_service: bool
    newest_value: Decimal | None
    newest_ends_on: date | None
    linked_by: UUID
    linked_at: datetime
    version: int


def page(work: UnitOfWork, request: ListRequest) -> Slice[OutcomeLinkView]:
    """List the lines that serve outcomes, of plans that the caller may see."""
    return page_of(work, LINKS, request).map(lambda row: _view(row.record, row.names))


def link(work: UnitOfWork, plan_id: UUID, line_id: UUID, outcome_key: str) -> OutcomeLinkView:
    """Say that a line in force serves an outcome."""
    plan = resolve(work, Plan, plan_id, "/plan_id")
    refuse_over(work, plan)
    if line_id not in agreed_lines(work, plan.id, [line_id], IN_FORCE):
        raise InvalidDataError.at_pointer("/line_id", "unknown_reference")
    outcome = require(work.of(ServiceOutcome).find(key=outcome_key), "/outcome_key")
    if work.of(OutcomeLink).find(line_id=line_id, outcome_id=outcome.id) is not None:
        raise ConflictError("already_exists", fields="outcome_key")
    stated = OutcomeLink(
        id=new_id(),
        employee_id=plan.employee_id,
        plan_id=plan.id,
        line_id=line_id,
        outcome_id=outcome.id,
        linked_by=work.actor.account_id,
        linked_at=work.now,
    )
    work.of(OutcomeLink).add(stated, under=plan)
    return _view(stated, LINKS.beside_of(work, stated))


def unlink(work: UnitOfWork, link_id: UUID, expected_version: int) -> None:
    """Take back that a line serves an outcome; the trail keeps that it did."""
    work.of(OutcomeLink).remove(work.of(OutcomeLink).take(link_id, expected_version))


def _view(stated: OutcomeLink, names: Mapping[str, Any]) -> OutcomeLinkView:
    beside = {**names}
    days = beside.pop("newest_starts_on"), beside.pop("newest_ends_before")
    newest_ends_on = None if None in days else Span(*days).ends_on
    return view_of(OutcomeLinkView, stated, **beside, newest_ends_on=newest_ends_on)
