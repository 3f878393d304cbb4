"""Give out the results of a period: page by page, or all of them, of the people within reach.

Each is held against the bytes that were frozen. One that departs is named, and nothing of it shown.

Why it is so: docs/decisions/0036.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal
from typing import Any, Final, Literal
from uuid import UUID

from penilaian_api.domain.access.policy import FROM_FINAL
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.snapshot import CopiedOutcome, departs
from penilaian_api.domain.scoring.vocabulary import Expectation, Predicate
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Assessment, Evaluation, Snapshot
from penilaian_api.storage.models.organization import Employee, Position, Unit
from penilaian_api.storage.organization import organization
from penilaian_api.storage.scoring.frozen import IN_FORCE
from penilaian_api.storage.work.lists.listing import (
    Beside,
    Feed,
    ListedRow,
    Listing,
    equal,
    given,
)
from penilaian_api.storage.work.lists.pages import every_row, page_of
from penilaian_api.storage.work.lists.people import by_unit_code, search_people
from penilaian_api.storage.work.lists.units import refuse_unreached
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PeriodResultView:
    """A final result of a period: whose, by whom, what came out, and by which snapshot."""

    id: UUID
    employee_id: UUID
    employee_name: str
    employee_code: str
    nip: str | None
    unit_id: UUID
    unit_code: str
    unit_name: str
    position_id: UUID
    position_code: str
    position_title: str
    period_id: UUID
    period_key: str
    plan_id: UUID
    state: EvaluationState
    assessor_id: UUID | None
    assessor_name: str | None
    results: Expectation | None
    behavior: Expectation | None
    predicate: Predicate | None
    score: Decimal | None
    snapshot_number: int | None
    snapshot_digest: str | None
    finalized_at: datetime | None
    delivered_at: datetime | None
    acknowledged_at: datetime | None
    damage: Literal["result_damaged"] | None = None


def _is_final(grants: object, *, in_subtree: bool) -> Any:  # noqa: ANN401 - a condition
    """Keep to results that are final: whoever may see them earlier looks at the evaluation."""
    del grants, in_subtree
    return Evaluation.state.in_(sorted(FROM_FINAL))


PERIOD_RESULTS: Final = Listing(
    model=Evaluation,
    sorts={"opened": ()},
    filters={
        "period_id": given(Evaluation.period_id),
        "unit_code": by_unit_code(Evaluation.unit_id),
        "employee_id": equal(Evaluation.employee_id, "Only of this employee."),
    },
    search=search_people(Evaluation.employee_id),
    base=_is_final,
    beside=(
        Beside(
            Employee,
            Employee.id == Evaluation.employee_id,
            employee_name=Employee.name,
            employee_code=Employee.employee_code,
            nip=Employee.nip,
        ),
        Beside(
            Position,
            Position.id == Evaluation.position_id,
            position_code=Position.code,
            position_title=Position.title,
        ),
        Beside(Unit, Unit.id == Evaluation.unit_id, unit_code=Unit.code, unit_name=Unit.name),
        Beside(Period, Period.id == Evaluation.period_id, period_key=Period.key),
        Beside(
            organization.LEADER,
            organization.LEADER.id == Evaluation.assessor_id,
            assessor_name=organization.LEADER.name,
        ),
        Beside(
            Assessment,
            Assessment.evaluation_id == Evaluation.id,
            results=Assessment.results,
            behavior=Assessment.behavior,
            predicate=Assessment.predicate,
            score=Assessment.score,
        ),
        Beside(
            Snapshot,
            IN_FORCE,
            snapshot_number=Snapshot.number,
            snapshot_digest=Snapshot.digest,
            content=Snapshot.content,
        ),
    ),
    fed_by=(Feed(Assessment, Assessment.evaluation_id),),
)
"""The results of a period."""
PERIOD_RESULTS_PARAMETERS: Final = PERIOD_RESULTS.parameters
"""What callers state of it."""


def page(work: UnitOfWork, period_id: UUID, request: ListRequest) -> Slice[PeriodResultView]:
    """List the final results of a period."""
    return page_of(work, PERIOD_RESULTS, _of_period(work, period_id, request)).map(_view)


def every(work: UnitOfWork, period_id: UUID, request: ListRequest) -> Iterator[PeriodResultView]:
    """Read all of them, by unit and name, without holding them all at once."""
    refuse_unreached(work, request)
    order = (Unit.path, Employee.sort_name)
    rows = every_row(work, PERIOD_RESULTS, _of_period(work, period_id, request), order)
    return map(_view, rows)


def _of_period(work: UnitOfWork, period_id: UUID, request: ListRequest) -> ListRequest:
    """Narrow to a period of the agency; of whose results in it, the list itself asks."""
    if work.of(Period).get_referenced(period_id) is None:
        raise OutOfReachError
    return request.narrowed(period_id=period_id)


def _view(row: ListedRow[Evaluation]) -> PeriodResultView:
    return view_of(PeriodResultView, row.record, **shown_names(row))


def shown_names(row: ListedRow[Evaluation]) -> dict[str, Any]:
    """Show a result as it was frozen; of one that departs from that, only that it does."""
    names = dict(row.names)
    content = names.pop("content")
    copy = CopiedOutcome(*(names[part] for part in _OUTCOME))
    if departs(copy, content, names["snapshot_digest"]):
        withheld = dict.fromkeys((*_OUTCOME, "snapshot_number", "snapshot_digest"))
        names |= {**withheld, "damage": "result_damaged"}
    return {"damage": None, **names}


_OUTCOME: Final = tuple(field.name for field in fields(CopiedOutcome))
