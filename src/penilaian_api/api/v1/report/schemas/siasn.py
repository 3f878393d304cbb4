"""Define the shapes of the check before results leave for the national platform."""

from pydantic import Field

from penilaian_api.api.v1.shared.shapes import Key, ShapeOut
from penilaian_api.domain.report.siasn import SiasnGap, SiasnService


class SiasnGapOut(ShapeOut):
    """What a record lacks, in plain words."""

    code: SiasnGap
    text: str


class SiasnPersonOut(ShapeOut):
    """Somebody whose record lacks something."""

    employee_id: Key
    employee_code: str
    employee_name: str
    is_left_out: bool = Field(description="Whether the record is left out of the file.")
    gaps: tuple[SiasnGapOut, ...]


class SiasnCheckOut(ShapeOut):
    """How many records of a period can be sent, and who lacks what; at most 1,000 are named."""

    period_id: Key
    period_key: str
    service: SiasnService = Field(description="Which records of the platform they become.")
    ready: int
    with_empty_fields: int = Field(description="Of those that are ready: some field is empty.")
    left_out: int
    people: tuple[SiasnPersonOut, ...]
