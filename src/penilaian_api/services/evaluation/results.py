"""Reading results: the assessment, its explanation in both languages, and the snapshots behind it.

Each read of another person's result leaves a row of the trail on him.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from penilaian_api.domain.errors import OutOfReach
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.record.wire import facts_from_wire, to_wire
from penilaian_api.domain.scoring.snapshot import parse_snapshot, recompute
from penilaian_api.services.scoring import gathering, schemes
from penilaian_api.storage.evaluation import cases as record
from penilaian_api.storage.models.cycle import SchemeVersion
from penilaian_api.storage.models.evaluation import (
    Assessment,
    Evaluation,
    EvaluationRating,
    Snapshot,
)
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Told:
    """An assessment with its ratings."""

    assessment: Assessment
    evaluation: Evaluation
    ratings: tuple[EvaluationRating, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A result with all that explains it; *snapshot* is empty while it is not final.

    *card* is empty while the scheme still waits for something.
    """

    told: Told
    scheme: SchemeVersion
    card: Scorecard | None
    inputs: Sequence[Mapping[str, Any]]
    snapshot: Snapshot | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A snapshot with the very text of the scheme by which it can be computed again."""

    snapshot: Snapshot
    scheme: SchemeVersion


def get(work: UnitOfWork, evaluation_id: UUID) -> Told:
    """Return the assessment of an evaluation, as far as the caller may see it now."""
    assessment = _within_reach(work, evaluation_id)
    evaluation = work.of(Evaluation).get_referenced(evaluation_id)
    if evaluation is None:
        raise OutOfReach
    ratings = work.of(EvaluationRating).children_of(evaluation, order=(EvaluationRating.about,))
    return Told(assessment, evaluation, tuple(ratings))


def explanation(work: UnitOfWork, evaluation_id: UUID) -> Explained:
    """Explain a result: a final one from its snapshot, one in the making from today's numbers."""
    told = get(work, evaluation_id)
    snapshot = work.of(Snapshot).get_referenced(told.assessment.snapshot_id)
    if snapshot is None:
        return _in_the_making(work, told)
    version = _scheme(work, snapshot.scheme_version_id)
    parsed = parse_snapshot(snapshot.content)
    card = recompute(parsed, schemes.scheme_of(version))
    return Explained(told, version, card, parsed.wire_inputs, snapshot)


def snapshots(work: UnitOfWork, evaluation_id: UUID) -> list[Snapshot]:
    """List every result that was ever final, the first one first."""
    evaluation = get_evaluation(work, evaluation_id)
    return work.of(Snapshot).children_of(evaluation, order=(Snapshot.number,))


def snapshot(work: UnitOfWork, evaluation_id: UUID, number: int) -> Kept:
    """Return one result as it became final, with its scheme."""
    evaluation = get_evaluation(work, evaluation_id)
    found = work.of(Snapshot).children_of(evaluation, Snapshot.number == number)
    if not found:
        raise OutOfReach
    return Kept(found[0], _scheme(work, found[0].scheme_version_id))


def get_evaluation(work: UnitOfWork, evaluation_id: UUID) -> Evaluation:
    """Return an evaluation whose assessment the caller may see."""
    _within_reach(work, evaluation_id)
    evaluation = work.of(Evaluation).get_referenced(evaluation_id)
    if evaluation is None:
        raise OutOfReach
    return evaluation


def _within_reach(work: UnitOfWork, evaluation_id: UUID) -> Assessment:
    """Ask for the assessment first: its state says who sees anything of the result."""
    found = work.of(Assessment).find(Assessment.evaluation_id == evaluation_id)
    if found is None:
        raise OutOfReach
    return found


def _in_the_making(work: UnitOfWork, told: Told) -> Explained:
    case = record.cases(work, [told.evaluation.id])[told.evaluation.id]
    scheme = schemes.scheme_of(case.scheme)
    (made_of,) = gathering.gather(work, scheme, case.period, [case.subject])
    inputs = made_of.inputs()
    card = gathering.scored(scheme, inputs, facts_from_wire(told.assessment.facts))
    return Explained(told, case.scheme, card, [to_wire(one) for one in inputs], None)


def _scheme(work: UnitOfWork, version_id: UUID) -> SchemeVersion:
    version = work.of(SchemeVersion).get_referenced(version_id)
    if version is None:
        raise OutOfReach
    return version
