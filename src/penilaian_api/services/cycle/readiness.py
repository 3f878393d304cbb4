"""Readiness: what still lacks at each gate before the periods of a cycle may open.

Socialisation: that people were told; as long as nothing records it, this gate can only be waived.
Indicators: a job held in the population for which the library has no agreed indicator.
Organization: a person whom nobody assesses, or who is in two cycles of the year.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.cycle.cycle import Gate, GateCheck, opening_faults
from penilaian_api.domain.errors import OutOfReach
from penilaian_api.services.cycle.cycles import day_in
from penilaian_api.storage.cycle.cycles import of_same_year, with_waivers
from penilaian_api.storage.cycle.population import jobs, on, unready
from penilaian_api.storage.indicator import suited_jobs
from penilaian_api.storage.models.cycle import Cycle, GateWaiver, Period
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

SHOWN = 100
"""How many of what lacks are named at each gate; all are counted."""


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that lacks: a code, and the person or the job concerned."""

    code: str
    employee_id: UUID | None = None
    title_key: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found at one gate: how much lacks, and the first of it."""

    gate: Gate
    lacking: int
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class Prospect:
    """A period, the gates that were waived for it, and those that keep it from opening."""

    period: Period
    waivers: tuple[GateWaiver, ...]
    shut: tuple[Gate, ...]


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far a cycle is prepared."""

    cycle: Cycle
    gates: tuple[Findings, ...]
    periods: tuple[Prospect, ...]


def of_cycle(work: UnitOfWork, key: str) -> Readiness:
    """Look at every gate of a cycle, and say which of its periods could open."""
    cycle, others = _named(of_same_year(work, key), key)
    gates = tuple(_find(work, gate, cycle, others) for gate in Gate)
    periods = tuple(
        Prospect(period, waivers, _shut(gates, waivers))
        for period, waivers in with_waivers(work, cycle.id)
    )
    return Readiness(cycle, gates, periods)


def checks(
    work: UnitOfWork, period: Period, waivers: Collection[GateWaiver]
) -> tuple[GateCheck, ...]:
    """Look at the gates of one period; those that were waived are not looked at again."""
    reasons = {waiver.gate: waiver.reason for waiver in waivers}
    passed = tuple(GateCheck(gate, 1, reasons[gate]) for gate in Gate if gate in reasons)
    open_gates = [gate for gate in Gate if gate not in reasons]
    if not open_gates:
        return passed
    cycle, others = _named(of_same_year(work, period.cycle_id), period.cycle_id)
    found = (_find(work, gate, cycle, others) for gate in open_gates)
    return (*passed, *(GateCheck(one.gate, one.lacking) for one in found))


def _named(cycles: Sequence[Cycle], named: str | UUID) -> tuple[Cycle, tuple[Cycle, ...]]:
    for cycle in cycles:
        if named in {cycle.key, cycle.id}:
            return cycle, tuple(other for other in cycles if other is not cycle)
    raise OutOfReach


def _shut(gates: Sequence[Findings], waivers: Collection[GateWaiver]) -> tuple[Gate, ...]:
    reasons = {waiver.gate: waiver.reason for waiver in waivers}
    looked = (GateCheck(one.gate, one.lacking, reasons.get(one.gate)) for one in gates)
    shut = {fault.facts["gate"] for fault in opening_faults(looked)}
    return tuple(gate for gate in Gate if gate in shut)


def _find(work: UnitOfWork, gate: Gate, cycle: Cycle, others: Collection[Cycle]) -> Findings:
    match gate:
        case Gate.SOCIALISATION:
            return Findings(gate, 1, (Lack("not_recorded"),))
        case Gate.INDICATORS:
            return _jobs_without_indicator(work, cycle)
        case Gate.ORGANIZATION:
            return _people_in_the_way(work, cycle, others)


def _jobs_without_indicator(work: UnitOfWork, cycle: Cycle) -> Findings:
    suited, held = suited_jobs(work), jobs(work, cycle)
    answers = execute_combined(work.session, on(work, day_in(work, cycle)), suited, held)
    lists = answers.of(suited)
    named = frozenset[str]().union(*lists)
    suits_all = any(not keys for keys in lists)
    bare = [] if suits_all else [job for job in answers.of(held) if job.title_key not in named]
    lacks = (Lack("no_indicator", title_key=key, name=title) for key, title in bare[:SHOWN])
    return Findings(Gate.INDICATORS, len(bare), tuple(lacks))


def _people_in_the_way(work: UnitOfWork, cycle: Cycle, others: Collection[Cycle]) -> Findings:
    count, people = unready(work, cycle, others, day_in(work, cycle), SHOWN)
    lacks = tuple(
        Lack(
            "no_assessor" if one.lacks_assessor else "in_two_cycles",
            employee_id=one.employee_id,
            name=one.name,
        )
        for one in people
    )
    return Findings(Gate.ORGANIZATION, count, lacks)
