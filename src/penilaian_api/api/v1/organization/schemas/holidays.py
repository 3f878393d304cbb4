"""Define the request and response shapes of holidays, and of the terms that they move."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import ConfigDict

from penilaian_api.api.v1.shared.shapes import Day, Flag, Key, ShapeIn, ShapeOut, text
from penilaian_api.domain.cycle.running_terms import TermKind


class HolidayIn(ShapeIn):
    """What your agency does on a day: it is off, or works although the country does not."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"name": "Hari jadi kota"}]})

    name: Annotated[str, text(200)]
    is_working: Flag = False


class HolidayOut(ShapeOut):
    """A day that the calendar names; the agency's own entry overrides the national one."""

    on: Day
    name: str
    is_working: bool
    is_national: bool
    source: str | None
    id: Key | None
    version: int | None


class HolidayList(ShapeOut):
    """The named days of a year."""

    items: tuple[HolidayOut, ...]
    next: None = None


class MovedTermOut(ShapeOut):
    """A term that moves: of which record, about whom, its last day `before` and `after`.

    Of a period the person is empty, and `name` is that of cycle and period.
    """

    kind: TermKind
    record: str
    record_id: Key
    employee_id: Key | None
    name: str
    before: Day
    after: Day


class MovedTermsOut(ShapeOut):
    """Whose terms move: how many of each kind, and the first 100 of them."""

    counts: Mapping[TermKind, int]
    items: tuple[MovedTermOut, ...]


class HolidayStated(HolidayOut):
    """A day as it is stated, and the running terms that move by it; of a dry run: as they would."""

    dry_run: bool
    moved_terms: MovedTermsOut


class HolidayRemoved(ShapeOut):
    """Whether the entry is removed, and the running terms that move by it."""

    done: bool
    dry_run: bool
    moved_terms: MovedTermsOut
