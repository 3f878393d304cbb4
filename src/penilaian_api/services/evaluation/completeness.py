"""What must be rated before a result is final: the axes or criteria, and each duty in the plan."""

from collections.abc import Iterator

from penilaian_api.domain.evaluation.evaluation import AXES
from penilaian_api.domain.scoring.record.inputs import IndicatorInput
from penilaian_api.domain.scoring.scheme.parts import RatingPart
from penilaian_api.domain.scoring.scheme.scheme import QuadrantScheme, Scheme, WeightedScheme
from penilaian_api.domain.scoring.vocabulary import MissingPolicy
from penilaian_api.services.evaluation.suggestions import RESULT
from penilaian_api.services.scoring.gathering import Gathered, parts_of, reads_plan
from penilaian_api.services.scoring.inputs import due, grouped, has_target
from penilaian_api.storage.models.cycle import Period


def required(scheme: Scheme, made_of: Gathered, period: Period) -> tuple[str, ...]:
    """Name what must be rated: by the scheme, and because nothing measured speaks for it.

    A year that comes from its periods needs no ratings of its own.
    """
    if made_of.is_rolled_up:
        return ()
    named = AXES if not isinstance(scheme, WeightedScheme) else tuple(_demanded(scheme))
    silent = _silent(scheme, made_of, period) if reads_plan(scheme) else ()
    return (*named, *silent)


def _demanded(scheme: WeightedScheme) -> Iterator[str]:
    for part in parts_of(scheme):
        if isinstance(part, RatingPart) and part.weight > 0 and part.missing is MissingPolicy.BLOCK:
            yield part.about


def _silent(scheme: Scheme, made_of: Gathered, period: Period) -> Iterator[str]:
    """Name the results for which no indicator speaks; one not due in such a period is left out.

    Where a scheme weighs indicators, its own policy says what a missing realization means.
    """
    spoken = {
        one.key
        for one in made_of.basis
        if isinstance(one, IndicatorInput) and (one.realization is not None or one.step)
    }
    for result, lines in grouped(made_of.lines, lambda line: line.result_line).items():
        measured = [line for line in lines if line.indicator_id is not None and has_target(line)]
        awaited = [line for line in measured if due(line, period)]
        unheard = any(str(line.line_id) not in spoken for line in awaited)
        if not measured or (unheard and isinstance(scheme, QuadrantScheme)):
            yield f"{RESULT}{result}"
