"""The columns of the matrix: who calls, and whose records he is shown.

Most callers are shown what is about ``staff``. Those who stand in for ``other`` are shown what is
about ``stranger``, whom ``other`` would assess: the delegate in his dates, the delegate whose days
are over, and ``other`` himself, whom the delegate replaces.
"""

from dataclasses import dataclass
from typing import Final

from penilaian_api.domain.access.actors import Role

MINE, THEIRS = "staff", "stranger"
SUBJECTS: Final = (MINE, THEIRS)
"""About whom the records of the world are; each column is shown those of one of them."""


@dataclass(frozen=True, slots=True)
class Column:
    """One caller: the account behind the token, the person he is shown, the hats he wears today."""

    name: str
    who: str | None
    hats: frozenset[Role]
    agency: str = "alfa"
    subject: str = MINE


_PERSON = frozenset({Role.EMPLOYEE})
_LEADER = frozenset({Role.EMPLOYEE, Role.SUPERVISOR})

COLUMNS: Final = (
    Column("none", None, frozenset()),
    Column("expired", "revoked", frozenset()),
    Column("self", "staff", _PERSON),
    Column("peer", "peer", _PERSON),
    Column("supervisor", "sup", _LEADER),
    Column("other supervisor", "other", _LEADER),
    Column("former supervisor", "former", _PERSON),
    Column("delegate", "deputy", _LEADER, subject=THEIRS),
    Column("delegate out of dates", "late", _PERSON, subject=THEIRS),
    Column("supervisor's superior", "head", _LEADER),
    Column("unit head", "mayor", _PERSON),
    Column("admin", "admin", frozenset({Role.ADMIN})),
    Column("admin of another agency", "admin", frozenset({Role.ADMIN}), agency="beta"),
    Column("auditor", "auditor", frozenset({Role.AUDITOR})),
    Column("service", "service", frozenset({Role.SERVICE})),
    Column("service without scope", "bare", frozenset({Role.SERVICE})),
    Column("replaced supervisor", "other", _LEADER, subject=THEIRS),
    Column("higher leader", "vice", _LEADER),
)
GROUPS: Final = (2, 2, 3, 2, 2, 3, 2, 2)
"""How the letters of a row are set apart, so that an eye finds its column."""

LETTERS: Final = {
    "1": "401, no valid token",
    "o": "2xx, and the record he asks for is in the answer",
    "e": "2xx, but the record of the subject is not in the answer",
    "f": "403, the action is not open to his kind",
    "n": "403, he could see it and he could do it elsewhere, but not here: to himself, out of turn",
    "m": "404, as if it did not exist",
    "c": "409, the state or another record stands in the way",
    "r": "422, against a rule of the data",
}
STATUS_LETTERS: Final = {401: "1", 403: "f", 404: "m", 409: "c", 422: "r"}
