"""What a written result refers to: lines of its own plan, the leader's, goals, the library."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.errors import BadData, Fault
from penilaian_api.domain.indicator.check import IndicatorState
from penilaian_api.services.plan.copies import MEASURED
from penilaian_api.services.plan.plans import Desk
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Goal
from penilaian_api.storage.models.indicator import IndicatorVersion
from penilaian_api.storage.models.plan import PlanIndicator, WorkResult
from penilaian_api.storage.plan import plans as record
from penilaian_api.storage.plan.plans import Lines, PlannedResult
from penilaian_api.storage.work.unit_of_work import UnitOfWork

TARGETS: Final = ("target", "target_low", "target_high", "steps")
_NEEDED: Final = ("statement", "polarity", "aspects", "accumulation", "frequency")
_OF_LIBRARY: Final = frozenset({IndicatorState.AGREED, IndicatorState.RETIRED})


@dataclass(frozen=True, slots=True)
class WantedIndicator:
    """An indicator as somebody wants it: *given* are the measured fields that he wrote himself."""

    line_id: UUID | None
    indicator_version_id: UUID | None
    given: Mapping[str, Any]
    deadline: date | None
    weight: Decimal
    trajectory: dict[str, str]
    period_targets: dict[str, str]


@dataclass(frozen=True, slots=True)
class WantedResult:
    """A work result as somebody wants it: *fields* are those that are stored as they are."""

    line_id: UUID | None
    supports_line_id: UUID | None
    goal_id: UUID | None
    assigned_by: UUID | None
    fields: Mapping[str, Any]
    indicators: tuple[WantedIndicator, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """What the references of some results were found to be."""

    results: Mapping[UUID, WorkResult]
    indicators: Mapping[UUID, PlanIndicator]
    lines: frozenset[UUID]
    goals: frozenset[UUID]
    versions: Mapping[UUID, IndicatorVersion]


def known_lines(present: Lines) -> frozenset[UUID]:
    """Name the lines that a plan has in its live revisions."""
    results = [one for held in present.values() for one in held]
    return frozenset(one.result.line_id for one in results) | frozenset(
        indicator.line_id for one in results for indicator in one.indicators
    )


def resolve(  # noqa: PLR0913 - where in the plan and in the input the results stand
    work: UnitOfWork,
    desk: Desk,
    present: Lines,
    wanted: Sequence[WantedResult],
    *,
    ordinal: int = 0,
    pointer: str = "",
) -> tuple[PlannedResult, ...]:
    """Make records of the *wanted* results, or refuse with every reference that leads nowhere."""
    found = _find(work, desk, present, wanted)
    faults = [
        fault
        for place, one in enumerate(wanted)
        for fault in _faults(desk, found, one, pointer.format(place))
    ]
    faults.extend(_doubles(wanted, pointer))
    if faults:
        raise BadData("invalid_input", faults=faults)
    return tuple(_made(desk, found, one, ordinal + place) for place, one in enumerate(wanted))


def _find(work: UnitOfWork, desk: Desk, present: Lines, wanted: Sequence[WantedResult]) -> _Found:
    """Ask once for each kind of reference, and not at all where none is made."""
    held = [one for results in present.values() for one in results]
    results = {one.result.line_id: one.result for one in held}
    supported = {one.supports_line_id for one in wanted} - {None}
    supported -= {one.supports_line_id for one in results.values()}
    goals = {one.goal_id for one in wanted} - {None}
    versions = {line.indicator_version_id for one in wanted for line in one.indicators} - {None}
    return _Found(
        results=results,
        indicators={line.line_id: line for one in held for line in one.indicators},
        lines=record.leader_lines(work, desk.plan, supported) if supported else frozenset(),  # type: ignore[arg-type]  # None was taken out
        goals=_goals(work, desk, goals) if goals else frozenset(),
        versions={one.id: one for one in _versions(work, versions)} if versions else {},
    )


def _goals(work: UnitOfWork, desk: Desk, keys: set[UUID | None]) -> frozenset[UUID]:
    found = work.of(Goal).all(Goal.id.in_(keys), Goal.year == desk.opened.about.year)
    return frozenset(goal.id for goal in found)


def _versions(work: UnitOfWork, keys: set[UUID | None]) -> list[IndicatorVersion]:
    return work.of(IndicatorVersion).all(
        IndicatorVersion.id.in_(keys), IndicatorVersion.state.in_(_OF_LIBRARY)
    )


def _faults(desk: Desk, found: _Found, wanted: WantedResult, pointer: str) -> Iterator[Fault]:
    if wanted.line_id is not None and wanted.line_id not in found.results:
        yield Fault(f"{pointer}/line_id", "unknown_reference")
    held = {one.supports_line_id for one in found.results.values()}
    if wanted.supports_line_id is not None and wanted.supports_line_id not in found.lines | held:
        yield Fault(f"{pointer}/supports_line_id", "not_leaders_line")
    if wanted.goal_id is not None and wanted.goal_id not in found.goals:
        yield Fault(f"{pointer}/goal_id", "unknown_reference")
    if wanted.assigned_by == desk.plan.employee_id:
        yield Fault(f"{pointer}/assigned_by", "not_oneself")
    for place, line in enumerate(wanted.indicators):
        yield from _line_faults(found, line, f"{pointer}/indicators/{place}")


def _line_faults(found: _Found, wanted: WantedIndicator, pointer: str) -> Iterator[Fault]:
    if wanted.line_id is not None and wanted.line_id not in found.indicators:
        yield Fault(f"{pointer}/line_id", "unknown_reference")
    key = wanted.indicator_version_id
    if key is not None and not _is_usable(found, wanted, key):
        yield Fault(f"{pointer}/indicator_version_id", "unknown_reference")
    elif key is None:
        for name in _NEEDED:
            if not wanted.given.get(name):
                yield Fault(f"{pointer}/{name}", "required")


def _is_usable(found: _Found, wanted: WantedIndicator, key: UUID) -> bool:
    """Tell whether a version may be used: agreed, or retired since this line was written."""
    version = found.versions.get(key)
    held = None if wanted.line_id is None else found.indicators.get(wanted.line_id)
    if version is None:
        return False
    is_kept = held is not None and held.indicator_version_id == key
    return version.state is IndicatorState.AGREED or is_kept


def _doubles(wanted: Sequence[WantedResult], pointer: str) -> Iterator[Fault]:
    """Refuse a line that is written twice."""
    seen: set[UUID] = set()
    for place, one in enumerate(wanted):
        here = pointer.format(place)
        lines = [(here, one.line_id)]
        lines += [(f"{here}/indicators/{i}", each.line_id) for i, each in enumerate(one.indicators)]
        for where, line in lines:
            if line is not None and line in seen:
                yield Fault(f"{where}/line_id", "line_twice")
            if line is not None:
                seen.add(line)


def _made(desk: Desk, found: _Found, wanted: WantedResult, ordinal: int) -> PlannedResult:
    whose = {"employee_id": desk.plan.employee_id, "revision_id": desk.current.id}
    held = None if wanted.line_id is None else found.results.get(wanted.line_id)
    result = WorkResult(
        id=new_id(),
        **whose,
        line_id=wanted.line_id or new_id(),
        ordinal=ordinal,
        supports_line_id=wanted.supports_line_id,
        goal_id=wanted.goal_id,
        assigned_by=wanted.assigned_by,
        **wanted.fields,
    )
    result.consented_at = _consent_kept(held, result)
    indicators = tuple(
        PlanIndicator(
            id=new_id(),
            **whose,
            result_id=result.id,
            line_id=line.line_id or new_id(),
            indicator_version_id=line.indicator_version_id,
            ordinal=place,
            deadline=line.deadline,
            weight=line.weight,
            trajectory=line.trajectory,
            period_targets=line.period_targets,
            **_measured(found, line),
        )
        for place, line in enumerate(wanted.indicators)
    )
    return PlannedResult(result, indicators)


def _consent_kept(held: WorkResult | None, fresh: WorkResult) -> Any:  # noqa: ANN401 - an instant or none
    """Keep a consent only for what was consented to: the same words from the same leader."""
    if held is None:
        return None
    is_same = (held.statement, held.assigned_by) == (fresh.statement, fresh.assigned_by)
    return held.consented_at if is_same else None


def _measured(found: _Found, wanted: WantedIndicator) -> dict[str, Any]:
    """Take what was written, and from the library what was left out; a target is taken whole."""
    given = {name: value for name, value in wanted.given.items() if value is not None}
    version = found.versions.get(wanted.indicator_version_id or UUID(int=0))
    own_target = any(name in given for name in TARGETS)
    fallback: dict[str, Any] = {"is_maximum": False, "is_public_service": False}
    for name in MEASURED:
        if version is not None and not (own_target and name in TARGETS):
            fallback[name] = getattr(version, name)
    return {name: given.get(name, fallback.get(name)) for name in MEASURED}
