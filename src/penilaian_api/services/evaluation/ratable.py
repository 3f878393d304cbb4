"""Check what may be rated: lines of the plan, the two axes, core values, the scheme's criteria."""

from collections.abc import Iterator, Sequence
from typing import Final

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.evaluation.evaluation import AXES, Rating
from penilaian_api.domain.plan.plan import CoreValue
from penilaian_api.domain.scoring.scheme.parts import RatingPart
from penilaian_api.domain.scoring.scheme.scheme import Scheme
from penilaian_api.services.evaluation.suggestions import RESULT
from penilaian_api.services.scoring.gathering import ScoreInputs, parts_of

_CORE_VALUES: Final = frozenset(f"core_value:{value}" for value in CoreValue)


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


def _fits(rating: Rating, part: RatingPart | None) -> bool:
    """Tell whether a rating is chosen as its part asks for it; where no part asks, by a word."""
    if (rating.chosen is None) is (rating.level is None):
        return False
    if part is None:
        return rating.chosen is not None
    if rating.level is not None and part.scale is not None:
        return True
    return str(rating.choice) in part.levels
