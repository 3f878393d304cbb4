"""Suggest ratings from data and scheme, and take the organization's result before them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.evaluation.evaluation import OrganizationResult, Rating
from penilaian_api.domain.scoring.engine.suggestion import read_work_results
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.record.numbers import round_half_up
from penilaian_api.domain.scoring.record.trail import ScoreTrail
from penilaian_api.domain.scoring.scheme.scheme import QuadrantScheme, Scheme, WeightedScheme
from penilaian_api.domain.scoring.vocabulary import Expectation, Predicate
from penilaian_api.services.scoring.gathering import ScoreInputs
from penilaian_api.storage.evaluation.cases import Case

RESULT: Final = "result:"
"""What the name of a rating about one work result begins with; its line follows."""
_BY_LEVEL: Final = tuple(reversed(OrganizationResult))
"""A measured result of an organization is a number from 1, very poor, to 5, outstanding."""


def suggest(
    scheme: Scheme, gathered: ScoreInputs, card: Scorecard | None
) -> dict[str, Expectation]:
    """Suggest ratings: for the axes, and for results what their indicators say."""
    suggested: dict[str, Expectation] = {}
    if isinstance(scheme, QuadrantScheme):
        results = read_work_results(gathered.basis, scheme.suggestion, ScoreTrail())
        suggested |= {
            RESULT + result.key: result.proposed
            for result in results
            if result.proposed is not None
        }
    if card is not None:
        axes = {"results": card.suggested.results, "behavior": card.suggested.behavior}
        suggested |= {axis: rating for axis, rating in axes.items() if rating is not None}
    return suggested


def with_suggestions(
    scheme: Scheme, gathered: ScoreInputs, card: Scorecard | None, ratings: Iterable[Rating]
) -> tuple[Rating, ...]:
    """Put beside each rating what data and scheme suggest for it."""
    suggested = suggest(scheme, gathered, card)
    return tuple(replace(rating, suggested=suggested.get(rating.about)) for rating in ratings)


def before_exception(card: Scorecard | None) -> Predicate | None:
    """Give the predicate that a named exception set aside: it takes a reason."""
    if card is None:
        return None
    for note in card.notes:
        if note.code == "study_dropout":
            return Predicate(note.facts["before"])
    return card.predicate


def needs_organization_result(scheme: Scheme) -> bool:
    """Tell whether the scheme judges by the law's quadrant: the unit's result comes first."""
    return not isinstance(scheme, WeightedScheme)


def organization_result(
    case: Case, gathered: ScoreInputs, stated: OrganizationResult | None
) -> tuple[OrganizationResult | None, Fault | None]:
    """Take the measured result of the unit that the assessor leads; without one, the stated one.

    The result that counts is that of the unit led by the assessor (annex IV B1).
    """
    measured = gathered.organization_result(case.led_path or gathered.subject.unit_path)
    if measured is None:
        return stated, None
    level = int(round_half_up(measured, 0))
    if not 1 <= level <= len(_BY_LEVEL):
        return None, Fault("/organization_result", "measured_off_scale")
    result = _BY_LEVEL[level - 1]
    if stated not in {None, result}:
        return result, Fault("/organization_result", "measured_otherwise")
    return result, None
