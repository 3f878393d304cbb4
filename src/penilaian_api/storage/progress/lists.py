"""Declare the lists of what happens during the period: progress and evidence of a plan."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from penilaian_api.storage.models.plan import PlanLine
from penilaian_api.storage.models.progress import Evidence, Progress
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.lists.listing import Beside, ListFilter, Listing, equal, given
from penilaian_api.storage.work.lists.searching import Search


def _of_plan(line_id: InstrumentedAttribute[UUID]) -> ListFilter:
    """Keep to what hangs on lines of a plan that the service fetched."""

    def condition(value: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a bound value
        lines = select(PlanLine.id).where(of_agency(PlanLine), PlanLine.plan_id == value)
        return line_id.in_(lines)

    return ListFilter(UUID, condition, is_parameter=False)


_LATER: Final = aliased(Progress)
PROGRESS: Final = Listing(
    model=Progress,
    sorts={"day": (Progress.on,)},
    filters={
        "plan_id": _of_plan(Progress.line_id),
        "employee_id": given(Progress.employee_id),
        "line_id": equal(Progress.line_id, "Only of this indicator."),
        "starts_on": ListFilter(
            date, lambda day: Progress.on >= day, "Only what was realized on this day or later."
        ),
        "ends_on": ListFilter(
            date, lambda day: Progress.on <= day, "Only what was realized on this day or before."
        ),
        "current": ListFilter(
            bool,
            lambda value: ~value | _LATER.id.is_(None),
            "Leave out what was corrected.",
            default=False,
        ),
    },
    search=Search(texts=(Progress.note,), text="What stands in the note."),
    beside=(Beside(_LATER, _LATER.supersedes_id == Progress.id, superseded_by_id=_LATER.id),),
)
"""The list of the progress of a plan."""

EVIDENCE: Final = Listing(
    model=Evidence,
    sorts={"posted": ()},
    filters={
        "plan_id": _of_plan(Evidence.line_id),
        "employee_id": given(Evidence.employee_id),
        "line_id": equal(Evidence.line_id, "Only on this line of the plan."),
        "progress_id": equal(Evidence.progress_id, "Only of this entry of progress."),
        "kind": equal(Evidence.kind, "Only files, or only links."),
    },
    search=Search(texts=(Evidence.title, Evidence.url), text="What stands in title or address."),
)
"""The list of the evidence of a plan."""
