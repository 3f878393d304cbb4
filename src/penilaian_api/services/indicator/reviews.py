"""Review the library's indicators after a period, and record what follows for each.

A review reads a closed period and changes nothing in it. What is decided has effect on plans that
are still to be written: they take the new version, and those that stand keep their copy.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.cycle.cycle import PERIOD, PeriodState
from penilaian_api.domain.errors import InvalidDataError, StepsOn, WrongStateError
from penilaian_api.domain.indicator.check import IndicatorState
from penilaian_api.domain.indicator.review import (
    IndicatorUse,
    Relevance,
    ReviewFigures,
    ReviewOutcome,
    review_figures,
    review_findings,
)
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.progress.service_cases import agrees
from penilaian_api.domain.scoring.engine.attainment import attain
from penilaian_api.domain.scoring.record.inputs import IndicatorInput
from penilaian_api.domain.scoring.record.numbers import round_if_known
from penilaian_api.domain.scoring.soundness import FROM_TARGET
from penilaian_api.domain.transitions import refusal_of
from penilaian_api.services.indicator.indicators import findings_of
from penilaian_api.services.indicator.relevance import rated_relevance
from penilaian_api.services.local_days import instants_of
from penilaian_api.services.references import require
from penilaian_api.services.scoring import inputs
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.indicator import reviews as review_storage
from penilaian_api.storage.indicator.reviews import REVIEWS
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.indicator import IndicatorReview, IndicatorVersion
from penilaian_api.storage.packaged_data import review_rules
from penilaian_api.storage.progress import case_figures
from penilaian_api.storage.progress.case_figures import CaseLink, Figures
from penilaian_api.storage.scoring import inputs as input_storage
from penilaian_api.storage.scoring import subjects as subject_storage
from penilaian_api.storage.scoring.subjects import Subject
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

BATCH_SIZE: Final = 500
"""How many evaluations are in memory at a time."""
PLACES: Final = 4


@dataclass(frozen=True, slots=True)
class ReviewView:
    """What a closed period says of a version of an indicator, and what was decided on it."""

    id: UUID
    period_id: UUID
    period_key: str
    indicator_id: UUID
    key: str
    indicator_version_id: UUID
    number: int
    statement: str
    lines: int
    missing: int
    at_target: int
    told_apart: Decimal | None
    compared: int
    disagreeing: int
    measurability: int
    relevance: Decimal | None
    raters: int | None
    findings: list[str]
    reviewed_at: datetime
    outcome: ReviewOutcome | None
    reason: str | None
    new_version_id: UUID | None
    decided_by: UUID | None
    decided_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class ReviewedView:
    """How many indicators were reviewed, and of how many something was found."""

    reviewed: int
    with_findings: int
    decided_before: int
    """Those decided on earlier, which stay as they are."""


@dataclass(frozen=True, slots=True)
class ReviewDecision:
    """What is decided on a reviewed indicator, why, and by which new version it is adjusted."""

    outcome: ReviewOutcome
    reason: str
    new_version_id: UUID | None


REVIEWS_PARAMETERS: Final = REVIEWS.parameters
"""What callers state of the list."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[ReviewView]:
    """List reviewed indicators."""
    return page_of(work, REVIEWS, request).map(row_view(ReviewView))


def get(work: UnitOfWork, review_id: UUID) -> ReviewView:
    """Return one review."""
    review = work.of(IndicatorReview).get(review_id)
    return view_of(ReviewView, review, **REVIEWS.beside_of(work, review))


def review_period(work: UnitOfWork, period_id: UUID) -> ReviewedView:
    """Review every indicator of the library that stood on a plan in a closed period.

    Called again, it computes anew what nobody decided on.
    """
    period = work.of(Period).get(period_id)
    if period.state is not PeriodState.CLOSED:
        raise refusal_of(PERIOD, period.state, "review", {PeriodState.CLOSED})
    uses = _uses(work, period)
    versions = review_storage.versions(work, uses)
    relevance = rated_relevance(work, versions)
    existing = {
        review.indicator_version_id: review
        for review in work.of(IndicatorReview).all(period_id=period.id)
    }
    fresh, anew, decided = list[IndicatorReview](), list[IndicatorReview](), 0
    for version_id, version in versions.items():
        columns = _columns(work, version, uses[version_id], relevance.get(version_id))
        review = existing.get(version_id)
        if review is None:
            fresh.append(_new(period, version, columns))
        elif review.outcome is not None:
            decided += 1
        else:
            anew.append(_fill(work.change(review), columns))
    work.of(IndicatorReview).add_all(fresh)
    bulk_update.store(work, anew)
    with_findings = sum(review.finding_count > 0 for review in (*fresh, *anew))
    return ReviewedView(len(fresh) + len(anew), with_findings, decided)


def decide(
    work: UnitOfWork, review_id: UUID, expected_version: int, decision: ReviewDecision
) -> ReviewView:
    """Record what follows from a review: once, with a reason."""
    review = work.of(IndicatorReview).take(review_id, expected_version)
    if review.outcome is not None:
        raise WrongStateError(
            "wrong_state", steps_on=StepsOn(""), state=review.outcome, step="decide"
        )
    _refuse(work, review, decision)
    review.outcome, review.reason = decision.outcome, decision.reason
    review.new_version_id = decision.new_version_id
    review.decided_by, review.decided_at = work.actor.account_id, work.now
    return view_of(ReviewView, review, **REVIEWS.beside_of(work, review))


def _refuse(work: UnitOfWork, review: IndicatorReview, decision: ReviewDecision) -> None:
    """Demand the later version by which it is adjusted, or that it is retired as is said."""
    is_adjusted = decision.outcome is ReviewOutcome.ADJUSTED
    if is_adjusted is (decision.new_version_id is None):
        raise InvalidDataError.at_pointer("/new_version_id", "by_a_version")
    named = (review.indicator_version_id, decision.new_version_id)
    versions = review_storage.versions(work, {key for key in named if key is not None})
    reviewed = versions[review.indicator_version_id]
    if decision.new_version_id is not None:
        later = require(versions.get(decision.new_version_id), "/new_version_id")
        if later.indicator_id != reviewed.indicator_id or later.number <= reviewed.number:
            raise InvalidDataError.at_pointer("/new_version_id", "by_a_version")
    if decision.outcome is ReviewOutcome.RETIRED and reviewed.state is not IndicatorState.RETIRED:
        raise InvalidDataError.at_pointer("/outcome", "not_retired")


def _uses(work: UnitOfWork, period: Period) -> dict[UUID, list[IndicatorUse]]:
    """Gather the lines of a period's evaluations by the version of the library on each."""
    links = {
        link.line_id: link
        for link in case_figures.one_of_each_line(
            case_figures.links_of_cycle(work, period.cycle_id)
        )
    }
    figures = _figures(work, period, links)
    uses: dict[UUID, list[IndicatorUse]] = {}
    after = None
    while subjects := subject_storage.next_subjects(work, period.id, after, BATCH_SIZE):
        versions = review_storage.versions_by_line(
            work, [subject.revision_id for subject in subjects]
        )
        for line_id, line in _line_inputs(work, subjects, period):
            version_id = versions.get(line_id)
            if version_id is not None:
                use = _use(line, links.get(line_id), figures)
                uses.setdefault(version_id, []).append(use)
        after = subjects[-1].evaluation_id
    return uses


def _figures(work: UnitOfWork, period: Period, links: Mapping[UUID, CaseLink]) -> Figures:
    """Compute what the cases completed in the period say, where any measure its plans."""
    services = {link.service_id for link in links.values()}
    if not services:
        return {}
    begins, ends = instants_of(work, period.span)
    return case_figures.figures_of_all_and_each(work, services, begins, ends)


def _line_inputs(
    work: UnitOfWork, subjects: list[Subject], period: Period
) -> Iterator[tuple[UUID, IndicatorInput]]:
    """Read the lines of some evaluations with what was realized on them, by one statement."""
    lines = input_storage.line_query(subjects)
    progress = input_storage.progress_query(subjects, period)
    sets = execute_combined(work.session, work.bindings, lines, progress)
    entries = inputs.group_by(sets.of(progress), attrgetter("line_id"))
    by_revision = inputs.group_by(sets.of(lines), attrgetter("revision_id"))
    for subject in subjects:
        for line in by_revision.get(subject.revision_id, ()):
            for line_input in inputs.indicator_inputs(subject, [line], entries, period):
                yield line.line_id, line_input


def _use(line: IndicatorInput, link: CaseLink | None, figures: Figures) -> IndicatorUse:
    attained = attain(line, FROM_TARGET, Fraction(0))
    counted = None if link is None else link.read(figures)
    near = None
    if counted is not None and line.realization is not None:
        near = agrees(line.realization, Fraction(counted[0]))
    return IndicatorUse(None if attained is None else attained.value, near)


def _columns(
    work: UnitOfWork,
    version: IndicatorVersion,
    uses: list[IndicatorUse],
    relevance: Relevance | None,
) -> dict[str, Any]:
    rules = review_rules()
    figures = review_figures(uses, findings_of(version), relevance, rules)
    findings = [*review_findings(figures, rules)]
    return {
        "lines": figures.lines,
        "missing": figures.missing,
        "at_target": figures.at_target,
        "told_apart": round_if_known(figures.told_apart, PLACES),
        "compared": figures.compared,
        "disagreeing": figures.disagreeing,
        "measurability": figures.measurability,
        **_relevance_columns(figures),
        "findings": [finding.value for finding in findings],
        "finding_count": len(findings),
        "reviewed_at": work.now,
    }


def _relevance_columns(figures: ReviewFigures) -> dict[str, Any]:
    relevance = figures.relevance
    if relevance is None:
        return {"relevance": None, "raters": None}
    return {"relevance": round_if_known(relevance.share, PLACES), "raters": relevance.raters}


def _new(period: Period, version: IndicatorVersion, columns: dict[str, Any]) -> IndicatorReview:
    review = IndicatorReview(
        id=new_id(),
        period_id=period.id,
        indicator_id=version.indicator_id,
        indicator_version_id=version.id,
    )
    return _fill(review, columns)


def _fill(review: IndicatorReview, columns: dict[str, Any]) -> IndicatorReview:
    for name, value in columns.items():
        setattr(review, name, value)
    return review
