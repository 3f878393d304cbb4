"""Resolve what a written result refers to: lines of its own plan, the leader's, goals, library."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.domain.indicator.check import IndicatorState
from penilaian_api.domain.plan.assumption import AssumedMeasure, assume
from penilaian_api.domain.plan.plan import WorkResultKind
from penilaian_api.services.indicator.measured import MEASURED, MeasuredInput
from penilaian_api.services.plan.period_keys import unknown_periods
from penilaian_api.storage.cycle.cycles import period_keys
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Goal
from penilaian_api.storage.models.indicator import IndicatorVersion
from penilaian_api.storage.models.plan import PlanIndicator, WorkResult
from penilaian_api.storage.packaged_data import indicator_words
from penilaian_api.storage.plan import plans as plan_storage
from penilaian_api.storage.plan.plans import OpenPlan, PlannedResult, ResultsByRevision
from penilaian_api.storage.work.unit_of_work import UnitOfWork

TARGETS: Final = ("target", "target_low", "target_high", "steps")
_OF_LIBRARY: Final = frozenset({IndicatorState.AGREED, IndicatorState.RETIRED})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanIndicatorInput(MeasuredInput):
    """An indicator as a caller states it: in full, or named from the library."""

    line_id: UUID | None
    indicator_version_id: UUID | None
    deadline: date | None
    weight: Decimal
    trajectory: dict[str, str]
    period_targets: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkResultInput:
    """A work result as a caller states it, with its indicators."""

    line_id: UUID | None
    statement: str
    kind: WorkResultKind
    weight: Decimal
    supports_line_id: UUID | None
    goal_id: UUID | None
    assigned_by: UUID | None
    is_acting_duty: bool
    success_measure: str
    target_text: str
    perspectives: list[str]
    duty_area: str | None
    indicators: tuple[PlanIndicatorInput, ...]


_STATED_OF_RESULT: Final = tuple(
    field.name for field in fields(WorkResultInput) if field.name not in {"line_id", "indicators"}
)
_STATED_OF_INDICATOR: Final = tuple(
    field.name for field in fields(PlanIndicatorInput) if field.name not in {"line_id", *MEASURED}
)


@dataclass(frozen=True, slots=True)
class _References:
    """The records to which some results refer, as far as they exist within reach."""

    results: Mapping[UUID, WorkResult]
    indicators: Mapping[UUID, PlanIndicator]
    leader_lines: frozenset[UUID]
    goals: frozenset[UUID]
    versions: Mapping[UUID, IndicatorVersion]
    periods: frozenset[str]


def known_lines(existing: ResultsByRevision) -> frozenset[UUID]:
    """Name the lines that a plan has in its live revisions."""
    results = [planned for listed in existing.values() for planned in listed]
    return frozenset(planned.result.line_id for planned in results) | frozenset(
        indicator.line_id for planned in results for indicator in planned.indicators
    )


def resolve(  # noqa: PLR0913 - where in the plan and in the input the results stand
    work: UnitOfWork,
    plan: OpenPlan,
    existing: ResultsByRevision,
    inputs: Sequence[WorkResultInput],
    *,
    ordinal: int = 0,
    pointer: str = "",
) -> tuple[PlannedResult, ...]:
    """Make records of the stated results, or refuse with every reference that leads nowhere."""
    references = _load_references(work, plan, existing, inputs)
    faults = [
        fault
        for index, result in enumerate(inputs)
        for fault in _result_faults(plan, references, result, pointer.format(index))
    ]
    faults.extend(_repeated_lines(inputs, pointer))
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)
    return tuple(
        _build_result(plan, references, result, ordinal + index)
        for index, result in enumerate(inputs)
    )


def _load_references(
    work: UnitOfWork,
    plan: OpenPlan,
    existing: ResultsByRevision,
    inputs: Sequence[WorkResultInput],
) -> _References:
    """Query once for each kind of reference, and not at all where none is made."""
    present = [planned for listed in existing.values() for planned in listed]
    results = {planned.result.line_id: planned.result for planned in present}
    linked = {planned.supports_line_id for planned in results.values()}
    supported = _stated(result.supports_line_id for result in inputs) - linked
    goals = _stated(result.goal_id for result in inputs)
    versions = _stated(
        indicator.indicator_version_id for result in inputs for indicator in result.indicators
    )
    return _References(
        results=results,
        indicators={line.line_id: line for planned in present for line in planned.indicators},
        leader_lines=plan_storage.leader_lines(work, plan.plan, supported)
        if supported
        else frozenset(),
        goals=_goals(work, plan, goals) if goals else frozenset(),
        versions=_versions(work, versions) if versions else {},
        periods=period_keys(work, plan.plan.cycle_id) if _names_periods(inputs) else frozenset(),
    )


def _names_periods(inputs: Sequence[WorkResultInput]) -> bool:
    return any(
        indicator.trajectory or indicator.period_targets
        for result in inputs
        for indicator in result.indicators
    )


def _stated(keys: Iterable[UUID | None]) -> set[UUID]:
    """Keep the references that are made."""
    return {key for key in keys if key is not None}


def _goals(work: UnitOfWork, plan: OpenPlan, keys: set[UUID]) -> frozenset[UUID]:
    goals = work.of(Goal).all(id=keys, year=plan.context.year)
    return frozenset(goal.id for goal in goals)


def _versions(work: UnitOfWork, keys: set[UUID]) -> dict[UUID, IndicatorVersion]:
    versions = work.of(IndicatorVersion).all(id=keys, state=_OF_LIBRARY)
    return {version.id: version for version in versions}


def _result_faults(
    plan: OpenPlan, references: _References, result: WorkResultInput, pointer: str
) -> Iterator[Fault]:
    if result.line_id is not None and result.line_id not in references.results:
        yield Fault(f"{pointer}/line_id", "unknown_reference")
    supported = {existing.supports_line_id for existing in references.results.values()}
    supportable = references.leader_lines | supported
    if result.supports_line_id is not None and result.supports_line_id not in supportable:
        yield Fault(f"{pointer}/supports_line_id", "not_leaders_line")
    if result.goal_id is not None and result.goal_id not in references.goals:
        yield Fault(f"{pointer}/goal_id", "unknown_reference")
    if result.assigned_by == plan.plan.employee_id:
        yield Fault(f"{pointer}/assigned_by", "not_oneself")
    for index, indicator in enumerate(result.indicators):
        yield from _indicator_faults(references, indicator, f"{pointer}/indicators/{index}")


def _indicator_faults(
    references: _References, indicator: PlanIndicatorInput, pointer: str
) -> Iterator[Fault]:
    if indicator.line_id is not None and indicator.line_id not in references.indicators:
        yield Fault(f"{pointer}/line_id", "unknown_reference")
    yield from unknown_periods(indicator, references.periods, pointer)
    key = indicator.indicator_version_id
    if key is not None and not _is_usable(references, indicator, key):
        yield Fault(f"{pointer}/indicator_version_id", "unknown_reference")
    elif key is None:
        if not indicator.statement:
            yield Fault(f"{pointer}/statement", "required")
        if (indicator.polarity or _assumed(indicator).polarity) is None:
            yield Fault(f"{pointer}/polarity", "required")


def _assumed(indicator: PlanIndicatorInput) -> AssumedMeasure:
    return assume(
        indicator.statement or "",
        indicator.measured_in or "",
        indicator_words(),
        is_range=indicator.target_low is not None,
        is_stepped=bool(indicator.steps),
    )


def _is_usable(references: _References, indicator: PlanIndicatorInput, key: UUID) -> bool:
    """Tell whether a version may be used: agreed, or retired since this line was written."""
    version = references.versions.get(key)
    if version is None:
        return False
    line_id = indicator.line_id
    existing = None if line_id is None else references.indicators.get(line_id)
    is_unchanged = existing is not None and existing.indicator_version_id == key
    return version.state is IndicatorState.AGREED or is_unchanged


def _repeated_lines(inputs: Sequence[WorkResultInput], pointer: str) -> Iterator[Fault]:
    """Refuse a line that is written twice."""
    line_ids: set[UUID] = set()
    for index, result in enumerate(inputs):
        here = pointer.format(index)
        lines = [(here, result.line_id)]
        lines += [
            (f"{here}/indicators/{number}", indicator.line_id)
            for number, indicator in enumerate(result.indicators)
        ]
        for location, line_id in lines:
            if line_id is not None and line_id in line_ids:
                yield Fault(f"{location}/line_id", "line_twice")
            if line_id is not None:
                line_ids.add(line_id)


def _build_result(
    plan: OpenPlan, references: _References, result_input: WorkResultInput, ordinal: int
) -> PlannedResult:
    keys = {"employee_id": plan.plan.employee_id, "revision_id": plan.current.id}
    result = WorkResult(
        id=new_id(),
        **keys,
        line_id=result_input.line_id or new_id(),
        ordinal=ordinal,
        **{name: getattr(result_input, name) for name in _STATED_OF_RESULT},
    )
    line_id = result_input.line_id
    existing = None if line_id is None else references.results.get(line_id)
    result.consented_at = _kept_consent(existing, result)
    indicators = tuple(
        PlanIndicator(
            id=new_id(),
            **keys,
            result_id=result.id,
            line_id=indicator.line_id or new_id(),
            ordinal=index,
            **{name: getattr(indicator, name) for name in _STATED_OF_INDICATOR},
            **_measured_values(references, indicator),
        )
        for index, indicator in enumerate(result_input.indicators)
    )
    return PlannedResult(result, indicators)


def _kept_consent(existing: WorkResult | None, result: WorkResult) -> datetime | None:
    """Keep a consent only for what was consented to: the same words from the same leader."""
    if existing is None:
        return None
    is_same = (existing.statement, existing.assigned_by) == (result.statement, result.assigned_by)
    return existing.consented_at if is_same else None


def _measured_values(references: _References, indicator: PlanIndicatorInput) -> dict[str, Any]:
    """Take what was written; what was left out comes from the library, else it is assumed.

    A target is taken whole.
    """
    stated = {
        name: getattr(indicator, name) for name in MEASURED if getattr(indicator, name) is not None
    }
    key = indicator.indicator_version_id
    version = None if key is None else references.versions.get(key)
    has_own_target = any(name in stated for name in TARGETS)
    fallback: dict[str, Any] = {"is_maximum": False, "is_public_service": False}
    if version is None:
        fallback |= asdict(_assumed(indicator))
    for name in MEASURED:
        if version is not None and not (has_own_target and name in TARGETS):
            fallback[name] = getattr(version, name)
    return {name: stated.get(name, fallback.get(name)) for name in MEASURED}
