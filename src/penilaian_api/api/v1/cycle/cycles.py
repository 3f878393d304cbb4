"""Serve cycles: list, show, set up, readiness, population."""

from typing import Annotated

from fastapi import Depends, Query

from penilaian_api.api.routing.dependencies import CallerLanguage, ExpectedVersionIfAny, Page
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.cycle.schemas.cycles import (
    CycleIn,
    CycleOut,
    CyclePage,
    CycleStated,
    DifferenceOut,
    MemberOut,
    MemberPage,
)
from penilaian_api.api.v1.cycle.schemas.readiness import (
    GateOut,
    LackOut,
    ProspectOut,
    ReadinessOut,
    TrainingProspectOut,
    UntrainedRaterOut,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Code, FaultOut
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.cycle.setup import Population, StatedCycle, StatedPeriod
from penilaian_api.domain.errors import Fault
from penilaian_api.services.cycle import cycles, readiness, setup
from penilaian_api.services.cycle.readiness import GateFindings, TrainingProspect

router = GuardedRouter("/cycles", "Cycles")


@router.get("", action=Action.CYCLE_READ)
def list_cycles(
    listed: Annotated[Listed, Depends(query_of(cycles.CYCLES_PARAMETERS))], work: Work
) -> CyclePage:
    """List cycles.

    List the cycles of your agency, by year and key.
    """
    return listed.answer(CyclePage, cycles.page(work, listed.request), CycleOut.model_validate)


@router.get("/{key}", action=Action.CYCLE_READ)
def get_cycle(key: Code, work: Work) -> CycleOut:
    """Show a cycle with its periods.

    Show one cycle by its key, with its periods in order of days.
    """
    return CycleOut.model_validate(cycles.get(work, key))


@router.put("/{key}", action=Action.CYCLE_WRITE)
def put_cycle(  # noqa: PLR0913, PLR0917 - address, body, version, language, work and dry run
    key: Code,
    body: CycleIn,
    expected_version: ExpectedVersionIfAny,
    language: CallerLanguage,
    work: Work,
    dry_run: Annotated[bool, Query(description="Only list what would change.")] = False,  # noqa: FBT002 - a query parameter
) -> CycleStated:
    """Create or replace a cycle.

    Send the whole cycle with this key as it should be.

    It is created if it does not exist; what differs is changed, periods that you leave out are
    removed, and sending the same twice changes nothing. The response lists each difference. A
    period that was opened keeps its days and its scheme. Days beyond those of the law are taken
    with a warning that names the article, and the record keeps who set them.
    """
    outcome = setup.put(work, key, _to_stated_cycle(body), expected_version, dry_run=dry_run)
    return CycleStated(
        dry_run=dry_run,
        differences=tuple(map(DifferenceOut.model_validate, outcome.differences)),
        warnings=tuple(_warning_to_response(fault, language) for fault in outcome.warnings),
        cycle=None if outcome.cycle is None else CycleOut.model_validate(outcome.cycle),
        version=None if outcome.cycle is None else outcome.cycle.version,
    )


@router.get("/{key}/readiness", action=Action.READINESS_READ)
def get_cycle_readiness(key: Code, language: CallerLanguage, work: Work) -> ReadinessOut:
    """Show the readiness of a cycle.

    List what is missing before the periods of a cycle can open, gate by gate.

    `rater_training` names, by unit, who could make no result final in periods that demand trained
    raters; `GET /v1/rater-training?is_rater=true&is_trained=false` lists them all.
    """
    cycle = readiness.of_cycle(work, key)
    return ReadinessOut(
        cycle_id=cycle.cycle_id,
        key=cycle.key,
        gates=tuple(_gate_to_response(findings, language) for findings in cycle.gates),
        periods=tuple(map(ProspectOut.model_validate, cycle.periods)),
        rater_training=_training_to_response(cycle.rater_training, language),
    )


@router.get("/{key}/population", action=Action.READINESS_READ)
def list_population(key: Code, page: Page, work: Work) -> MemberPage:
    """List the population of a cycle.

    List who is in a cycle today, each in the definitive post by which they belong to it.

    Before the cycle begins, its first day counts; after its end, its last.
    """
    items = cycles.population_page(work, key, page.after, page.limit)
    return page.answer(MemberPage, items, MemberOut.model_validate)


def _to_stated_cycle(body: CycleIn) -> StatedCycle:
    return StatedCycle(
        name=body.name,
        year=body.year,
        starts_on=body.starts_on,
        ends_on=body.ends_on,
        plans_due_on=body.plans_due_on or setup.plans_due(body.year),
        population=Population(
            body.population.units,
            tuple(job_class.value for job_class in body.population.job_classes),
            body.population.except_units,
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
                extremes_need_grounds=period.extremes_need_grounds,
                raters_need_training=period.raters_need_training,
            )
            for period in body.periods
        ),
    )


def _warning_to_response(fault: Fault, language: Language) -> FaultOut:
    detail = messages.fault(fault.code, fault.facts, language)
    return FaultOut(pointer=fault.pointer, code=fault.code, detail=detail)


def _training_to_response(training: TrainingProspect, language: Language) -> TrainingProspectOut:
    case = "lacking" if training.lacking else "met" if training.demanded_by else "not_demanded"
    facts = {"count": str(training.lacking), "periods": ", ".join(training.demanded_by)}
    return TrainingProspectOut(
        demanded_by=training.demanded_by,
        lacking=training.lacking,
        detail=messages.sentence(f"rater_training.{case}", facts, language),
        raters=tuple(map(UntrainedRaterOut.model_validate, training.raters)),
    )


def _gate_to_response(findings: GateFindings, language: Language) -> GateOut:
    return GateOut(
        gate=findings.gate,
        is_met=findings.lacking == 0,
        lacking=findings.lacking,
        lacks=tuple(
            LackOut(
                code=lack.code,
                detail=messages.label(f"lack.{lack.code}", language),
                employee_id=lack.employee_id,
                title_key=lack.title_key,
                name=lack.name,
                proposal_id=lack.proposal_id,
            )
            for lack in findings.lacks
        ),
    )
