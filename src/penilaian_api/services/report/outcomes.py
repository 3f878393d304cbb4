"""Report what the work of units brings about over time, with how their people were rated beside it.

Why it is so: docs/decisions/0067, docs/decisions/0068, docs/decisions/0086.
"""

from collections import Counter
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import open_grants
from penilaian_api.domain.contribution.contribution import Beneficiary
from penilaian_api.domain.outcome.outcome import HIGHER, is_reached, move_of
from penilaian_api.domain.outcome.satisfaction import UnitResults
from penilaian_api.domain.report.small_groups import choose_nested
from penilaian_api.domain.report.tables import (
    PEOPLE,
    ChartStyle,
    ColumnType,
    ReportCells,
    ReportChart,
    ReportColumn,
    ReportForm,
    ReportKind,
    ReportNote,
    TargetStanding,
    counts,
)
from penilaian_api.domain.scoring.record.numbers import number, round_if_known
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.services.report.subjects import ReportSubject, ReportTable
from penilaian_api.storage.report import outcomes as storage
from penilaian_api.storage.report.outcomes import OutcomeInPeriod, ResultsByUnit
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_PLACES: Final = 4
_NOTHING: Final = number("0")

OUTCOMES: Final = ReportForm(
    ReportKind.OUTCOMES,
    (
        ReportColumn("unit_code", ColumnType.TEXT),
        ReportColumn("unit_name", ColumnType.TEXT),
        ReportColumn("outcome_key", ColumnType.TEXT),
        ReportColumn("outcome_name", ColumnType.TEXT),
        ReportColumn("beneficiary", ColumnType.CODE, "Beneficiary"),
        ReportColumn("period_key", ColumnType.TEXT),
        ReportColumn("measured_in", ColumnType.TEXT),
        ReportColumn("value", ColumnType.NUMBER),
        ReportColumn("previous", ColumnType.NUMBER),
        ReportColumn("change", ColumnType.NUMBER),
        ReportColumn("move", ColumnType.CODE, "OutcomeMove"),
        ReportColumn("target", ColumnType.NUMBER),
        ReportColumn("standing", ColumnType.CODE, "target_standing"),
        ReportColumn("attained", ColumnType.NUMBER),
        *counts(PEOPLE),
        ReportColumn("good_share", ColumnType.PERCENT),
    ),
    ReportChart(ChartStyle.BARS, ("outcome_name", "period_key"), ("attained",), end="value"),
    of_period=False,
    rests_on=Action.OUTCOME_READ,
)
"""Each outcome of units in each period, and the results of the unit's people beside it."""


def outcomes(work: UnitOfWork, subject: ReportSubject) -> ReportTable:
    """List the outcomes of units in a period, or in all of a cycle that have begun."""
    listed = storage.outcomes_in_periods(work, subject.groups, subject.cycle, subject.period)
    if not listed:
        return ReportTable((), (ReportNote.NOTHING_COUNTED,))
    beside = _beside(work, subject, {each.period_id for each in listed})
    results = {_about(each): _results_of(each, beside) for each in listed}
    shown = _choose({about: each.people for about, each in results.items()})
    rows = tuple(
        _row(each, results[_about(each)], is_told=_about(each) in shown) for each in listed
    )
    notes = [ReportNote.FEW_PEOPLE] if any(row["good_share"] is None for row in rows) else []
    if any(row["target"] is None for row in rows):
        notes.append(ReportNote.WITHOUT_TARGET)
    return ReportTable(rows, (*notes, ReportNote.BESIDE_ONLY, ReportNote.WITHOUT_READER))


def _beside(work: UnitOfWork, subject: ReportSubject, periods: set[UUID]) -> ResultsByUnit:
    """Count results for those who may set them beside outcomes elsewhere; for others nothing."""
    if not open_grants(work.actor, Action.UNIT_RESULT_READ):
        return {}
    return storage.results_beside(work, subject.groups, periods)


def _about(outcome: OutcomeInPeriod) -> tuple[UUID, str]:
    """Say whose results stand beside an outcome: those of a period in a unit."""
    return outcome.period_id, outcome.unit_path


def _choose(people: Mapping[tuple[UUID, str], int]) -> frozenset[tuple[UUID, str]]:
    """Choose period by period the units of whose results something is said."""
    by_period: dict[UUID, dict[str, int]] = {}
    for (period_id, path), count in people.items():
        by_period.setdefault(period_id, {})[path] = count
    return frozenset(
        (period_id, path) for period_id, each in by_period.items() for path in choose_nested(each)
    )


def _results_of(outcome: OutcomeInPeriod, beside: ResultsByUnit) -> UnitResults:
    """Add up the results of the outcome's unit and the units below it in its period."""
    counted = Counter[str | None]()
    for (path, period_id), results in beside.items():
        if period_id == outcome.period_id and path.startswith(outcome.unit_path):
            counted.update(results)
    predicates = {Predicate(key): count for key, count in counted.items() if key is not None}
    return UnitResults(counted.total(), predicates, 0, _NOTHING)


def _row(outcome: OutcomeInPeriod, results: UnitResults, *, is_told: bool) -> ReportCells:
    value, previous, polarity = outcome.value, outcome.previous, outcome.polarity
    is_public, target = outcome.is_public_service, outcome.target
    return {
        "unit_code": outcome.unit_code,
        "unit_name": outcome.unit_name,
        "outcome_key": outcome.key,
        "outcome_name": outcome.name,
        "beneficiary": Beneficiary.PUBLIC if is_public else Beneficiary.ORGANIZATION,
        "period_key": outcome.period_key,
        "measured_in": outcome.measured_in,
        "value": value,
        "previous": previous,
        "change": None if value is None or previous is None else value - previous,
        "move": move_of(previous, value, polarity),
        "target": target,
        "standing": TargetStanding.of(is_met=is_reached(value, target, polarity)),
        "attained": _attained(value, target, polarity),
        PEOPLE: results.people,
        "good_share": round_if_known(results.good_share, _PLACES) if is_told else None,
    }


def _attained(value: Decimal | None, target: Decimal | None, polarity: str) -> Decimal | None:
    """Give how far a target is attained, in percent: what is better is more, whichever way."""
    if value is None or target is None:
        return None
    part, whole = (value, target) if polarity == HIGHER else (target, value)
    if part < 0 or whole <= 0:
        return None
    return (100 * part / whole).quantize(Decimal("0.0001"), ROUND_HALF_UP)
