"""Employees from a file: by their code, which is the NIP where no other is given."""

from collections.abc import Mapping, Sequence
from typing import Final

from penilaian_api.domain.imports.rows import Entry
from penilaian_api.domain.organization import nip
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.services.imports.changes import Draft, Ledger
from penilaian_api.services.imports.existing import Picture
from penilaian_api.storage.models.organization import Employee

FIELDS: Final[Mapping[str, str]] = {"nip": "nip", "name": "name", "kind": "kind", "grade": "grade"}


def read(entries: Sequence[Entry], picture: Picture, ledger: Ledger) -> Draft[Employee]:
    """Compare the rows with the people who are known."""
    draft = Draft("employees", Employee)
    coded = [(entry.text("employee_code") or entry.text("nip"), entry) for entry in entries]
    for code, entry in coded:
        if code is None:
            ledger.wrong(entry, "employee_code", "code_missing")
    known = ((code, entry) for code, entry in coded if code is not None)
    kept = ledger.once(known, "employee_code")
    numbered = [(entry.text("nip"), entry) for entry in kept if entry.text("nip")]
    ledger.once(numbered, "nip")
    holders = picture.holders({number for number, _ in numbered if number})
    for entry in kept:
        _employee(entry, picture, ledger, draft)
    _refuse_held(kept, ledger, holders)
    return draft


def _employee(entry: Entry, picture: Picture, ledger: Ledger, draft: Draft[Employee]) -> None:
    number = entry.text("nip")
    code = entry.text("employee_code") or str(number)
    unit = picture.units.get(str(entry.values["unit_code"]))
    held = picture.employees.get(code)
    if unit is None:
        ledger.wrong(entry, "unit_code", "unknown_reference")
        return
    if number is not None:
        _check_kind(entry, number, ledger)
    picture.employees[code] = draft.want(
        entry, code, held, FIELDS, employee_code=code, unit_id=unit.id
    )


def _check_kind(entry: Entry, number: str, ledger: Ledger) -> None:
    stated, kind = nip.parse(number).kind, entry.values["kind"]
    if kind is not EmploymentKind.OFFICIAL and kind is not stated:
        ledger.wrong(entry, "nip", "nip_of_other_kind", employment=stated)


def _refuse_held(entries: Sequence[Entry], ledger: Ledger, holders: Mapping[str, Employee]) -> None:
    """Refuse a NIP that another person holds now, also where the file would free it."""
    for entry in entries:
        number = entry.text("nip")
        held = holders.get(number or "")
        code = entry.text("employee_code") or number
        if held is not None and held.employee_code != code:
            ledger.wrong(entry, "nip", "nip_taken")
