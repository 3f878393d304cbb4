"""The callers of the matrix: who asks, and about whom are the records that they ask for.

Most callers are shown what is about ``staff``. Those who stand in for ``other`` are shown what is
about ``stranger``, whom ``other`` would assess: the delegate in their dates, the delegate whose
days are over, and ``other`` in person, whom the delegate replaces.
"""

from dataclasses import dataclass
from typing import Final

from penilaian_api.domain.access.actors import Role

MINE, THEIRS = "staff", "stranger"
SUBJECTS: Final = (MINE, THEIRS)
"""About whom the records of the world are; each caller is shown those of one of them."""


@dataclass(frozen=True, slots=True)
class Caller:
    """One column of the table: an account of the world, its roles of today, and its subject."""

    name: str
    who: str | None
    roles: frozenset[Role]
    agency: str = "alfa"
    subject: str = MINE


_PERSON = frozenset({Role.EMPLOYEE})
_LEADER = frozenset({Role.EMPLOYEE, Role.SUPERVISOR})

CALLERS: Final = (
    Caller("none", None, frozenset()),  # no token
    Caller("expired", "revoked", frozenset()),  # a token whose session has ended
    Caller("self", "staff", _PERSON),
    Caller("peer", "peer", _PERSON),
    Caller("supervisor", "sup", _LEADER),  # assesses the subject today
    Caller("other", "other", _LEADER),  # assesses others, in another unit
    Caller("former", "former", _PERSON),  # assessed the subject until the end of 2025
    Caller("delegate", "deputy", _LEADER, subject=THEIRS),
    Caller("late_delegate", "late", _PERSON, subject=THEIRS),  # whose dates are over
    Caller("head", "head", _LEADER),  # the supervisor's superior
    Caller("mayor", "mayor", _PERSON),  # heads the topmost unit, and assesses nobody here
    Caller("admin", "admin", frozenset({Role.ADMIN})),
    Caller("foreign_admin", "admin", frozenset({Role.ADMIN}), agency="beta"),
    Caller("auditor", "auditor", frozenset({Role.AUDITOR})),
    Caller("service", "service", frozenset({Role.SERVICE})),  # with every scope
    Caller("bare_service", "bare", frozenset({Role.SERVICE})),  # without any
    Caller("replaced", "other", _LEADER, subject=THEIRS),  # whose delegate assesses meanwhile
    Caller("higher", "vice", _LEADER),  # above the head, and heads no unit
)
