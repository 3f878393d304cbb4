"""Define the request and response shapes of progress, evidence and monitoring."""

from typing import Annotated

from pydantic import ConfigDict, StringConstraints

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.measured import PlanIndicatorOut, StepName
from penilaian_api.api.v1.shared.shapes import (
    Day,
    Exact,
    FaultOut,
    Instant,
    Key,
    Scaled,
    ShapeIn,
    ShapeOut,
    text,
)
from penilaian_api.domain.progress.evidence import EvidenceKind
from penilaian_api.domain.progress.monitoring import Standing

MeasuredIn = Annotated[str, text(60)]
Note = Annotated[str, StringConstraints(max_length=2000, strip_whitespace=True)]


class ProgressIn(ShapeIn):
    """What was realized on a day: a value, or the step of a milestone that was reached.

    `spent` says what it took, in `spent_in`: hours, rupiah. From it comes the efficiency of the
    result (`get_figures`). A correction names in `supersedes_id` the entry that it replaces.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "line_id": "019a0000-0000-7000-8000-000000000003",
                    "on": "2026-03-13",
                    "value": "31",
                    "note": "Aduan yang selesai pada minggu ini",
                    "spent": "12.5",
                    "spent_in": "jam",
                }
            ]
        }
    )

    line_id: Key
    on: Day
    value: Scaled | None = None
    step: StepName | None = None
    note: Note = ""
    spent: Scaled | None = None
    spent_in: MeasuredIn | None = None
    supersedes_id: Key | None = None


class ProgressOut(ShapeOut):
    """An entry of realization; one that was corrected names the entry in its place.

    `cases` tells from how many cases of a public service it was counted, null where somebody
    entered it.
    """

    id: Key
    line_id: Key
    on: Day
    value: Exact | None
    step: str | None
    note: str
    spent: Exact | None
    spent_in: str | None
    cases: int | None
    supersedes_id: Key | None
    superseded_by_id: Key | None
    posted_by: Key
    posted_at: Instant


class ProgressPostedOut(ProgressOut):
    """A new entry, and what you should look at again; a warning refuses nothing."""

    warnings: tuple[FaultOut, ...]


class ProgressPage(PageOut):
    """One page of entries, by day."""

    items: tuple[ProgressOut, ...]


class EvidenceOut(ShapeOut):
    """A piece of evidence; the type of a file was recognized from its bytes."""

    id: Key
    line_id: Key
    progress_id: Key | None
    kind: EvidenceKind
    title: str
    media_type: str | None
    size: int | None
    sha256: str | None
    url: str | None
    posted_by: Key
    posted_at: Instant


class EvidencePage(PageOut):
    """One page of evidence, the first posted first."""

    items: tuple[EvidenceOut, ...]


class MonitoredPeriodOut(ShapeOut):
    """An indicator in a period: what was expected by today, what was realized, what is missing.

    While a period runs, a sum is expected to grow with its days. A target between two bounds is
    shown by both.
    """

    key: str
    starts_on: Day
    ends_on: Day
    is_over: bool
    expected: Exact | None
    expected_low: Exact | None
    expected_high: Exact | None
    realization: Exact | None
    lag: Exact | None
    standing: Standing


class MonitoredOut(ShapeOut):
    """An indicator in force with its realization so far and the periods that have begun."""

    result_line_id: Key
    indicator: PlanIndicatorOut
    realization: Exact | None
    step: str | None
    last_entry_on: Day | None
    entries: int
    standing: Standing
    periods: tuple[MonitoredPeriodOut, ...]


class MonitoringOut(ShapeOut):
    """A plan on its way; *behind* counts the indicators that lag."""

    plan_id: Key
    number: int
    as_of: Day
    behind: int
    indicators: tuple[MonitoredOut, ...]
