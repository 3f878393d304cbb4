"""Cycles over HTTP."""

from typing import Annotated

from fastapi import Query

from penilaian_api.api.routing.dependencies import CallerLanguage, ExpectedVersionIfAny, Page
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.cycle.periods import shown as shown_period
from penilaian_api.api.v1.cycle.schemas.cycles import (
    CycleIn,
    CycleOut,
    CyclePage,
    CycleStated,
    DifferenceOut,
    GateOut,
    LackOut,
    MemberOut,
    MemberPage,
    PopulationOut,
    ProspectOut,
    ReadinessOut,
)
from penilaian_api.api.v1.shared.shapes import Code
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.cycle.setup import Population, StatedCycle, StatedPeriod
from penilaian_api.services.cycle import cycles, readiness, setup
from penilaian_api.services.cycle.cycles import Member, Year
from penilaian_api.services.cycle.readiness import Findings, Prospect

router = GuardedRouter("/cycles", "Cycles")


@router.get("", action=Action.CYCLE_READ)
def list_cycles(
    page: Page, work: Work, year: Annotated[int | None, Query(ge=1900, le=2200)] = None
) -> CyclePage:
    """List cycles.

    List the cycles of your agency, by year and key.
    """
    found = cycles.page(work, year, page.after, page.limit)
    return page.answer(CyclePage, found, lambda one: _shown(work, one))


@router.get("/{key}", action=Action.CYCLE_READ)
def get_cycle(key: Code, work: Work) -> CycleOut:
    """Show a cycle with its periods.

    Show one cycle with its periods.
    """
    return _shown(work, cycles.get(work, key))


@router.put("/{key}", action=Action.CYCLE_WRITE)
def put_cycle(
    key: Code,
    wanted: CycleIn,
    expected_version: ExpectedVersionIfAny,
    work: Work,
    dry_run: Annotated[bool, Query(description="Only tell what would change.")] = False,  # noqa: FBT002 - a query parameter
) -> CycleStated:
    """Create or replace a cycle.

    State how the whole cycle with this key should be.

    It is created if it does not exist; what differs is changed, periods that you do not name are
    taken back, and sending the same twice changes nothing. The answer lists each difference. A
    period that was opened keeps its days and its scheme.
    """
    outcome = setup.put(work, key, _stated(wanted), expected_version, dry_run=dry_run)
    cycle = None if outcome.year is None else _shown(work, outcome.year)
    return CycleStated(
        dry_run=dry_run,
        differences=tuple(DifferenceOut.model_validate(one) for one in outcome.differences),
        cycle=cycle,
        version=None if cycle is None else cycle.version,
    )


@router.get("/{key}/readiness", action=Action.READINESS_READ)
def get_cycle_readiness(key: Code, language: CallerLanguage, work: Work) -> ReadinessOut:
    """Show the readiness of a cycle.

    Show what still lacks before the periods of a cycle can open, gate by gate.
    """
    found = readiness.of_cycle(work, key)
    return ReadinessOut(
        cycle_id=found.cycle.id,
        key=found.cycle.key,
        gates=tuple(_gate(one, language) for one in found.gates),
        periods=tuple(_prospect(one) for one in found.periods),
    )


@router.get("/{key}/population", action=Action.READINESS_READ)
def list_population(key: Code, page: Page, work: Work) -> MemberPage:
    """List the population of a cycle.

    List who is in a cycle today, each in the definitive post by which they belong to it.

    Before the cycle begins its first day counts, after its end its last.
    """
    found = cycles.population_page(work, key, page.after, page.limit)
    return page.answer(MemberPage, found, _member)


def _stated(wanted: CycleIn) -> StatedCycle:
    return StatedCycle(
        name=wanted.name,
        year=wanted.year,
        starts_on=wanted.starts_on,
        ends_on=wanted.ends_on,
        plans_due_on=wanted.plans_due_on or setup.plans_due(wanted.year),
        population=Population(
            wanted.population.units,
            tuple(job_class.value for job_class in wanted.population.job_classes),
            wanted.population.except_units,
        ),
        periods=tuple(
            StatedPeriod(
                key=period.key,
                kind=period.kind,
                starts_on=period.starts_on,
                ends_on=period.ends_on,
                rate_from=period.rate_from,
                rate_until=period.rate_until,
                scheme=period.scheme.key,
                number=period.scheme.number or setup.NEWEST,
            )
            for period in wanted.periods
        ),
    )


def _shown(work: Work, year: Year) -> CycleOut:
    cycle, stated = year.cycle, cycles.stated(year)
    return CycleOut(
        id=cycle.id,
        key=cycle.key,
        name=cycle.name,
        year=cycle.year,
        starts_on=stated.starts_on,
        ends_on=stated.ends_on,
        plans_due_on=cycle.plans_due_on,
        population=PopulationOut(
            units=stated.population.units,
            job_classes=stated.population.job_classes,
            except_units=stated.population.without,
        ),
        periods=tuple(shown_period(work, pinned) for pinned in year.periods),
        allowed_actions=cycles.actions(work),
        version=cycle.version,
    )


def _gate(found: Findings, language: Language) -> GateOut:
    return GateOut(
        gate=found.gate,
        is_met=found.lacking == 0,
        lacking=found.lacking,
        lacks=tuple(
            LackOut(
                code=lack.code,
                detail=messages.label(f"lack.{lack.code}", language),
                employee_id=lack.employee_id,
                title_key=lack.title_key,
                name=lack.name,
            )
            for lack in found.lacks
        ),
    )


def _prospect(found: Prospect) -> ProspectOut:
    return ProspectOut(
        period_id=found.period.id,
        key=found.period.key,
        state=found.period.state,
        waived=tuple(waiver.gate for waiver in found.waivers),
        shut=found.shut,
    )


def _member(member: Member) -> MemberOut:
    return MemberOut(
        employee_id=member.employee_id,
        employee_code=member.employee_code,
        name=member.name,
        position_id=member.position_id,
        title=member.title,
        job_class=member.job_class,
        unit_id=member.unit_id,
        unit_code=member.unit_code,
        unit_name=member.unit_name,
    )
