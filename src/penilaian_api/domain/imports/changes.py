"""Name what an import makes of a record."""

from enum import StrEnum, auto


class ChangeKind(StrEnum):
    """What an import makes of a record."""

    CREATED = auto()
    CHANGED = auto()
    UNCHANGED = auto()
