"""Bring to one spelling what names a person, so that they are the same person at each door.

A NIP arrives with blanks, as ``="1988 …"`` or with the apostrophe that keeps it a text in a
spreadsheet, a login name with capitals or blanks around it; codes and login names may be NIPs.
"""

import re
from typing import Final

NIP_LENGTH: Final = 18

_DIGITS: Final = re.compile(r"[0-9]+")
_APART: Final = re.compile(r"[\s.\-'\u2018\u2019`\"=]+")


def join_digits(text: str) -> str:
    """Leave out what people and spreadsheets write between and around the digits of a NIP."""
    return _APART.sub("", text)


def normalize_nip(text: str) -> str:
    """Return the one spelling of a NIP; any other text stays as it is, without blanks around it.

    It says nothing of whether the number is sound.
    """
    digits = join_digits(text)
    return digits if len(digits) == NIP_LENGTH and _DIGITS.fullmatch(digits) else text.strip()


def normalize_login(text: str) -> str:
    """Return the one spelling of a login name: capitals and blanks make no other account of it."""
    return normalize_nip(text).lower()
