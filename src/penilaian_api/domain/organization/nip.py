"""Parse the identity number of a civil servant (NIP) or of a contract employee (NI PPPK).

Eighteen digits: birth date, year of the first appointment, month of it (PNS) or code of the
contract (PPPK), sex, sequence. There is no check digit. A contract employee gets another number
from another agency, so a NIP identifies a person today and is never a key.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain import spelling
from penilaian_api.domain.errors import InvalidDataError

LENGTH: Final = spelling.NIP_LENGTH
ADULT: Final = 18
"""Years of age below which hardly anybody is appointed: such a number is to be looked at."""

YOUNGEST: Final = 13
"""Years of age below which nobody works at all (UU 13/2003, art. 69): such a number is mistyped."""

_LAST_MONTH: Final = 12
_FIRST_CONTRACT_CODE: Final = 21
_DIGITS: Final = re.compile(r"[0-9]+")


class EmploymentKind(StrEnum):
    """How a person stands in the agency: PNS, PPPK, or an official who is not appraised."""

    CIVIL_SERVANT = auto()
    CONTRACT = auto()
    OFFICIAL = auto()


class Sex(StrEnum):
    """The sex that the fifteenth digit states."""

    MALE = auto()
    FEMALE = auto()


_SEXES: Final = {"1": Sex.MALE, "2": Sex.FEMALE}


@dataclass(frozen=True, slots=True)
class Nip:
    """A number that passed the check, and what it says.

    A civil servant's number has the month of appointment, a contract employee's the contract code.
    """

    text: str
    kind: EmploymentKind
    born_on: date
    appointed_year: int
    appointed_month: int | None
    contract_code: str | None
    sex: Sex
    sequence: int


def parse(text: str) -> Nip:
    """Read a NIP as people write it, with or without spaces, or refuse it with the reason."""
    digits = spelling.join_digits(text)
    if not _DIGITS.fullmatch(digits):
        if digits.isdecimal():
            raise InvalidDataError("nip_digits", form="other_digits")
        raise InvalidDataError("nip_digits")
    if len(digits) != LENGTH:
        raise InvalidDataError("nip_length", expected=LENGTH, found=len(digits))
    born_on = _birth_date(digits[:8])
    kind = _kind(int(digits[12:14]))
    is_contract = kind is EmploymentKind.CONTRACT
    nip = Nip(
        text=digits,
        kind=kind,
        born_on=born_on,
        appointed_year=int(digits[8:12]),
        appointed_month=None if is_contract else int(digits[12:14]),
        contract_code=digits[12:14] if is_contract else None,
        sex=_sex(digits[14]),
        sequence=_sequence(digits[15:]),
    )
    if not _has_age(nip, YOUNGEST):
        raise InvalidDataError("nip_age", years=YOUNGEST)
    return nip


def is_doubtful(nip: Nip) -> bool:
    """Tell whether a number says that somebody was appointed before they were of age."""
    return not _has_age(nip, ADULT)


def _birth_date(digits: str) -> date:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise InvalidDataError("nip_birth_date") from None


def _kind(code: int) -> EmploymentKind:
    if 1 <= code <= _LAST_MONTH:
        return EmploymentKind.CIVIL_SERVANT
    if code >= _FIRST_CONTRACT_CODE:
        return EmploymentKind.CONTRACT
    raise InvalidDataError("nip_appointment")


def _sex(digit: str) -> Sex:
    if digit not in _SEXES:
        raise InvalidDataError("nip_sex")
    return _SEXES[digit]


def _sequence(digits: str) -> int:
    if int(digits) == 0:
        raise InvalidDataError("nip_sequence")
    return int(digits)


def _has_age(nip: Nip, years: int) -> bool:
    """Compare as exactly as the number allows: a contract employee's states no month."""
    appointed = (nip.appointed_year, nip.appointed_month or _LAST_MONTH)
    return appointed >= (nip.born_on.year + years, nip.born_on.month)
