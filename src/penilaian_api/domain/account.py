"""Tell the kinds of accounts apart, and how a secret is written that a person types."""

from enum import StrEnum, auto
from typing import Final

SIGNS: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""What a secret that a person reads and types consists of: no two of them are mistaken."""
FIRST_SIGNS: Final = SIGNS[:23]
"""Letters: what begins with one is no number, no formula and no option of a command."""
_GROUP: Final = 4
_SEPARATORS: Final = str.maketrans("", "", "- \t\u00a0\u2010\u2011\u2012\u2013\u2014")
"""What stands between the groups, however a program has set it: spaces and dashes."""


class AccountKind(StrEnum):
    """A person signs in with a password, a service with a client secret."""

    PERSON = auto()
    SERVICE = auto()


def write_code(signs: str) -> str:
    """Write the signs of a code in groups, as people read them aloud: ``K7QM-2XWD-9HTR-4PZA``."""
    return "-".join(signs[start : start + _GROUP] for start in range(0, len(signs), _GROUP))


def read_code(typed: str) -> str:
    """Read a code as somebody typed it: in small letters, with other dashes, spaces or none."""
    return typed.translate(_SEPARATORS).upper()
