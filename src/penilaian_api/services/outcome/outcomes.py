"""Read and write outcomes of units: what their work brings about, measured over time.

Why it is so: docs/decisions/0067.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed
from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError, OutOfReachError
from penilaian_api.domain.outcome.outcome import (
    OutcomeMove,
    OutcomeSource,
    is_reached,
    move_of,
    source_of,
)
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.progress.service_cases import CaseFigure
from penilaian_api.services.references import require
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Goal
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.models.outcome.outcomes import ServiceOutcome
from penilaian_api.storage.models.register.public_services import PublicService
from penilaian_api.storage.models.survey.surveys import InstrumentVersion
from penilaian_api.storage.outcome import figures as outcome_figures
from penilaian_api.storage.outcome import outcomes as storage
from penilaian_api.storage.outcome.figures import OutcomeFigures
from penilaian_api.storage.outcome.outcomes import OUTCOME_PROGRESS, OUTCOMES
from penilaian_api.storage.work.lists.listing import ListedRow
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

OUTCOMES_PARAMETERS: Final = OUTCOMES.parameters
"""What callers state of the lists of outcomes."""
_FIXED: Final = ("measured_in", "polarity")
"""What the values of a series mean: it stays once there is one."""


@dataclass(frozen=True, slots=True)
class OutcomeInput:
    """An outcome as it should be; at most one of instrument and public service gives its values."""

    key: str
    name: str
    unit_code: str
    measured_in: str
    polarity: str
    is_public_service: bool
    goal_key: str | None
    instrument_key: str | None
    service_key: str | None
    figure: CaseFigure | None


@dataclass(frozen=True, slots=True)
class OutcomeView:
    """An outcome with its unit, and where its values come from."""

    id: UUID
    key: str
    name: str
    unit_id: UUID
    unit_code: str
    unit_name: str
    measured_in: str
    polarity: str
    is_public_service: bool
    goal_key: str | None
    source: OutcomeSource
    instrument_key: str | None
    service_key: str | None
    figure: CaseFigure | None
    allowed_actions: tuple[Action, ...]
    version: int


@dataclass(frozen=True, slots=True)
class OutcomeProgressView:
    """What an outcome was in some days, the value before them, and how it moved."""

    id: UUID
    key: str
    name: str
    unit_code: str
    unit_name: str
    measured_in: str
    polarity: str
    is_public_service: bool
    value: Decimal | None
    value_ends_on: date | None
    previous: Decimal | None
    previous_ends_on: date | None
    change: Decimal | None
    move: OutcomeMove | None
    target: Decimal | None
    is_reached: bool | None


@dataclass(frozen=True, slots=True)
class OutcomeGroupView:
    """How many outcomes of a group moved in which direction, and reached their target."""

    outcomes: int
    measured: int
    improved: int
    worsened: int
    unchanged: int
    with_target: int
    reached: int


@dataclass(frozen=True, slots=True)
class OutcomeReport:
    """The outcomes of a group in some days: each by itself, and all together."""

    starts_on: date
    ends_on: date
    group: OutcomeGroupView
    outcomes: Slice[OutcomeProgressView]


def page(work: UnitOfWork, request: ListRequest) -> Slice[OutcomeView]:
    """List outcomes."""
    return page_of(work, OUTCOMES, request).map(lambda row: _row_view(work, row))


def get(work: UnitOfWork, key: str) -> OutcomeView:
    """Return one outcome."""
    outcome = find(work, key)
    return _row_view(work, ListedRow(outcome, OUTCOMES.beside_of(work, outcome)))


def find(work: UnitOfWork, key: str) -> ServiceOutcome:
    """Fetch an outcome by its key; one that does not exist is out of reach."""
    outcome = work.of(ServiceOutcome).find(key=key)
    if outcome is None:
        raise OutOfReachError
    return outcome


def put(work: UnitOfWork, stated: OutcomeInput, expected_version: int | None) -> OutcomeView:
    """Create the outcome of this key, or change what differs."""
    unit = require(work.of(Unit).find(code=stated.unit_code), "/unit_code")
    service = _service(work, stated)
    _refuse_unknown(work, stated)
    columns = {
        "name": stated.name,
        "unit_id": unit.id,
        "measured_in": stated.measured_in,
        "polarity": stated.polarity,
        "is_public_service": stated.is_public_service,
        "goal_key": stated.goal_key,
        "instrument_key": stated.instrument_key,
        "service_id": service and service.id,
        "figure": stated.figure,
    }
    outcome = work.of(ServiceOutcome).hold(key=stated.key)
    if outcome is None:
        outcome = ServiceOutcome(id=new_id(), key=stated.key, **columns)
        work.of(ServiceOutcome).add(outcome)
    elif expected_version is not None or _differs(outcome, columns):
        _refuse_other_meaning(work, outcome, columns)
        work.claim(outcome, outcome.version if expected_version is None else expected_version)
        for name, value in columns.items():
            setattr(outcome, name, value)
    names = {"unit_code": unit.code, "unit_name": unit.name, "service_key": service and service.key}
    return _row_view(work, ListedRow(outcome, names))


def progress(work: UnitOfWork, request: ListRequest, days: Span) -> OutcomeReport:
    """Tell what outcomes were in some days, and how those of the whole group moved."""
    rows = page_of(work, OUTCOME_PROGRESS, request)
    figures = outcome_figures.figures_of(work, [row.record.id for row in rows.items], days)
    return OutcomeReport(
        starts_on=days.starts_on,
        ends_on=days.ends_on or date.max,
        group=_group_view(_group(work, request, days)),
        outcomes=rows.map(lambda row: _progress_view(row, figures[row.record.id])),
    )


def path_of_group(work: UnitOfWork, request: ListRequest) -> str | None:
    """Return the path of the unit that a list is narrowed to; "" is the agency, none unknown."""
    code = request.filters.get("unit_code")
    if code is None:
        return ""
    top = work.of(Unit).find(code=code)
    return None if top is None else top.path


def _group(work: UnitOfWork, request: ListRequest, days: Span) -> list[OutcomeFigures]:
    """Compute what all outcomes of the group were that the list is narrowed to."""
    path = path_of_group(work, request)
    if path is None:
        return []
    is_public = request.filters.get("is_public_service")
    return outcome_figures.figures_of_group(work, path, days, is_public_service=is_public)


def _row_view(work: UnitOfWork, row: ListedRow[ServiceOutcome]) -> OutcomeView:
    outcome = row.record
    return view_of(
        OutcomeView,
        outcome,
        **row.names,
        source=source_of(outcome.instrument_key, outcome.service_id),
        allowed_actions=filter_allowed(
            work.actor, AGENCY_REACH, (Action.OUTCOME_WRITE, Action.OUTCOME_POST)
        ),
    )


def _service(work: UnitOfWork, stated: OutcomeInput) -> PublicService | None:
    if stated.service_key is None:
        return None
    return require(work.of(PublicService).find(key=stated.service_key), "/service_key")


def _refuse_unknown(work: UnitOfWork, stated: OutcomeInput) -> None:
    """Refuse a goal of no year, and an instrument that the agency does not have."""
    faults = [
        Fault(pointer, "unknown_reference")
        for pointer, model, key in (
            ("/goal_key", Goal, stated.goal_key),
            ("/instrument_key", InstrumentVersion, stated.instrument_key),
        )
        if key is not None and not work.of(model).page(limit=1, key=key).items
    ]
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)


def _differs(outcome: ServiceOutcome, columns: dict[str, object]) -> bool:
    return any(getattr(outcome, name) != value for name, value in columns.items())


def _refuse_other_meaning(
    work: UnitOfWork, outcome: ServiceOutcome, columns: dict[str, object]
) -> None:
    """Refuse to say of a series with values that it is counted otherwise."""
    differing = [name for name in _FIXED if getattr(outcome, name) != columns[name]]
    if differing and storage.standing_values(work, outcome.id):
        faults = [Fault(f"/{name}", "outcome_measured") for name in differing]
        raise ConflictError("outcome_measured", faults=faults)


def _progress_view(row: ListedRow[ServiceOutcome], figures: OutcomeFigures) -> OutcomeProgressView:
    value, previous = figures.value, figures.previous
    return view_of(
        OutcomeProgressView,
        row.record,
        unit_code=row.names["unit_code"],
        unit_name=row.names["unit_name"],
        value=value,
        value_ends_on=_last_day(figures.starts_on, figures.ends_before),
        previous=previous,
        previous_ends_on=_last_day(date.min, figures.previous_ends_before),
        change=None if value is None or previous is None else value - previous,
        move=move_of(previous, value, figures.polarity),
        target=figures.target,
        is_reached=is_reached(value, figures.target, figures.polarity),
    )


def _last_day(starts_on: date | None, ends_before: date | None) -> date | None:
    if starts_on is None or ends_before is None:
        return None
    return Span(starts_on, ends_before).ends_on


def _group_view(group: list[OutcomeFigures]) -> OutcomeGroupView:
    moves = [move_of(each.previous, each.value, each.polarity) for each in group]
    reached = [is_reached(each.value, each.target, each.polarity) for each in group]
    return OutcomeGroupView(
        outcomes=len(group),
        measured=sum(each.value is not None for each in group),
        improved=moves.count(OutcomeMove.IMPROVED),
        worsened=moves.count(OutcomeMove.WORSENED),
        unchanged=moves.count(OutcomeMove.UNCHANGED),
        with_target=sum(each is not None for each in reached),
        reached=reached.count(True),
    )
