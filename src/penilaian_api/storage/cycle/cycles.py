"""Cycles with what hangs on them, each in one statement whatever their number."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import aliased

from penilaian_api.domain.errors import OutOfReach
from penilaian_api.storage.models.cycle import Cycle, GateWaiver, Period, SchemeVersion
from penilaian_api.storage.work.reach import joined, of_agency, within
from penilaian_api.storage.work.store import Work


def of_same_year(work: Work, named: str | UUID) -> list[Cycle]:
    """Fetch the cycle with this key (or id) and all others of its year, by key."""
    row = aliased(Cycle)
    known = row.key == named if isinstance(named, str) else row.id == named
    year = select(row.year).where(of_agency(row), known).scalar_subquery()
    query = (
        select(Cycle)
        .where(within(work.access.grants, Cycle), Cycle.year == year)
        .order_by(Cycle.key)
    )
    return [*work.session.execute(query, work.bindings).scalars()]


def periods_of(work: Work, cycles: Iterable[UUID]) -> dict[UUID, list[tuple[Period, str, int]]]:
    """Fetch the periods of some cycles in order of days, each with its scheme's key and number."""
    wanted = [*cycles]
    query = (
        select(Period, SchemeVersion.key, SchemeVersion.number)
        .join(*joined(SchemeVersion, SchemeVersion.id == Period.scheme_version_id))
        .where(
            within(work.access.grants, Period),
            Period.cycle_id.in_(wanted),
        )
        .order_by(Period.starts_on, Period.kind, Period.key)
    )
    found: dict[UUID, list[tuple[Period, str, int]]] = {key: [] for key in wanted}
    for period, key, number in work.session.execute(query, work.bindings):
        found[period.cycle_id].append((period, key, number))
    return found


def with_waivers(work: Work, cycle_id: UUID) -> list[tuple[Period, tuple[GateWaiver, ...]]]:
    """Fetch the periods of one cycle in order of days, each with the gates waived for it."""
    query = (
        select(Period, GateWaiver)
        .outerjoin(*joined(GateWaiver, GateWaiver.period_id == Period.id))
        .where(within(work.access.grants, Period), Period.cycle_id == cycle_id)
        .order_by(Period.starts_on, Period.kind, Period.key, GateWaiver.waived_at)
    )
    found: dict[Period, list[GateWaiver]] = {}
    for period, waiver in work.session.execute(query, work.bindings):
        held = found.setdefault(period, [])
        if waiver is not None:
            held.append(waiver)
    return [(period, tuple(waivers)) for period, waivers in found.items()]


def whole(work: Work, period_id: UUID) -> tuple[Period, str, int, tuple[GateWaiver, ...]]:
    """Fetch one period with its scheme's key and number and the gates waived for it, or refuse."""
    query = (
        select(Period, SchemeVersion.key, SchemeVersion.number, GateWaiver)
        .join(*joined(SchemeVersion, SchemeVersion.id == Period.scheme_version_id))
        .outerjoin(*joined(GateWaiver, GateWaiver.period_id == Period.id))
        .where(
            within(work.access.grants, Period),
            Period.id == period_id,
        )
        .order_by(GateWaiver.waived_at)
    )
    rows = work.session.execute(query, work.bindings).all()
    if not rows:
        raise OutOfReach
    period, key, number, _ = rows[0]
    waivers: list[GateWaiver | None] = [row[3] for row in rows]
    return period, key, number, tuple(waiver for waiver in waivers if waiver is not None)
