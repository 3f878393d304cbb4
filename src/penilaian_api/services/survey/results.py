"""Compute what a closed survey says, as far as nobody can tell who said it: by whom was asked."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.survey.anonymous import anonymous_result
from penilaian_api.domain.survey.audience import SurveyAudience
from penilaian_api.domain.survey.instrument import Instrument
from penilaian_api.domain.survey.release import (
    Counts,
    GroupResult,
    add_counts,
    open_groups,
    questionnaires,
    result_of,
)
from penilaian_api.storage.models.survey.surveys import Survey
from penilaian_api.storage.survey.surveys import TargetRow

Texts = Mapping[UUID, Mapping[str, list[str]]]


@dataclass(frozen=True, slots=True)
class ClosedSurvey:
    """A closed survey with all that its release rests on."""

    survey: Survey
    instrument: Instrument
    instrument_digest: str
    targets: Sequence[TargetRow]
    counts: Mapping[UUID, Counts]
    texts: Texts

    def counts_of(self, row: TargetRow) -> Counts:
        """Return what was counted about a target; nothing where nobody answered."""
        return self.counts.get(row.id, {})

    def frame(self) -> dict[str, Any]:
        """Say by which instrument was asked, and what fewer answered is not shown."""
        instrument = {"key": self.instrument.key, "digest": self.instrument_digest}
        return {"instrument": instrument, "minimum_group": self.survey.minimum_group}


Results = tuple[GroupResult | None, Mapping[UUID, GroupResult]]


def _public_results(closed: ClosedSurvey) -> Results:
    """Compute what citizens say of each unit, and of all together unless all are too few."""
    sizes = {row.id: questionnaires(closed.counts_of(row)) for row in closed.targets}
    shown = open_groups(sizes, closed.survey.minimum_group)
    results = {
        row.id: result_of(closed.instrument, closed.counts[row.id], row.population)
        for row in closed.targets
        if row.id in shown
    }
    together = add_counts(closed.counts.values())
    if questionnaires(together) < closed.survey.minimum_group:
        return None, results
    known = [row.population for row in closed.targets]
    population = None if None in known else sum(filter(None, known))
    return result_of(closed.instrument, together, population), results


def _staff_results(closed: ClosedSurvey) -> Results:
    """Compute what the employees of each unit say; who they are is known, so nobody is told."""
    result = anonymous_result(
        closed.instrument,
        {row.id: closed.counts_of(row) for row in closed.targets},
        closed.survey.minimum_group,
        {row.id: row.links for row in closed.targets},
    )
    return result.whole, result.groups


def _holder_results(closed: ClosedSurvey) -> Results:
    """Compute what the holders say of each indicator by itself: together they say nothing."""
    results = {
        row.id: anonymous_result(
            closed.instrument,
            {row.id: closed.counts_of(row)},
            closed.survey.minimum_group,
            {row.id: row.links},
        ).whole
        for row in closed.targets
    }
    return None, {key: result for key, result in results.items() if result is not None}


RESULTS: Final[Mapping[SurveyAudience, Callable[[ClosedSurvey], Results]]] = {
    SurveyAudience.PUBLIC: _public_results,
    SurveyAudience.EMPLOYEES: _staff_results,
    SurveyAudience.HOLDERS: _holder_results,
}
