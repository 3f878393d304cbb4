"""Write cells so that a spreadsheet shows them as they are, and people read them."""

import re
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from penilaian_api.api.transport import messages

_FORMULA: Final = (*"=+-@", "\t", "\r", "\n", *"\uff1d\uff0b\uff0d\uff20")
"""What a spreadsheet would take for a formula; some read the wide signs of the East so, too."""
_READ_OTHERWISE: Final = re.compile(
    r"[0-9][0-9 .,/:%-]*(?:[eE][+-]?[0-9]+)?"
    r"|(?:[0-9]{1,4}[ ./-]?)?[A-Za-z]{3,9}[ ./-]?[0-9]{1,4}"
    r"|[0-9]{1,4}[ ./-]?[A-Za-z]{3,9}"
    r"|(?i:true|false|benar|salah)"
)
"""What a spreadsheet would take for a number, a day, an hour or a truth, and write otherwise."""


_WITHIN: Final = re.compile(r"([;,|]\"*)(?=[=@\uff1d\uff20])")
"""Where a program that parts lines by another sign would begin a cell with a formula."""
_CALLED_WITHIN: Final = re.compile(r"([;,|]\"*)(?=[=+@\uff1d\uff0b\uff0d\uff20-])")
_CALL: Final = re.compile(r"\w\(|[|!]")
"""What a sign before a number needs to do more than reckon: no price (``Rp5.000,-``) has it."""


def as_text(cell: str) -> str:
    """Keep a spreadsheet from reading a name as a formula, or a NIP as a number."""
    if _READ_OTHERWISE.fullmatch(cell):
        return f'="{cell}"'
    within = _CALLED_WITHIN if _CALL.search(cell) else _WITHIN
    kept = within.sub(r"\1'", cell)
    return f"'{kept}" if kept.startswith(_FORMULA) else kept


def write_instant(instant: datetime, zone: str) -> str:
    """Write an instant so that it sorts, in the agency's time, with the letters of the zone."""
    local = instant.astimezone(ZoneInfo(zone))
    return f"{local:%Y-%m-%d %H:%M} {messages.zone_name(zone)}"
