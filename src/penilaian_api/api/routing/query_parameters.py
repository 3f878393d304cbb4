"""Refuse unknown and repeated query parameters: a misspelled filter would filter nothing.

The fault names the parameter to whoever sent it, if it looks like a name at all.
"""

import re
from typing import Final

from fastapi import Request
from fastapi.dependencies.models import Dependant

from penilaian_api.domain.errors import Fault, InvalidDataError

_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,39}")


def query_names(dependant: Dependant) -> frozenset[str]:
    """List the query parameters that a route reads, also through what it depends on."""
    names = {field.alias for field in dependant.query_params}
    for inner in dependant.dependencies:
        names |= query_names(inner)
    return frozenset(names)


def refuse_unknown(request: Request, known: frozenset[str]) -> None:
    """Refuse parameters that are not *known*, and known ones given twice."""
    names = [name for name, _ in request.query_params.multi_items()]
    wrong = sorted({name for name in names if name not in known or names.count(name) > 1})
    if wrong:
        faults = [
            Fault(_pointer(name), "repeated" if name in known else "unknown_parameter")
            for name in wrong
        ]
        raise InvalidDataError("invalid_input", faults=faults)


def _pointer(name: str) -> str:
    return f"/query/{name}" if _PLAIN.fullmatch(name) else "/query"
