"""Rating: what the assessor chose, beside what the data propose, with a reason where they differ.

PermenPANRB 6/2022, art. 23-26: first the organization's result, then the person's. Only what stands
in the approved revision of the plan, the two axes, the core values and the criteria of the scheme
can be rated.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Final
from uuid import UUID

from penilaian_api.domain.errors import BadData, Fault
from penilaian_api.domain.evaluation.evaluation import (
    AXES,
    EVALUATION,
    EvaluationState,
    EvaluationStep,
    Expectation,
    OrganizationResult,
    Rating,
    rating_faults,
)
from penilaian_api.domain.evaluation.evaluation import Assessment as Handed
from penilaian_api.domain.feedback import FeedbackTexts
from penilaian_api.domain.plan.plan import CoreValue
from penilaian_api.domain.scoring.record.inputs import Facts
from penilaian_api.domain.scoring.record.wire import facts_to_wire
from penilaian_api.domain.scoring.scheme.parts import RatingPart
from penilaian_api.domain.scoring.scheme.scheme import Scheme
from penilaian_api.domain.transitions import advance
from penilaian_api.services.bulk import item_pointer
from penilaian_api.services.evaluation import cases
from penilaian_api.services.evaluation import suggestions as proposals
from penilaian_api.services.scoring import gathering, schemes
from penilaian_api.services.scoring.gathering import Gathered
from penilaian_api.storage.evaluation import cases as record
from penilaian_api.storage.evaluation.cases import Case
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.evaluation import EvaluationRating
from penilaian_api.storage.packaged_data import feedback_words
from penilaian_api.storage.scoring.inputs import Rated
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_CORE_VALUES: Final = frozenset(f"core_value:{value}" for value in CoreValue)


@dataclass(frozen=True, slots=True)
class WantedRating:
    """A rating as it is handed in: a word, or for a criterion a level of one to five."""

    about: str
    chosen: Expectation | None
    level: int | None
    reason: str


@dataclass(frozen=True, slots=True)
class WantedAssessment:
    """All that an assessor hands in for one evaluation; what he leaves out is taken away."""

    key: UUID
    expected_version: int
    ratings: tuple[WantedRating, ...]
    feedback: FeedbackTexts
    recommendation: str
    predicate_reason: str
    organization_result: OrganizationResult | None
    facts: Facts


@dataclass(frozen=True, slots=True)
class _Judged:
    """An assessment that may be taken: what is to be stored of it."""

    case: Case
    wanted: WantedAssessment
    organization_result: OrganizationResult | None
    rated: tuple[Rated, ...]
    held: Mapping[str, Rated]


def rate(
    work: UnitOfWork,
    wanted: Sequence[WantedAssessment],
    *,
    bulk: bool = False,
    dry_run: bool = False,
) -> list[Case]:
    """Take assessments: each stands as it is handed in, until the result is final."""
    opened = cases.opened(work, wanted, bulk=bulk)
    for place, _, case in opened:
        with item_pointer(place):
            cases.on_turn(work, case)
            advance(EVALUATION, case.evaluation.state, EvaluationStep.RATE)
    found = [_as_planned(case) for _, _, case in opened]
    cases.refuse_mixture(found)
    scheme, period = schemes.scheme_of(found[0].scheme), found[0].period
    subjects = [case.subject for case in found]
    gathered = gathering.gather(work, scheme, period, subjects)
    judged = []
    for (place, item, _), case, made_of in zip(opened, found, gathered, strict=True):
        with item_pointer(place):
            judged.append(_judged(scheme, case, item, made_of))
    if not dry_run:
        _store(work, judged)
    return found


def _as_planned(case: Case) -> Case:
    """Let an evaluation that nobody rated yet follow its plan: a newer revision is in force."""
    if case.in_force is None or case.evaluation.state is not EvaluationState.OPEN:
        return case
    revision_id, number = case.in_force
    subject = replace(case.subject, revision_id=revision_id, revision_number=number)
    return replace(case, subject=subject)


def _judged(scheme: Scheme, case: Case, wanted: WantedAssessment, made_of: Gathered) -> _Judged:
    faults = [*unratable(scheme, wanted.ratings, made_of)]
    organization, fault = proposals.organization_result(case, made_of, wanted.organization_result)
    faults += [fault] if fault else []
    if faults:
        raise BadData("assessment_not_ready", faults=faults)
    held = {one.about: one for one in made_of.rated}
    rated = tuple(_rated(case, rating, held.get(rating.about)) for rating in wanted.ratings)
    card = gathering.scored(scheme, made_of.inputs(rated), wanted.facts)
    suggestions = proposals.proposed(scheme, made_of, card)
    rated = tuple(replace(one, suggested=suggestions.get(one.about)) for one in rated)
    handed = Handed(
        ratings=tuple(
            Rating(one.about, one.chosen or one.level, one.suggested, one.reason) for one in rated
        ),
        predicate=None if card is None else card.predicate,
        suggested=proposals.before_exception(card),
        predicate_reason=wanted.predicate_reason,
        feedback=wanted.feedback,
        organization_result=organization,
        needs_organization_result=proposals.needs_organization_result(scheme),
    )
    if found := rating_faults(handed, feedback_words()):
        raise BadData("assessment_not_ready", faults=found)
    return _Judged(case, wanted, organization, rated, held)


def unratable(
    scheme: Scheme, ratings: Sequence[WantedRating], made_of: Gathered
) -> Iterator[Fault]:
    """Name ratings about what is not in the plan or the scheme, and of a kind that does not fit."""
    planned = {f"{proposals.RESULT}{line.result_line}" for line in made_of.lines}
    criteria = {
        part.about: part for part in gathering.parts_of(scheme) if isinstance(part, RatingPart)
    }
    seen: set[str] = set()
    for place, rating in enumerate(ratings):
        part = criteria.get(rating.about)
        if rating.about in seen:
            yield Fault(f"/ratings/{place}/about", "twice")
        elif rating.about.startswith(proposals.RESULT) and rating.about not in planned:
            yield Fault(f"/ratings/{place}/about", "not_in_plan")
        elif rating.about not in {*planned, *AXES, *_CORE_VALUES, *criteria}:
            yield Fault(f"/ratings/{place}/about", "not_in_scheme")
        elif not _fits(rating, part):
            yield Fault(f"/ratings/{place}", "level_not_offered")
        seen.add(rating.about)


def _fits(rating: WantedRating, part: RatingPart | None) -> bool:
    """Tell whether a rating is said as its part wants it; where no part asks, by a word."""
    if (rating.chosen is None) is (rating.level is None):
        return False
    if part is None:
        return rating.chosen is not None
    if rating.level is not None and part.scale is not None:
        return True
    said = str(rating.level) if rating.chosen is None else str(rating.chosen)
    return said in part.levels


def _rated(case: Case, rating: WantedRating, known: Rated | None) -> Rated:
    return Rated(
        id=new_id() if known is None else known.id,
        evaluation_id=case.evaluation.id,
        about=rating.about,
        chosen=rating.chosen,
        level=rating.level,
        suggested=None,
        reason=rating.reason,
    )


def _store(work: UnitOfWork, judged: Sequence[_Judged]) -> None:
    for one in judged:
        _settle(work, one)
    bulk_update.store(work, [one.case.evaluation for one in judged])
    bulk_update.store(work, [one.case.assessment for one in judged])
    fresh, kept, gone = (list[EvaluationRating]() for _ in range(3))
    for one in judged:
        whose = one.case.evaluation.employee_id
        held = {about: record.known(work, whose, row) for about, row in one.held.items()}
        for rated in one.rated:
            row = held.pop(rated.about, None)
            if row is None:
                fresh.append(EvaluationRating(employee_id=whose, **asdict(rated)))
                continue
            row.suggested, row.chosen = rated.suggested, rated.chosen
            row.level, row.reason = rated.level, rated.reason
            kept.append(row)
        gone += held.values()
    bulk_update.store(work, kept)
    record.drop(work, gone)
    record.keep(work, fresh)


def _settle(work: UnitOfWork, judged: _Judged) -> None:
    case, wanted = judged.case, judged.wanted
    evaluation = work.claim(case.evaluation, wanted.expected_version)
    evaluation.state = advance(EVALUATION, evaluation.state, EvaluationStep.RATE)
    evaluation.plan_revision_id = case.subject.revision_id
    assessment = work.change(case.assessment)
    assessment.state = evaluation.state
    assessment.organization_result = judged.organization_result
    assessment.strength = wanted.feedback.strength
    assessment.improvement = wanted.feedback.improvement
    assessment.suggestion = wanted.feedback.suggestion
    assessment.recommendation = wanted.recommendation
    assessment.predicate_reason = wanted.predicate_reason
    assessment.facts = facts_to_wire(wanted.facts)
    assessment.rated_by, assessment.rated_at = work.actor.employee_id, work.now
