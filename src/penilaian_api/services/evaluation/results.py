"""Read results: the assessment, its explanation in both languages, and the snapshots behind it.

Each read of another person's result leaves a row of the trail on them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.evaluation.evaluation import EvaluationState, OrganizationResult, Rating
from penilaian_api.domain.evaluation.marks import Mark, MarkedStep
from penilaian_api.domain.evaluation.reuse import Agreement
from penilaian_api.domain.progress.remedy import Takeover
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.record.wire import facts_from_wire, to_wire
from penilaian_api.domain.scoring.snapshot import parse_snapshot, recompute
from penilaian_api.domain.scoring.vocabulary import Expectation, Predicate, SnapshotCause
from penilaian_api.domain.scoring.wording.circumstances import Circumstances
from penilaian_api.services.evaluation import cases, freezing
from penilaian_api.services.evaluation.reuse import reading
from penilaian_api.services.scoring import gathering, schemes
from penilaian_api.services.scoring.circumstances import (
    RatingInForce,
    further_grounds,
    join_circumstances,
    ratings_in_force,
)
from penilaian_api.services.views import view_of
from penilaian_api.storage.evaluation import grounds
from penilaian_api.storage.evaluation.grounds import ResultRecords
from penilaian_api.storage.models.cycle import SchemeVersion
from penilaian_api.storage.models.evaluation import (
    Assessment,
    Evaluation,
    EvaluationRating,
    Snapshot,
)
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """An assessment with its ratings, and who made the result final (*assessor_id*)."""

    id: UUID
    evaluation_id: UUID
    employee_id: UUID
    state: EvaluationState
    organization_result: OrganizationResult | None
    ratings: tuple[RatingInForce, ...]
    strength: str
    improvement: str
    suggestion: str
    recommendation: str
    predicate_reason: str
    facts: Mapping[str, object]
    rated_by: UUID | None
    rated_at: datetime | None
    assessor_id: UUID | None
    score: Decimal | None
    predicate: Predicate | None
    results: Expectation | None
    behavior: Expectation | None
    snapshot_id: UUID | None
    version: int


@dataclass(frozen=True, slots=True)
class ExplainedResult:
    """A result with all that explains it; number and digest of a snapshot once it is final.

    *card* is empty while the scheme still waits for something. *is_reopened*: it is the one that
    the employee has in hand, while the next one is being made. *agreement*: by which it was reused.
    """

    evaluation_id: UUID
    scheme_version_id: UUID
    scheme_digest: str
    snapshot_number: int | None
    digest: str | None
    organization_result: OrganizationResult | None
    ratings: tuple[RatingInForce, ...]
    card: Scorecard | None
    inputs: Sequence[Mapping[str, object]]
    circumstances: Circumstances
    is_reopened: bool = False
    marks: Sequence[Mark] = ()
    agreement: Agreement | None = None
    takeovers: Sequence[Takeover] = ()


@dataclass(frozen=True, slots=True)
class SnapshotReference:
    """A result that became final: which, why, and the digest of its bytes."""

    id: UUID
    number: int
    cause: SnapshotCause
    digest: str
    taken_at: datetime
    is_reopened: bool


@dataclass(frozen=True, slots=True)
class SnapshotWithScheme(SnapshotReference):
    """A snapshot with the very text of the scheme by which it can be computed again."""

    content: str
    scheme_key: str
    scheme_number: int
    scheme_digest: str
    scheme_document: str


def get(work: UnitOfWork, evaluation_id: UUID) -> AssessmentView:
    """Return the assessment of an evaluation, as far as the caller may see it now."""
    assessment = _get_assessment(work, evaluation_id)
    records = grounds.result_records(work, evaluation_id)
    freezing.refuse_departing(assessment, records.snapshot, records.evaluation.result_number)
    stored = _get_ratings(work, assessment, records)
    ratings = reading.in_force(stored, assessment, records)
    assessor_id = records.evaluation.assessor_id
    return view_of(AssessmentView, assessment, ratings=ratings, assessor_id=assessor_id)


def explanation(work: UnitOfWork, evaluation_id: UUID) -> ExplainedResult:
    """Explain a result: a final one from its snapshot, one in the making from today's numbers.

    While it is reopened, its employee reads the one that they have in hand.
    """
    assessment = work.of(Assessment).find(evaluation_id=evaluation_id)
    is_delivered = assessment is not None and assessment.state is EvaluationState.DELIVERED
    if not is_delivered and (reopened := grounds.own_reopened(work, evaluation_id)):
        return _explain_received(work, reopened)
    if assessment is None:
        raise OutOfReachError
    records = grounds.result_records(work, evaluation_id)
    freezing.refuse_departing(assessment, records.snapshot, records.evaluation.result_number)
    stored = _get_ratings(work, assessment, records)
    if records.snapshot is None or records.scheme is None:
        return _explain_current(work, assessment, records, stored)
    parsed = parse_snapshot(records.snapshot.content)
    around = further_grounds(work, evaluation_id, parsed.inputs)
    circumstances = join_circumstances(work, records, assessment, stored, parsed.inputs)
    return ExplainedResult(
        evaluation_id=evaluation_id,
        scheme_version_id=records.scheme.id,
        scheme_digest=records.scheme.digest,
        snapshot_number=records.snapshot.number,
        digest=records.snapshot.digest,
        organization_result=assessment.organization_result,
        ratings=reading.in_force(stored, assessment, records),
        card=recompute(parsed, schemes.scheme_of(records.scheme)),
        inputs=parsed.wire_inputs,
        circumstances=around.around(circumstances),
        marks=around.marks,
        takeovers=around.takeovers,
        agreement=reading.agreement_on(work, records.snapshot, records.evaluation.finalized_at),
    )


def snapshots(work: UnitOfWork, evaluation_id: UUID) -> list[SnapshotReference]:
    """List every result that was ever final, the first one first."""
    evaluation, newest = get_readable_evaluation(work, evaluation_id)
    taken = work.of(Snapshot).children_of(evaluation, order=(Snapshot.number,))
    records = [record for record in taken if record.number <= newest]
    return [
        view_of(SnapshotReference, record, is_reopened=_is_reopened(evaluation, record))
        for record in records
    ]


def snapshot(work: UnitOfWork, evaluation_id: UUID, number: int) -> SnapshotWithScheme:
    """Return one result as it became final, with its scheme."""
    evaluation, newest = get_readable_evaluation(work, evaluation_id)
    records = work.of(Snapshot).children_of(evaluation, number=number)
    if not records or number > newest:
        raise OutOfReachError
    version = _get_scheme_version(work, records[0].scheme_version_id)
    return view_of(
        SnapshotWithScheme,
        records[0],
        content=records[0].content.decode(),
        scheme_key=version.key,
        scheme_number=version.number,
        scheme_digest=version.digest,
        scheme_document=version.document,
        is_reopened=_is_reopened(evaluation, records[0]),
    )


def _get_assessment(work: UnitOfWork, evaluation_id: UUID) -> Assessment:
    """Return the assessment, before anything else: its state says who sees any of the result."""
    assessment = work.of(Assessment).find(evaluation_id=evaluation_id)
    if assessment is None:
        raise OutOfReachError
    return assessment


def get_readable_evaluation(work: UnitOfWork, evaluation_id: UUID) -> tuple[Evaluation, int]:
    """Return an evaluation of which the caller may see a result, and the newest that they may."""
    if reopened := grounds.own_reopened(work, evaluation_id):
        return reopened, reopened.received_number or 0
    _get_assessment(work, evaluation_id)
    evaluation = _get_evaluation(work, evaluation_id)
    return evaluation, evaluation.result_number


def _is_reopened(evaluation: Evaluation, snapshot: Snapshot) -> bool:
    return evaluation.is_reopened and snapshot.number == evaluation.received_number


def _get_evaluation(work: UnitOfWork, evaluation_id: UUID) -> Evaluation:
    evaluation = work.of(Evaluation).get_referenced(evaluation_id)
    if evaluation is None:
        raise OutOfReachError
    return evaluation


def _get_ratings(
    work: UnitOfWork, assessment: Assessment, records: ResultRecords
) -> tuple[Rating, ...]:
    if reading.is_reused(assessment) and records.snapshot is not None:
        return reading.frozen_ratings(parse_snapshot(records.snapshot.content).inputs)
    order = (EvaluationRating.about,)
    ratings = work.of(EvaluationRating).children_of(records.evaluation, order=order)
    return tuple(view_of(Rating, rating) for rating in ratings)


def _explain_received(work: UnitOfWork, evaluation: Evaluation) -> ExplainedResult:
    """Explain the result that the employee has in hand, from its snapshot alone."""
    records = grounds.result_records(work, evaluation.id, evaluation.received_number)
    if records.snapshot is None or records.scheme is None:
        raise OutOfReachError
    parsed = parse_snapshot(records.snapshot.content)
    around = further_grounds(work, evaluation.id, parsed.inputs)
    circumstances = join_circumstances(work, records, None, (), parsed.inputs)
    return ExplainedResult(
        evaluation_id=evaluation.id,
        scheme_version_id=records.scheme.id,
        scheme_digest=records.scheme.digest,
        snapshot_number=records.snapshot.number,
        digest=records.snapshot.digest,
        organization_result=None,
        ratings=ratings_in_force(reading.frozen_ratings(parsed.inputs), None),
        card=recompute(parsed, schemes.scheme_of(records.scheme)),
        inputs=parsed.wire_inputs,
        circumstances=around.around(circumstances),
        is_reopened=True,
        marks=_marks_until(around.marks, records.snapshot),
        takeovers=around.takeovers,
        agreement=reading.agreement_on(work, records.snapshot, records.snapshot.taken_at),
    )


def _marks_until(all_marks: Sequence[Mark], snapshot: Snapshot) -> list[Mark]:
    """List the marks of a result that was received, not of the next one in the making."""
    return [
        mark
        for mark in all_marks
        if mark.acted_at <= snapshot.taken_at or mark.step is MarkedStep.DELIVER
    ]


def _explain_current(
    work: UnitOfWork, assessment: Assessment, records: ResultRecords, stored: tuple[Rating, ...]
) -> ExplainedResult:
    """Explain a result in the making from what counts today."""
    case = cases.get_case(work, assessment.evaluation_id)
    scheme = schemes.scheme_of(case.scheme)
    (gathered,) = gathering.gather(work, scheme, case.period, [case.subject])
    inputs = gathered.inputs()
    around = further_grounds(work, assessment.evaluation_id, inputs)
    circumstances = join_circumstances(work, records, assessment, stored, inputs)
    return ExplainedResult(
        evaluation_id=assessment.evaluation_id,
        scheme_version_id=case.scheme.id,
        scheme_digest=case.scheme.digest,
        snapshot_number=None,
        digest=None,
        organization_result=assessment.organization_result,
        ratings=ratings_in_force(stored, None),
        card=gathering.score_if_complete(
            scheme, inputs, gathered.facts(facts_from_wire(assessment.facts))
        ),
        inputs=[to_wire(item) for item in inputs],
        circumstances=around.around(circumstances),
        marks=around.marks,
        takeovers=around.takeovers,
    )


def _get_scheme_version(work: UnitOfWork, version_id: UUID) -> SchemeVersion:
    version = work.of(SchemeVersion).get_referenced(version_id)
    if version is None:
        raise OutOfReachError
    return version
