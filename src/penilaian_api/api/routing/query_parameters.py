"""Read parameters of addresses in one way: unknown and repeated ones are refused, values strict.

A misspelled filter would filter nothing. A number has one spelling (no sign, blank, underscore or
digit of another script), and so have yes and no. The fault names the parameter to whoever sent it,
if it looks like a name at all.
"""

import re
from collections.abc import Mapping
from typing import Final, get_args

from fastapi import Request
from fastapi.dependencies.models import Dependant

from penilaian_api.domain.errors import Fault, InvalidDataError

_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,39}")
_WHOLE: Final = re.compile(r"-?(0|[1-9][0-9]{0,15})")
_FLAG: Final = re.compile(r"true|false")
_FORMS: Final[Mapping[type, re.Pattern[str]]] = {int: _WHOLE, bool: _FLAG}


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
        facts = {"choices": ", ".join(sorted(known)) or "-"}
        faults = [
            Fault(_pointer(name), "repeated")
            if name in known
            else Fault(_pointer(name), "unknown_parameter", facts)
            for name in wrong
        ]
        raise InvalidDataError("invalid_input", faults=faults)


def strict_forms(dependant: Dependant) -> Mapping[str, re.Pattern[str]]:
    """Say by which form each whole number and each yes or no of an address is read."""
    forms: dict[str, re.Pattern[str]] = {}
    for location, fields in (("path", dependant.path_params), ("query", dependant.query_params)):
        for field in fields:
            kinds = _kinds_in(field.field_info.annotation)
            for kind, form in _FORMS.items():
                if kind in kinds:
                    forms[f"{location}/{field.alias}"] = form
    for inner in dependant.dependencies:
        forms |= strict_forms(inner)
    return forms


def refuse_loose(request: Request, forms: Mapping[str, re.Pattern[str]]) -> None:
    """Refuse values that are not written in their one form."""
    sent = {f"path/{name}": str(value) for name, value in request.path_params.items()}
    sent |= {f"query/{name}": value for name, value in request.query_params.multi_items()}
    wrong = [
        Fault(f"/{pointer}", "wrong_type", {"kind": "boolean" if form is _FLAG else "integer"})
        for pointer, form in forms.items()
        if pointer in sent and not form.fullmatch(sent[pointer])
    ]
    if wrong:
        raise InvalidDataError("invalid_input", faults=wrong)


def _kinds_in(annotation: object) -> frozenset[object]:
    """List the plain types of which a parameter may be."""
    parts = get_args(annotation)
    return frozenset({annotation}).union(*map(_kinds_in, parts))


def _pointer(name: str) -> str:
    return f"/query/{name}" if _PLAIN.fullmatch(name) else "/query"
