"""Define the kinds of rows of the audit trail, and of what they tell of a record."""

from enum import StrEnum, auto


class TrailKind(StrEnum):
    """What a row tells of: a change, a read of somebody else's result, a refusal that stays."""

    CHANGE = auto()
    READ = auto()
    REFUSAL = auto()


class TrailChange(StrEnum):
    """What a row tells of one record."""

    CREATED = auto()
    CHANGED = auto()
    REMOVED = auto()
    REFUSED = auto()
    """What was tried, and stays as a refusal."""
    RESTATED = auto()
    """How it stands, unchanged: the rows before were erased, or its table got another form."""
    ERASED = auto()
    """Of a person: the details of all rows about them before this one were erased."""
