"""Define the kinds of rows of the audit trail."""

from enum import StrEnum, auto


class TrailKind(StrEnum):
    """What a row tells of: a change, a read of somebody else's result, a refusal that stays."""

    CHANGE = auto()
    READ = auto()
    REFUSAL = auto()
