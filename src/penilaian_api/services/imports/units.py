"""Import units: created below their parents in any order, or moved with all below them."""

from collections.abc import Mapping, Sequence
from typing import Final

from penilaian_api.domain.imports.rows import Entry
from penilaian_api.services.imports.changes import ImportFaults, RecordChanges
from penilaian_api.services.imports.existing import ExistingRecords
from penilaian_api.services.organization.units import LONGEST_PATH
from penilaian_api.storage.models.organization import Unit

FIELDS: Final[Mapping[str, str]] = {
    "name": "name",
    "kind": "kind",
    "sector": "sector",
    "public_service": "is_public_service",
    "independence_basis": "independence_basis",
}


def read(
    entries: Sequence[Entry], existing: ExistingRecords, faults: ImportFaults
) -> RecordChanges[Unit]:
    """Compare the rows with the units that exist."""
    changes = RecordChanges("units", Unit, created_first=True)
    distinct = faults.keep_first(
        ((entry.values["unit_code"], entry) for entry in entries), "unit_code"
    )
    tree = _Tree(existing, distinct)
    with_path: list[tuple[Sequence[str], Entry]] = []
    for entry in distinct:
        codes = tree.path_to(str(entry.values["unit_code"]))
        parent = entry.text("parent_code")
        if parent is not None and not tree.knows(parent):
            faults.add_reference(entry, "parent_code")
        elif codes is None:
            faults.add(entry, "parent_code", "unit_circle")
        else:
            with_path.append((codes, entry))
    for codes, entry in sorted(with_path, key=lambda pair: len(pair[0])):
        _read_unit(entry, _path(codes), existing, faults, changes)
    _follow(tree, existing, changes)
    return changes


class _Tree:
    """Work out which unit lies below which, once the file is in."""

    def __init__(self, existing: ExistingRecords, entries: Sequence[Entry]) -> None:
        codes = {unit.id: code for code, unit in existing.units.items()}
        self._above: dict[str, str | None] = {
            code: codes.get(unit.parent_id) if unit.parent_id else None
            for code, unit in existing.units.items()
        }
        self._hidden = {
            code: unit.path.split("/")[:-2]
            for code, unit in existing.units.items()
            if unit.parent_id is not None and unit.parent_id not in codes
        }
        for entry in entries:
            code = str(entry.values["unit_code"])
            if "parent_code" in entry.values or code not in self._above:
                self._above[code] = entry.text("parent_code")
                self._hidden.pop(code, None)

    def knows(self, code: str) -> bool:
        """Tell whether there is such a unit."""
        return code in self._above

    def path_to(self, code: str) -> Sequence[str] | None:
        """Name the units from the top down to this one; none where they go in a circle."""
        path: dict[str, None] = {}
        top = code
        here: str | None = code
        while here is not None:
            if here in path:
                return None
            path[here] = None
            top, here = here, self._above.get(here)
        return [*self._hidden.get(top, ()), *reversed(path)]


def _read_unit(
    entry: Entry,
    path: str,
    existing: ExistingRecords,
    faults: ImportFaults,
    changes: RecordChanges[Unit],
) -> None:
    code, parent_code = str(entry.values["unit_code"]), entry.text("parent_code")
    unit = existing.units.get(code)
    if not path.startswith(existing.work.actor.unit_path):
        faults.add(entry, "parent_code", "outside_subtree")
    if len(path) > LONGEST_PATH:
        faults.add(entry, "parent_code", "unit_too_deep")
    values: dict[str, object] = {"path": path}
    if unit is None or "parent_code" in entry.values:
        parent = existing.units.get(parent_code or "")
        values["parent_id"] = parent.id if parent else None
    if unit is None:
        values["code"] = code
    existing.units[code] = changes.put(entry, code, unit, FIELDS, **values)


def _follow(tree: _Tree, existing: ExistingRecords, changes: RecordChanges[Unit]) -> None:
    """Let the units below one that moved move with it."""
    for code, unit in existing.units.items():
        codes = tree.path_to(code)
        if codes is not None:
            changes.follow(unit, path=_path(codes))


def _path(codes: Sequence[str]) -> str:
    return "".join(f"{code}/" for code in codes)
