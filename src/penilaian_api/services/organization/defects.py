"""List the defects of the organization: who cannot plan or be rated, why, and who mends it."""

from collections.abc import Iterator, Sequence
from typing import Final
from uuid import UUID

from penilaian_api.domain.evaluation.turns import Impasse
from penilaian_api.domain.organization import nip
from penilaian_api.domain.organization.defects import Defect, DefectCode, defects, ring_defects
from penilaian_api.domain.paging import LIMIT, Slice
from penilaian_api.services.organization import assessors
from penilaian_api.storage.evaluation.impasses import (
    evaluations_in_question,
    evaluations_of_former_posts,
    objections_in_question,
)
from penilaian_api.storage.organization import organization
from penilaian_api.storage.plan.endings import plans_beyond_posts
from penilaian_api.storage.work.combined_query import ResultSets, execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_OF_IMPASSE: Final = {
    Impasse.PERIOD_CLOSED: DefectCode.EVALUATION_LEFT_OPEN,
    Impasse.NO_LEADER: DefectCode.EVALUATION_WITHOUT_ACTOR,
    Impasse.NO_DECIDER: DefectCode.OBJECTION_WITHOUT_DECIDER,
}
_EVALUATIONS: Final = evaluations_in_question()
_OBJECTIONS: Final = objections_in_question()
_FORMER: Final = evaluations_of_former_posts()
_PLANS: Final = plans_beyond_posts()
_QUERIES_OF_RECORDS: Final = (_EVALUATIONS, _OBJECTIONS, _FORMER, _PLANS)
_ORDER = {code: number for number, code in enumerate(DefectCode)}


def page(
    work: UnitOfWork, code: DefectCode | None, after: Sequence[object] | None, limit: int
) -> Slice[Defect]:
    """List what is wrong in the organization today, kind by kind.

    It is computed from the organization itself, not from the derived table, whose departures from
    it are listed too.
    """
    of_code = (defect for defect in _visible(work) if code is None or defect.code is code)
    ordered = sorted(of_code, key=_key)
    rest = [defect for defect in ordered if after is None or _key(defect) > tuple(after)]
    length = min(limit, LIMIT)
    last = _key(rest[length - 1]) if len(rest) > length else None
    return Slice(tuple(rest[:length]), last)


def _visible(work: UnitOfWork) -> Iterator[Defect]:
    """Find everything, or what a service bound to a subtree may know."""
    if not work.actor.unit_path:
        return _all(work)
    visible = organization.visible_ids(work.session, work.bindings, work.access.grants)
    return (defect for defect in _all(work) if _about(defect) in visible)


def _all(work: UnitOfWork) -> Iterator[Defect]:
    computed = assessors.compare(work)
    units, people = organization.units_query(), organization.people_to_appraise_query()
    numbers = organization.numbers_query()
    results = execute_combined(
        work.session, work.bindings, units, people, numbers, *_QUERIES_OF_RECORDS
    )
    yield from defects(computed.organization, results.of(units), results.of(people), work.today)
    yield from ring_defects(computed.find_rings(), work.today)
    yield from _of_records(results)
    for employee, number in results.of(numbers):
        if nip.is_doubtful(nip.parse(number)):
            yield Defect(DefectCode.NIP_DOUBTFUL, employee=employee)
    for employee in sorted(computed.difference.people):
        yield Defect(DefectCode.ASSESSOR_OUTDATED, employee=employee)


def _of_records(results: ResultSets) -> Iterator[Defect]:
    """Name the evaluations, objections and plans that the organization leaves behind."""
    for case in results.of(_EVALUATIONS):
        if case.impasse is not None:
            code = _OF_IMPASSE[case.impasse]
            yield Defect(code, employee=case.employee_id, evaluation=case.record_id)
    for case in results.of(_OBJECTIONS):
        if case.impasse is not None:
            code = _OF_IMPASSE[case.impasse]
            yield Defect(code, employee=case.employee_id, objection=case.record_id)
    for case in results.of(_FORMER):
        code = DefectCode.EVALUATION_OF_FORMER_POST
        yield Defect(code, employee=case.employee_id, evaluation=case.record_id)
    for plan in results.of(_PLANS):
        yield Defect(DefectCode.PLAN_BEYOND_POST, employee=plan.employee_id, plan=plan.plan_id)


def _key(defect: Defect) -> tuple[int, UUID]:
    return _ORDER[defect.code], (
        defect.plan or defect.evaluation or defect.objection or _about(defect)
    )


def _about(defect: Defect) -> UUID:
    about = defect.employee or defect.position or defect.unit
    if about is None:
        raise LookupError("A defect is about somebody or something.")
    return about
