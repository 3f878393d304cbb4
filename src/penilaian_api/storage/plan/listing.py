"""Lists of plans: what a list keeps to, and what it shows beside each plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.models.plan import Plan, PlanRevision, WorkResult
from penilaian_api.storage.plan.plans import About, Opened, about, around, shown
from penilaian_api.storage.work.reach import exists_in_agency, of_agency, within
from penilaian_api.storage.work.store import Work


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list of plans keeps to; *unit_code* takes in the units below."""

    cycle_key: str | None = None
    state: PlanState | None = None
    unit_code: str | None = None


def heads(work: Work, plans: Iterable[Plan]) -> dict[UUID, Opened]:
    """Read what a list shows beside each plan of a page: its revisions and its names."""
    keys = [plan.id for plan in plans]
    query = _headed().where(shown(work.access.grants), Plan.id.in_(keys))
    found: dict[UUID, list[Any]] = {}
    for row in work.session.execute(query, work.bindings):
        found.setdefault(row[0].id, []).append(row)
    return {
        key: Opened(rows[0][0], tuple(row[1] for row in rows), {}, About(*rows[0][2:]), frozenset())
        for key, rows in found.items()
    }


def unlinked(work: Work, revisions: Iterable[UUID]) -> dict[UUID, int]:
    """Count the results that support nothing, by revision."""
    query = (
        select(WorkResult.revision_id, func.count())
        .where(
            of_agency(WorkResult),
            WorkResult.revision_id.in_(list(revisions)),
            WorkResult.supports_line_id.is_(None),
            WorkResult.goal_id.is_(None),
        )
        .group_by(WorkResult.revision_id)
    )
    return {key: count for key, count in work.session.execute(query, work.bindings)}  # noqa: C416 - a Row is no pair


def filters(work: Work, wanted: Filters) -> list[ColumnElement[bool]]:
    """Say as conditions on plans what a list was asked to keep to."""
    found = [_with_something_to_see(work.access.grants, wanted.state)]
    if wanted.cycle_key is not None:
        keyed = select(Cycle.id).where(of_agency(Cycle), Cycle.key == wanted.cycle_key)
        found.append(Plan.cycle_id.in_(keyed))
    if wanted.unit_code is not None:
        top = select(Unit.path).where(of_agency(Unit), Unit.code == wanted.unit_code)
        path = top.scalar_subquery()
        under = func.substr(Unit.path, 1, func.length(path)) == path
        found.append(Plan.unit_id.in_(select(Unit.id).where(of_agency(Unit), under)))
    return found


def _headed() -> Select[Any]:
    return around(select(Plan, PlanRevision, *about())).order_by(PlanRevision.number)


@lru_cache(maxsize=500)
def _with_something_to_see(
    grants: tuple[Grant, ...], state: PlanState | None
) -> ColumnElement[bool]:
    """Leave out plans of which the grants open no revision (in that *state*)."""
    cells = []
    for grant in grants:
        asked = [] if state is None else [PlanRevision.state == state]
        if grant.states is not None:
            asked.append(PlanRevision.state.in_(sorted(grant.states)))
        seen = [_has_revision(and_(*asked))] if asked else []
        cells.append(and_(within((grant,), Plan), *seen))
    return and_(of_agency(Plan), or_(*cells))


def _has_revision(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists_in_agency(PlanRevision, PlanRevision.plan_id == Plan.id, condition)
