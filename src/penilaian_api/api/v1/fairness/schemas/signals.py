"""Define the response shapes of signals: what differs, how surely, and what could not be tested."""

from pydantic import Field

from penilaian_api.api.v1.shared.shapes import Day, Exact, Key, ShapeOut
from penilaian_api.domain.fairness.signals import SignalKind, SilenceGround


class SharedUseOut(ShapeOut):
    """Who sent the file, for which line of their plan."""

    evidence_id: Key
    line_id: Key
    employee_id: Key
    employee_code: str
    employee_name: str


class SharedFileOut(ShapeOut):
    """A file, by its digest, that stands behind several people or several lines of one."""

    kind: SignalKind
    sha256: str
    people: int
    uses: tuple[SharedUseOut, ...]
    explanation: str


class HabitSignalOut(ShapeOut):
    """Somebody of whom more days, values or colleagues are of the kind than chance explains."""

    kind: SignalKind
    employee_id: Key
    employee_code: str
    employee_name: str
    marked: int = Field(
        description="Days with late entries, round values, or those who praised them too."
    )
    all: int = Field(description="Days with entries, values, or colleagues whom they praised.")
    chance: Exact = Field(
        description="How likely so many or more are, were they drawn from those of all: exact."
    )
    explanation: str


class SilentKindOut(ShapeOut):
    """A kind of signal that could not be looked for, and why."""

    kind: SignalKind
    ground: SilenceGround


class SignalsOut(ShapeOut):
    """The signals of a unit in a period: a reason to ask, never a verdict."""

    period_id: Key
    period_key: str
    unit_code: str
    unit_name: str
    people: int
    tests: int
    nominal_rate: Exact = Field(description="The expected share of false ones among `habits`.")
    late_from: Day = Field(description="From this day on entries are late.")
    files: tuple[SharedFileOut, ...]
    habits: tuple[HabitSignalOut, ...]
    silent: tuple[SilentKindOut, ...]
    explanation: tuple[str, ...]
