"""Check what may be rated in an evaluation, and list what must be before its result is final.

Rated are results of the plan, the two axes, core values, and the criteria of the scheme.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.evaluation.evaluation import AXES, CORE_VALUE, Rating
from penilaian_api.domain.plan.plan import CoreValue
from penilaian_api.domain.scoring.record.inputs import IndicatorInput
from penilaian_api.domain.scoring.record.phrases import TERMS, Phrase
from penilaian_api.domain.scoring.scheme.contents import parts_of, reads_plan
from penilaian_api.domain.scoring.scheme.parts import RatingPart
from penilaian_api.domain.scoring.scheme.scheme import QuadrantScheme, Scheme, WeightedScheme
from penilaian_api.domain.scoring.vocabulary import MissingPolicy
from penilaian_api.services.evaluation.suggestions import RESULT
from penilaian_api.services.scoring.gathering import ScoreInputs
from penilaian_api.services.scoring.inputs import group_by, has_target, is_due
from penilaian_api.storage.models.cycle import Period

_CORE_VALUES: Final = frozenset(f"{CORE_VALUE}{value}" for value in CoreValue)


def unratable_faults(
    scheme: Scheme, ratings: Sequence[Rating], gathered: ScoreInputs
) -> Iterator[Fault]:
    """Name ratings about what is not in the plan or the scheme, and of a kind that does not fit."""
    planned = {f"{RESULT}{line.result_line}" for line in gathered.lines}
    criteria = {part.about: part for part in parts_of(scheme) if isinstance(part, RatingPart)}
    rated: set[str] = set()
    for index, rating in enumerate(ratings):
        part = criteria.get(rating.about)
        if rating.about in rated:
            yield Fault(f"/ratings/{index}/about", "twice")
        elif rating.about.startswith(RESULT) and rating.about not in planned:
            yield Fault(f"/ratings/{index}/about", "not_in_plan")
        elif rating.about not in {*planned, *AXES, *_CORE_VALUES, *criteria}:
            yield Fault(f"/ratings/{index}/about", "not_in_scheme")
        elif not _fits(rating, part):
            yield Fault(f"/ratings/{index}", "level_not_offered")
        rated.add(rating.about)


def required_ratings(scheme: Scheme, gathered: ScoreInputs, period: Period) -> tuple[str, ...]:
    """Name what must be rated: by the scheme, and because nothing measured speaks for it.

    A year that comes from its periods needs no ratings of its own.
    """
    if gathered.is_rolled_up:
        return ()
    by_scheme = AXES if not isinstance(scheme, WeightedScheme) else tuple(_blocking(scheme))
    unmeasured = _unmeasured(scheme, gathered, period) if reads_plan(scheme) else ()
    return (*by_scheme, *unmeasured)


def rated_names(scheme: Scheme, gathered: ScoreInputs) -> Mapping[str, Phrase]:
    """Name all that can be rated as people know it: results by what the plan says of them."""
    terms = {f"{CORE_VALUE}{value}": TERMS[value] for value in CoreValue}
    results = {
        f"{RESULT}{line.result_line}": Phrase.untranslated(line.result_statement)
        for line in gathered.lines
    }
    criteria = {
        part.about: Phrase(part.label.id, part.label.en)
        for part in parts_of(scheme)
        if isinstance(part, RatingPart)
    }
    return {**{axis: TERMS[axis] for axis in AXES}, **terms, **criteria, **results}


def _fits(rating: Rating, part: RatingPart | None) -> bool:
    """Tell whether a rating is chosen as its part asks for it; where no part asks, by a word."""
    if (rating.chosen is None) is (rating.level is None):
        return False
    if part is None:
        return rating.chosen is not None
    if rating.level is not None and part.scale is not None:
        return True
    return str(rating.choice) in part.levels


def _blocking(scheme: WeightedScheme) -> Iterator[str]:
    for part in parts_of(scheme):
        if isinstance(part, RatingPart) and part.weight > 0 and part.missing is MissingPolicy.BLOCK:
            yield part.about


def _unmeasured(scheme: Scheme, gathered: ScoreInputs, period: Period) -> Iterator[str]:
    """Name the results for which no indicator speaks; one not due in such a period is left out.

    Where a scheme weighs indicators, its own policy says what a missing realization means.
    """
    realized = {
        indicator.key
        for indicator in gathered.basis
        if isinstance(indicator, IndicatorInput)
        and (indicator.realization is not None or indicator.step)
    }
    for result, lines in group_by(gathered.lines, lambda line: line.result_line).items():
        measured = [line for line in lines if line.indicator_id is not None and has_target(line)]
        awaited = [line for line in measured if is_due(line, period)]
        is_open = any(str(line.line_id) not in realized for line in awaited)
        if not measured or (is_open and isinstance(scheme, QuadrantScheme)):
            yield f"{RESULT}{result}"
