"""Name what can be wrong with a record: of its trail, of a record, of what follows from others."""

from dataclasses import dataclass
from enum import StrEnum, auto


class DiscrepancyKind(StrEnum):
    """What is wrong, in the order in which it is looked for."""

    MISSING_OR_INSERTED = auto()
    """A row of the trail lacks, or is one too many."""
    DOES_NOT_FOLLOW = auto()
    CHANGED = auto()
    DIFFERS_FROM_CHECKPOINT = auto()
    """The trail was rewritten, or an older copy of it went on."""
    DETAIL_CHANGED = auto()
    DETAIL_MISSING = auto()
    """The detail of a row is gone, and no act of erasing tells so."""
    UNLAWFUL = auto()
    """The trail tells of a change that no program of ours can make: of what never changes."""
    HEAD_DIFFERS = auto()
    CUT_OFF = auto()
    AGENCY_MISSING = auto()
    TABLE_MISSING = auto()
    UNREADABLE = auto()
    RECORD_CHANGED = auto()
    RECORD_MISSING = auto()
    RECORD_PUT_IN = auto()
    SCHEMA_DIFFERS = auto()
    """A table, a column, a key or a condition is not as this program's migrations make it."""
    GUARD_MISSING = auto()
    GUARD_CHANGED = auto()
    """It bears the name of a guard and does something else, or nothing."""
    GUARD_PUT_IN = auto()
    """A trigger, a rule, a right or a table of another hand stands between program and record."""
    DERIVED_DIFFERS = auto()
    """Something that follows from other records is not as it follows."""
    FILE_DAMAGED = auto()
    """A file of evidence is missing, or is not what was posted."""
    COPIED_IN_USE = auto()
    """The file of the record was copied while it was served: what was stored last may lack."""


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """One thing that is wrong: at which row of the trail, in which record, in which columns."""

    kind: DiscrepancyKind
    seq: int | None = None
    table: str | None = None
    record_id: str | None = None
    columns: tuple[str, ...] = ()

    def to_line(self) -> str:
        """Say it in a few words."""
        where = "" if self.seq is None else f" at row {self.seq}"
        what = " ".join(_printable(part) for part in (self.table, self.record_id) if part)
        columns = f" ({', '.join(self.columns)})" if self.columns else ""
        return f"{self.kind}{where}" + (f": {what}{columns}" if what else "")


def _printable(name: str) -> str:
    """Show a name as it is; what another hand wrote in its place must not steer the terminal."""
    return name if name.isprintable() and name.isascii() else ascii(name)
