"""Fetch cycles with what hangs on them, each in one statement whatever their number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.cycle.setup import PeriodKind, Population, StatedCycle
from penilaian_api.domain.cycle.shared_people import CycleBeside
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.cycle import Cycle, GateWaiver, Goal, Period, SchemeVersion
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.caller import exists_in_agency, joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.lists.listing import Beside, Feed, Listing, equal, join_beside
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext

ABOVE: Final = aliased(Goal)
"""Beside a goal, the one above it."""

_account, _person = aliased(Account), aliased(Employee)
EXTENDED_BY_NAME: Final = func.coalesce(_person.name, _account.login)
"""Beside a period, who extended it."""
PERIODS: Final = Feed(
    Period,
    Period.cycle_id,
    beside=(
        Beside(_account, _account.id == Period.extended_by),
        Beside(_person, _person.id == _account.employee_id),
    ),
)
"""The periods of a list of cycles."""
CYCLES: Final = Listing(
    model=Cycle,
    sorts={"year": (Cycle.year, Cycle.key), "key": (Cycle.key,), "created": ()},
    filters={"year": equal(Cycle.year, "Only of this year.", bounds=(1900, 2200))},
    search=Search(
        (),
        (Cycle.key,),
        texts=(Cycle.name,),
        text="The beginning of the key, or any part of the name.",
    ),
    beside=(
        Beside(Account, Account.id == Cycle.extended_by),
        Beside(
            Employee,
            Employee.id == Account.employee_id,
            extended_by_name=func.coalesce(Employee.name, Account.login),
        ),
    ),
    fed_by=(PERIODS,),
)
"""The list of cycles."""


@dataclass(frozen=True, slots=True)
class PinnedPeriod:
    """A period with what it pins, who extended it, and whether it is asked to be reopened."""

    period: Period
    scheme: str
    number: int
    extended_by_name: str | None
    is_reopening_asked: bool
    """Whether somebody asks to reopen it, and waits for an answer."""


@dataclass(frozen=True, slots=True)
class PeriodWithWaivers:
    """A period with the gates that were waived for it."""

    pinned: PinnedPeriod
    waivers: tuple[GateWaiver, ...]


@dataclass(frozen=True, slots=True)
class PeriodWithScheme:
    """A period's key and days, and the document of the scheme that it pins."""

    key: str
    kind: PeriodKind
    starts_on: date
    ends_before: date
    state: PeriodState
    document: str

    def as_period(self) -> Period:
        """Make a period of the days alone, which is never stored."""
        return Period(
            key=self.key, kind=self.kind, starts_on=self.starts_on, ends_before=self.ends_before
        )


def of_same_year(work: WorkContext, id_or_key: str | UUID) -> list[Cycle]:
    """Fetch the cycle with this key (or id) and all others of its year, by key."""
    is_key = isinstance(id_or_key, str)
    query = _of_same_year(work.access.grants, id_or_key, is_key=is_key)
    return [*execute(work, query).scalars()]


@prepared
def _of_same_year(
    grants: tuple[Grant, ...], id_or_key: str | UUID, *, is_key: bool
) -> Select[Cycle]:
    row = aliased(Cycle)
    is_named = row.key == id_or_key if is_key else row.id == id_or_key
    year = select(row.year).where(of_agency(row), is_named).scalar_subquery()
    return select(Cycle).where(within(grants, Cycle), Cycle.year == year).order_by(Cycle.key)


def cycles_beside(work: WorkContext, key: str, stated: StatedCycle) -> list[CycleBeside]:
    """Fetch the other cycles of the same year or with a day in common, by key."""
    query = _cycles_beside(work.access.grants, key, stated.year, stated.starts_on, stated.ends_on)
    beside: dict[UUID, tuple[Cycle, set[PeriodKind]]] = {}
    for cycle, kind in execute(work, query):
        beside.setdefault(cycle.id, (cycle, set()))[1].update({kind} - {None})
    return [_beside(cycle, kinds) for cycle, kinds in beside.values()]


@prepared
def _cycles_beside(
    grants: tuple[Grant, ...], key: str, year: int, starts_on: date, ends_on: date
) -> Select[Cycle, PeriodKind]:
    return (
        select(Cycle, Period.kind)
        .outerjoin(*joined(Period, Period.cycle_id == Cycle.id))
        .where(
            within(grants, Cycle),
            Cycle.key != key,
            or_(
                Cycle.year == year,
                and_(Cycle.starts_on <= ends_on, Cycle.ends_before > starts_on),
            ),
        )
        .order_by(Cycle.key)
    )


def _beside(cycle: Cycle, kinds: Iterable[PeriodKind]) -> CycleBeside:
    population = Population(tuple(cycle.units), tuple(cycle.job_classes), tuple(cycle.except_units))
    return CycleBeside(
        cycle.key, cycle.year, cycle.starts_on, cycle.ends_before, population, frozenset(kinds)
    )


def periods_of(work: WorkContext, cycles: Iterable[UUID]) -> dict[UUID, list[PinnedPeriod]]:
    """Fetch the periods of some cycles in order of days, each with its scheme."""
    keys = [*cycles]
    periods: dict[UUID, list[PinnedPeriod]] = {key: [] for key in keys}
    for period, *pinned in execute(work, _periods_of(work.access.grants, keys)):
        periods[period.cycle_id].append(PinnedPeriod(period, *pinned))
    return periods


@prepared
def _periods_of(grants: tuple[Grant, ...], cycles: list[UUID]) -> Select[*tuple[Any, ...]]:
    return (
        _pinned()
        .where(within(grants, Period), Period.cycle_id.in_(cycles))
        .order_by(Period.starts_on, Period.kind, Period.key)
    )


def _pinned(*columns: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 - columns of any type
    """Select periods with what they pin and who extended them, and *columns* more."""
    asks = ApprovalRequest.period_id == Period.id, ApprovalRequest.answered_at.is_(None)
    is_asked = exists_in_agency(ApprovalRequest, *asks).correlate(Period)
    pinned = (SchemeVersion.key, SchemeVersion.number, EXTENDED_BY_NAME, is_asked)
    return join_beside(
        select(Period, *pinned, *columns).join(
            *joined(SchemeVersion, SchemeVersion.id == Period.scheme_version_id)
        ),
        PERIODS,
    )


def period_keys(work: WorkContext, cycle_id: UUID) -> frozenset[str]:
    """Name the periods of the cycle of a plan already fetched."""
    return frozenset(execute(work, _period_keys(cycle_id)).scalars())


@prepared
def _period_keys(cycle_id: UUID) -> Select[str]:
    return select(Period.key).where(of_agency(Period), Period.cycle_id == cycle_id)


@prepared
def period_scheme_query(cycle_id: UUID) -> SubQuery[PeriodWithScheme]:
    """Query the periods of the cycle of a plan already fetched, each with its scheme's document."""
    query: Select[*tuple[Any, ...]] = (
        select(
            Period.key,
            Period.kind,
            Period.starts_on,
            Period.ends_before,
            Period.state,
            SchemeVersion.document,
        )
        .join(*joined(SchemeVersion, SchemeVersion.id == Period.scheme_version_id))
        .where(of_agency(Period), Period.cycle_id == cycle_id)
    )
    return SubQuery(query, PeriodWithScheme, (Period.starts_on, Period.kind, Period.key))


def with_waivers(work: WorkContext, cycle_id: UUID) -> list[tuple[Period, tuple[GateWaiver, ...]]]:
    """Fetch the periods of one cycle in order of days, each with the gates waived for it."""
    waivers: dict[Period, list[GateWaiver]] = {}
    for period, waiver in execute(work, _with_waivers(work.access.grants, cycle_id)):
        waived = waivers.setdefault(period, [])
        if waiver is not None:
            waived.append(waiver)
    return [(period, tuple(waived)) for period, waived in waivers.items()]


@prepared
def _with_waivers(grants: tuple[Grant, ...], cycle_id: UUID) -> Select[Period, GateWaiver]:
    return (
        select(Period, GateWaiver)
        .outerjoin(*joined(GateWaiver, GateWaiver.period_id == Period.id))
        .where(within(grants, Period), Period.cycle_id == cycle_id)
        .order_by(Period.starts_on, Period.kind, Period.key, GateWaiver.waived_at, GateWaiver.id)
    )


def get_period(work: WorkContext, period_id: UUID) -> PeriodWithWaivers:
    """Fetch one period with its scheme's key and number and the gates waived for it, or refuse."""
    rows = execute(work, _one_period(work.access.grants, period_id)).all()
    if not rows:
        raise OutOfReachError
    waivers: list[GateWaiver | None] = [row[-1] for row in rows]
    return PeriodWithWaivers(
        PinnedPeriod(*rows[0][:-1]),
        tuple(waiver for waiver in waivers if waiver is not None),
    )


@prepared
def _one_period(grants: tuple[Grant, ...], period_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        _pinned(GateWaiver)
        .outerjoin(*joined(GateWaiver, GateWaiver.period_id == Period.id))
        .where(within(grants, Period), Period.id == period_id)
        .order_by(GateWaiver.waived_at, GateWaiver.id)
    )
