"""Define the request and response shapes of cycles, periods and readiness."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.cycle.schemas.readiness import WaiverOut
from penilaian_api.api.v1.shared.lists import PageOut, ShortPageOut
from penilaian_api.api.v1.shared.reopenings import ReopeningSign
from penilaian_api.api.v1.shared.shapes import (
    Code,
    Day,
    FaultOut,
    Flag,
    Instant,
    Key,
    ShapeIn,
    ShapeOut,
    Whole,
)
from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.organization.organization import JobClass

Line = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
YearNumber = Annotated[Whole, Field(ge=2022, le=2100, description="Since the law in force, 2022.")]
PeriodKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$")]
Codes = Annotated[tuple[Code, ...], Field(max_length=500)]


class SchemeRef(ShapeIn):
    """A scheme of your agency: by key, and by number or the newest active version."""

    key: Code
    number: Annotated[Whole, Field(ge=1)] | None = None


class PeriodIn(ShapeIn):
    """An evaluation window as it should be; all days are inclusive."""

    key: PeriodKey
    kind: PeriodKind
    starts_on: Day
    ends_on: Day
    rate_from: Day
    rate_until: Day
    scheme: SchemeRef
    extremes_need_grounds: Annotated[
        Flag, Field(description="The best and the worst rating take evidence or a full reason.")
    ] = False
    raters_need_training: Annotated[
        Flag, Field(description="Only who was trained to rate makes results final.")
    ] = False


class PopulationIn(ShapeIn):
    """Who is in: subtrees of units and classes of posts (none named: all), less some subtrees."""

    units: Codes = ()
    job_classes: Annotated[tuple[JobClass, ...], Field(max_length=10)] = ()
    except_units: Codes = ()


class CycleIn(ShapeIn):
    """A whole cycle as it should be; periods that are left out are removed."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "name": "Kinerja 2026",
                    "year": 2026,
                    "starts_on": "2026-01-01",
                    "ends_on": "2026-12-31",
                    "plans_due_on": "2026-01-31",
                    "population": {"units": ["DINAS"], "except_units": ["LAIN"]},
                    "periods": [
                        {
                            "key": "q1",
                            "kind": "quarter",
                            "starts_on": "2026-01-01",
                            "ends_on": "2026-03-31",
                            "rate_from": "2026-03-25",
                            "rate_until": "2026-04-15",
                            "scheme": {"key": "mataram"},
                        }
                    ],
                }
            ]
        }
    )

    name: Line
    year: YearNumber
    starts_on: Day
    ends_on: Day
    plans_due_on: Annotated[
        Day | None, Field(description="Left out: the day that the law sets, 31 January.")
    ] = None
    population: PopulationIn = PopulationIn()
    periods: Annotated[tuple[PeriodIn, ...], Field(max_length=40)] = ()


class SchemeRefOut(ShapeOut):
    """The scheme version that a period pins."""

    id: Key
    key: str
    number: int


class PeriodOut(ShapeOut):
    """An evaluation window of a cycle; all days are inclusive, in the agency's zone."""

    id: Key
    cycle_id: Key
    key: str
    kind: PeriodKind
    starts_on: Day
    ends_on: Day
    rate_from: Day
    rate_until: Day
    report_due_on: Annotated[
        Day, Field(description="30 working days after the window (PermenPANRB 6/2022, annex V A7).")
    ]
    safe_delivery_on: Annotated[
        Day, Field(description="Delivered later, an objection may outlast the report.")
    ]
    organization_result_due_on: Annotated[
        Day | None,
        Field(
            description="Of a year: known later, the organization's result of last year counts "
            "(PermenPANRB 6/2022, annex IV B1f)."
        ),
    ]
    extended_by: Annotated[Key | None, Field(description="Who ended the window beyond the law.")]
    extended_by_name: str | None
    extended_at: Instant | None
    scheme: SchemeRefOut
    state: PeriodState
    extremes_need_grounds: bool
    raters_need_training: bool
    allowed_actions: tuple[str, ...]
    version: int


class PeriodDetail(PeriodOut):
    """A period with the gates that were waived for it, and the requests to open it again."""

    waivers: tuple[WaiverOut, ...]
    reopenings: tuple[ReopeningSign, ...]


class PopulationOut(ShapeOut):
    """Who is in."""

    units: tuple[str, ...]
    job_classes: tuple[str, ...]
    except_units: tuple[str, ...]


class CycleOut(ShapeOut):
    """A year's appraisal of one population, with its periods in order of days."""

    id: Key
    key: str
    name: str
    year: int
    starts_on: Day
    ends_on: Day
    plans_due_on: Day
    extended_by: Annotated[Key | None, Field(description="Who let plans be due beyond the law.")]
    extended_by_name: str | None
    extended_at: Instant | None
    population: PopulationOut
    periods: tuple[PeriodOut, ...]
    allowed_actions: tuple[str, ...]
    version: int


class CyclePage(PageOut):
    """One page of cycles, by year and key."""

    items: tuple[CycleOut, ...]


class DifferenceOut(ShapeOut):
    """One field that was not as stated; null where it was not, or shall not be, there at all."""

    pointer: str
    before: str | None
    after: str | None


class CycleStated(ShapeOut):
    """What differed, and how the cycle stands now; after a dry run, how it stood before."""

    dry_run: bool
    differences: tuple[DifferenceOut, ...]
    warnings: Annotated[
        tuple[FaultOut, ...],
        Field(description="What goes beyond the law, with its article; it is taken all the same."),
    ]
    cycle: CycleOut | None
    version: int | None


class MemberOut(ShapeOut):
    """A person of the cycle, in the post by which they belong to it."""

    employee_id: Key
    employee_code: str
    name: str
    position_id: Key
    title: str
    job_class: JobClass
    unit_id: Key
    unit_code: str
    unit_name: str


class MemberPage(ShortPageOut):
    """One page of the people of a cycle, by their code."""

    items: tuple[MemberOut, ...]
