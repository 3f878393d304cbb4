"""List what must be rated before a result is final: axes or criteria, and duties of the plan."""

from collections.abc import Iterator

from penilaian_api.domain.evaluation.evaluation import AXES
from penilaian_api.domain.scoring.record.inputs import IndicatorInput
from penilaian_api.domain.scoring.scheme.parts import RatingPart
from penilaian_api.domain.scoring.scheme.scheme import QuadrantScheme, Scheme, WeightedScheme
from penilaian_api.domain.scoring.vocabulary import MissingPolicy
from penilaian_api.services.evaluation.suggestions import RESULT
from penilaian_api.services.scoring.gathering import ScoreInputs, parts_of, reads_plan
from penilaian_api.services.scoring.inputs import group_by, has_target, is_due
from penilaian_api.storage.models.cycle import Period


def required(scheme: Scheme, gathered: ScoreInputs, period: Period) -> tuple[str, ...]:
    """Name what must be rated: by the scheme, and because nothing measured speaks for it.

    A year that comes from its periods needs no ratings of its own.
    """
    if gathered.is_rolled_up:
        return ()
    by_scheme = AXES if not isinstance(scheme, WeightedScheme) else tuple(_blocking(scheme))
    unmeasured = _unmeasured(scheme, gathered, period) if reads_plan(scheme) else ()
    return (*by_scheme, *unmeasured)


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
