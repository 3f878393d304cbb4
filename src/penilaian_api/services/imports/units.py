"""Units from a file: parents before children, whatever their order in it."""

from collections.abc import Mapping, Sequence
from typing import Final

from penilaian_api.domain.importing import Entry
from penilaian_api.services.imports.ledger import Draft, Ledger
from penilaian_api.services.imports.picture import Picture
from penilaian_api.storage.models.organization import Unit

FIELDS: Final[Mapping[str, str]] = {
    "name": "name",
    "kind": "kind",
    "sector": "sector",
    "public_service": "is_public_service",
}
PATH: Final = 1_000
"""The longest path that is stored."""


def read(entries: Sequence[Entry], picture: Picture, ledger: Ledger) -> Draft[Unit]:
    """Compare the rows with the units that stand."""
    draft = Draft("units", Unit)
    kept = ledger.once(((entry.values["unit_code"], entry) for entry in entries), "unit_code")
    for entry in _parents_first(kept, ledger):
        _unit(entry, picture, ledger, draft)
    return draft


def _unit(entry: Entry, picture: Picture, ledger: Ledger, draft: Draft[Unit]) -> None:
    code, parent_code = str(entry.values["unit_code"]), entry.text("parent_code")
    held = picture.units.get(code)
    parent = None if parent_code is None else picture.units.get(parent_code)
    if parent_code is not None and parent is None:
        ledger.wrong(entry, "parent_code", "unknown_reference")
        return
    parent_id = parent.id if parent else None
    if held is not None:
        if "parent_code" in entry.values and held.parent_id != parent_id:
            ledger.wrong(entry, "parent_code", "unit_cannot_move")
        draft.want(entry, code, held, FIELDS)
        return
    path = f"{parent.path if parent else ''}{code}/"
    if not path.startswith(picture.work.actor.unit_path):
        ledger.wrong(entry, "parent_code", "outside_subtree")
    if len(path) > PATH:
        ledger.wrong(entry, "parent_code", "too_long", limit=PATH)
    picture.units[code] = draft.want(
        entry, code, None, FIELDS, code=code, parent_id=parent_id, path=path
    )


def _parents_first(entries: Sequence[Entry], ledger: Ledger) -> list[Entry]:
    """Order the rows so that each follows its parent; rows in a circle are noted and left out."""
    by_code = {str(entry.values["unit_code"]): entry for entry in entries}
    below: dict[str | None, list[Entry]] = {}
    for entry in entries:
        parent = entry.text("parent_code")
        below.setdefault(parent if parent in by_code else None, []).append(entry)
    ordered: list[Entry] = []
    waiting = below.pop(None, [])
    while waiting:
        ordered += waiting
        waiting = [
            child for entry in waiting for child in below.pop(str(entry.values["unit_code"]), ())
        ]
    for entry in (entry for rest in below.values() for entry in rest):
        ledger.wrong(entry, "parent_code", "unit_circle")
    return ordered
