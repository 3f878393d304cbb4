"""Check the readiness of a cycle: what is missing at each gate before its periods open.

Socialisation: a person who has not acknowledged what was announced for the cycle, and must be.
Indicators: a job held in the population for which the library has no agreed indicator, and what
people proposed for the set and nobody has answered.
Organization: a person whom nobody assesses, or who is in two cycles of the year.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from penilaian_api.domain.cycle.cycle import Gate, GateCheck, PeriodState, opening_faults
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.services.cycle.cycles import day_in
from penilaian_api.storage.announcement import required_exist, uninformed_people
from penilaian_api.storage.cycle.cycles import of_same_year, with_waivers
from penilaian_api.storage.cycle.population import jobs_query, unready_people
from penilaian_api.storage.cycle.rater_training import untrained_raters
from penilaian_api.storage.indicator.library import suited_jobs_query
from penilaian_api.storage.indicator.proposals import unanswered_query
from penilaian_api.storage.models.cycle import Cycle, GateWaiver, Period
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

MAX_FINDINGS_SHOWN: Final = 100
"""How many of what lacks are named at each gate; all are counted."""


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that lacks: a code, and the person or the job concerned."""

    code: str
    employee_id: UUID | None = None
    title_key: str | None = None
    name: str | None = None
    proposal_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class GateFindings:
    """The findings at one gate: how much lacks, and the first of it."""

    gate: Gate
    lacking: int
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class PeriodProspect:
    """A period, the gates that were waived for it, and those that keep it from opening."""

    period_id: UUID
    key: str
    state: PeriodState
    waived: tuple[Gate, ...]
    shut: tuple[Gate, ...]


@dataclass(frozen=True, slots=True)
class UntrainedRaterView:
    """Who assesses people of a cycle and was not trained, in the unit of their own."""

    employee_id: UUID
    name: str
    unit_code: str
    unit_name: str


@dataclass(frozen=True, slots=True)
class TrainingProspect:
    """Which periods demand trained raters, and who could make no result final in them as yet."""

    demanded_by: tuple[str, ...]
    lacking: int
    raters: tuple[UntrainedRaterView, ...]


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far a cycle is prepared."""

    cycle_id: UUID
    key: str
    gates: tuple[GateFindings, ...]
    periods: tuple[PeriodProspect, ...]
    rater_training: TrainingProspect


def of_cycle(work: UnitOfWork, key: str) -> Readiness:
    """Check every gate of a cycle, and which of its periods could open."""
    cycle, others = _split(of_same_year(work, key), key)
    gates = tuple(_find(work, gate, cycle, others) for gate in Gate)
    stated = with_waivers(work, cycle.id)
    periods = tuple(
        PeriodProspect(
            period_id=period.id,
            key=period.key,
            state=period.state,
            waived=tuple(waiver.gate for waiver in waivers),
            shut=_shut_gates(gates, waivers),
        )
        for period, waivers in stated
    )
    training = _training(work, cycle, [period for period, _ in stated])
    return Readiness(cycle.id, cycle.key, gates, periods, training)


def _training(work: UnitOfWork, cycle: Cycle, periods: Sequence[Period]) -> TrainingProspect:
    """Name who assesses and was not trained, where a period yet to be closed demands it."""
    demanding = tuple(
        period.key
        for period in periods
        if period.raters_need_training and period.state is not PeriodState.CLOSED
    )
    if not demanding:
        return TrainingProspect((), 0, ())
    day = day_in(work, cycle)
    lacking, raters = untrained_raters(work, cycle, day, MAX_FINDINGS_SHOWN)
    return TrainingProspect(demanding, lacking, tuple(UntrainedRaterView(*each) for each in raters))


def check_gates(
    work: UnitOfWork, period: Period, waivers: Collection[GateWaiver]
) -> tuple[GateCheck, ...]:
    """Check the gates of one period; those that were waived are not looked at again."""
    reasons = {waiver.gate: waiver.reason for waiver in waivers}
    passed = tuple(GateCheck(gate, 1, reasons[gate]) for gate in Gate if gate in reasons)
    open_gates = [gate for gate in Gate if gate not in reasons]
    if not open_gates:
        return passed
    cycle, others = _split(of_same_year(work, period.cycle_id), period.cycle_id)
    findings = [_find(work, gate, cycle, others) for gate in open_gates]
    return (*passed, *(GateCheck(finding.gate, finding.lacking) for finding in findings))


def _split(cycles: Sequence[Cycle], id_or_key: str | UUID) -> tuple[Cycle, tuple[Cycle, ...]]:
    """Take out the cycle with this id or key from all of its year."""
    for cycle in cycles:
        if id_or_key in {cycle.key, cycle.id}:
            return cycle, tuple(other for other in cycles if other is not cycle)
    raise OutOfReachError


def _shut_gates(gates: Sequence[GateFindings], waivers: Collection[GateWaiver]) -> tuple[Gate, ...]:
    reasons = {waiver.gate: waiver.reason for waiver in waivers}
    checks = (
        GateCheck(finding.gate, finding.lacking, reasons.get(finding.gate)) for finding in gates
    )
    shut = {fault.facts["gate"] for fault in opening_faults(checks)}
    return tuple(gate for gate in Gate if gate in shut)


def _find(work: UnitOfWork, gate: Gate, cycle: Cycle, others: Collection[Cycle]) -> GateFindings:
    match gate:
        case Gate.SOCIALISATION:
            return _uninformed(work, cycle)
        case Gate.INDICATORS:
            return _unsettled_indicators(work, cycle)
        case Gate.ORGANIZATION:
            return _people_in_the_way(work, cycle, others)


def _uninformed(work: UnitOfWork, cycle: Cycle) -> GateFindings:
    if not required_exist(work, cycle):
        return GateFindings(Gate.SOCIALISATION, 1, (Lack("not_recorded"),))
    count, people = uninformed_people(work, cycle, day_in(work, cycle), MAX_FINDINGS_SHOWN)
    lacks = tuple(
        Lack("not_informed", employee_id=person.employee_id, name=person.name) for person in people
    )
    return GateFindings(Gate.SOCIALISATION, count, lacks)


def _unsettled_indicators(work: UnitOfWork, cycle: Cycle) -> GateFindings:
    suiting = suited_jobs_query(work.access.grants)
    held_jobs = jobs_query(work, cycle, day_in(work, cycle))
    unanswered = unanswered_query(cycle.id, MAX_FINDINGS_SHOWN)
    rows = execute_combined(work.session, work.bindings, suiting, held_jobs, unanswered)
    suited = rows.of(suiting)
    covered = frozenset[str]().union(*suited)
    suits_all = any(not keys for keys in suited)
    bare = [] if suits_all else [job for job in rows.of(held_jobs) if job.title_key not in covered]
    waiting = rows.of(unanswered)
    lacks = [Lack("no_indicator", title_key=key, name=title) for key, title in bare]
    lacks += [
        Lack("proposal_unanswered", each.employee_id, name=each.name, proposal_id=each.proposal_id)
        for each in waiting
    ]
    count = len(bare) + (waiting[0].count if waiting else 0)
    return GateFindings(Gate.INDICATORS, count, tuple(lacks[:MAX_FINDINGS_SHOWN]))


def _people_in_the_way(work: UnitOfWork, cycle: Cycle, others: Collection[Cycle]) -> GateFindings:
    count, people = unready_people(work, cycle, others, day_in(work, cycle), MAX_FINDINGS_SHOWN)
    lacks = tuple(
        Lack(
            "no_assessor" if person.lacks_assessor else "in_two_cycles",
            employee_id=person.employee_id,
            name=person.name,
        )
        for person in people
    )
    return GateFindings(Gate.ORGANIZATION, count, lacks)
