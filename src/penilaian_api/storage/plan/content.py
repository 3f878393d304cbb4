"""Query what a revision says beside other queries, in the one statement of a step."""

from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.storage.models.base import attribute_names
from penilaian_api.storage.models.plan import PlanIndicator, PlanRevision, WorkResult
from penilaian_api.storage.plan.plans import PlannedResult
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.combined_query import ResultSets, SubQuery
from penilaian_api.storage.work.prepared import Prepared, prepared

RecordT = TypeVar("RecordT", WorkResult, PlanIndicator)


class ContentQuery:
    """Queries for the results of a revision already opened, and their collection.

    What they give are copies, to be read and never stored.
    """

    def __init__(self, revision: PlanRevision) -> None:
        self._results = _copies(WorkResult, revision.id)
        self._indicators = _copies(PlanIndicator, revision.id)

    @property
    def queries(self) -> tuple[Prepared[SubQuery[Any]], ...]:
        """The queries, to be combined with others into one statement."""
        return self._results, self._indicators

    def collect(self, rows: ResultSets) -> tuple[PlannedResult, ...]:
        """Collect the results, each with its indicators, in the order of the plan."""
        indicators: dict[UUID, list[PlanIndicator]] = {}
        for indicator in rows.of(self._indicators):
            indicators.setdefault(indicator.result_id, []).append(indicator)
        return tuple(
            PlannedResult(result, tuple(indicators.get(result.id, ())))
            for result in rows.of(self._results)
        )


@prepared
def _copies(kind: type[RecordT], revision_id: UUID) -> SubQuery[RecordT]:
    names = attribute_names(kind)
    query: Select[*tuple[Any, ...]] = select(*(getattr(kind, name) for name in names)).where(
        of_agency(kind), kind.revision_id == revision_id
    )

    def build(*values: object) -> RecordT:
        return kind(**dict(zip(names, values, strict=True)))

    return SubQuery(query, build, (kind.ordinal, kind.id))
