"""Name the documents that are issued of final results, their codes, and what is said of them.

PermenPANRB 6/2022, annex 6: D.1.1 by the assessor, D.1.2 by the superior in their place, D.1.3
where an objection changed the result.
"""

import re
import secrets
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final
from uuid import UUID

from penilaian_api.domain.scoring.vocabulary import SnapshotCause

_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No sign that is taken for another (Crockford)."""
_GROUPS: Final = 3
_GROUP: Final = 4
_APART: Final = r"[\s_\u2010-\u2015\u2212-]*"
"""What people type between the groups of a code: dashes of any kind, spaces, or nothing."""
_CODE: Final = re.compile(rf"(.{{1,40}}?)((?:{_APART}[0-9A-Za-z]{{4}}){{3}})")
_BETWEEN: Final = re.compile(_APART)
_READ_AS: Final = str.maketrans("OIL", "011")


class DocumentForm(StrEnum):
    """Which of the forms a document is."""

    BY_ASSESSOR = "D.1.1"
    BY_SUPERIOR = "D.1.2"
    AFTER_OBJECTION = "D.1.3"


class PaperForm(StrEnum):
    """The forms that the law draws on a plan, on work and on what is said of it."""

    PLAN_QUALITATIVE_HIGH = "A.1.1"
    PLAN_QUANTITATIVE_HIGH = "A.1.2"
    INDICATOR_MANUAL = "A.1.3"
    WORKBLOCK = "A.1.4"
    ROLE_MATRIX = "A.1.5"
    PLAN_QUALITATIVE = "A.1.6"
    PLAN_QUANTITATIVE = "A.1.7"
    PLAN_ANNEX = "A.1.8"
    ACTION_PLAN = "B.1.1"
    DOCUMENTATION = "B.1.2"
    FEEDBACK_QUALITATIVE = "B.1.3"
    FEEDBACK_QUANTITATIVE_HIGH = "B.1.4"
    FEEDBACK_QUANTITATIVE = "B.1.5"
    COACHING = "B.1.6"
    MENTORING = "B.1.7"
    GUIDANCE_FEEDBACK = "B.1.8"
    COMPETENCE = "B.1.9"
    CONDUCT_PROBLEM = "B.1.10"
    RESULT_QUALITATIVE = "C.1.1"
    RESULT_QUANTITATIVE_HIGH = "C.1.2"
    RESULT_QUANTITATIVE = "C.1.3"


class FormGap(StrEnum):
    """Why a form is not among those of a plan."""

    OTHER_POST = auto()
    """It is for another kind of post, or for who leads somebody."""
    OTHER_APPROACH = auto()
    NO_PERIOD = auto()
    """It is of a period, and none was named."""
    NOTHING_RECORDED = auto()
    """There is nothing for it that the reader may see."""


class DocumentState(StrEnum):
    """Whether the result that a document states still stands."""

    VALID = auto()
    SUPERSEDED = auto()


@dataclass(frozen=True, slots=True)
class Signers:
    """Who made a result final, and the two leaders of its person on that day."""

    finalized_by: UUID | None
    assessor_id: UUID | None
    superior_id: UUID | None


def form_of(cause: SnapshotCause, signers: Signers) -> DocumentForm:
    """Say by which form a result is put on paper."""
    if cause is SnapshotCause.OBJECTION:
        return DocumentForm.AFTER_OBJECTION
    by_superior = signers.finalized_by == signers.superior_id != signers.assessor_id
    return DocumentForm.BY_SUPERIOR if by_superior else DocumentForm.BY_ASSESSOR


def new_code(agency_key: str) -> str:
    """Make a code that nobody guesses: 60 random bits behind the key of the agency."""
    groups = ("".join(secrets.choice(_SIGNS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join((agency_key, *groups))


def read_code(written: str) -> tuple[str, str] | None:
    """Read a code as people type it: the key of its agency, and the groups as they were printed."""
    match = _CODE.fullmatch(written.strip())
    if match is None:
        return None
    signs = _BETWEEN.sub("", match[2]).upper().translate(_READ_AS)
    starts = range(0, len(signs), _GROUP)
    return match[1], "-".join(signs[start : start + _GROUP] for start in starts)
