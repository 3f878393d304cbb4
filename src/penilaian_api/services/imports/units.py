"""Units from a file: made below their parents in whatever order, or moved with all below them."""

from collections.abc import Mapping, Sequence
from typing import Final

from penilaian_api.domain.imports.rows import Entry
from penilaian_api.services.imports.changes import Draft, Ledger
from penilaian_api.services.imports.existing import Picture
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
    draft = Draft("units", Unit, fresh_first=True)
    kept = ledger.once(((entry.values["unit_code"], entry) for entry in entries), "unit_code")
    tree = _Tree(picture, kept)
    placed: list[tuple[Sequence[str], Entry]] = []
    for entry in kept:
        way = tree.way(str(entry.values["unit_code"]))
        parent = entry.text("parent_code")
        if parent is not None and not tree.knows(parent):
            ledger.wrong(entry, "parent_code", "unknown_reference")
        elif way is None:
            ledger.wrong(entry, "parent_code", "unit_circle")
        else:
            placed.append((way, entry))
    for way, entry in sorted(placed, key=lambda one: len(one[0])):
        _unit(entry, "".join(f"{code}/" for code in way), picture, ledger, draft)
    _follow(tree, picture, draft)
    return draft


class _Tree:
    """Which unit lies below which, once the file is in."""

    def __init__(self, picture: Picture, entries: Sequence[Entry]) -> None:
        codes = {unit.id: code for code, unit in picture.units.items()}
        self._above: dict[str, str | None] = {
            code: codes.get(unit.parent_id) if unit.parent_id else None
            for code, unit in picture.units.items()
        }
        self._hidden = {
            code: unit.path.split("/")[:-2]
            for code, unit in picture.units.items()
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

    def way(self, code: str) -> Sequence[str] | None:
        """Name the units from the top down to this one; none where the way goes in a circle."""
        way: dict[str, None] = {}
        top = code
        here: str | None = code
        while here is not None:
            if here in way:
                return None
            way[here] = None
            top, here = here, self._above.get(here)
        return [*self._hidden.get(top, ()), *reversed(way)]


def _unit(entry: Entry, path: str, picture: Picture, ledger: Ledger, draft: Draft[Unit]) -> None:
    code, parent_code = str(entry.values["unit_code"]), entry.text("parent_code")
    held = picture.units.get(code)
    if not path.startswith(picture.work.actor.unit_path):
        ledger.wrong(entry, "parent_code", "outside_subtree")
    if len(path) > PATH:
        ledger.wrong(entry, "parent_code", "unit_too_deep")
    given: dict[str, object] = {"path": path}
    if held is None or "parent_code" in entry.values:
        parent = picture.units.get(parent_code or "")
        given["parent_id"] = parent.id if parent else None
    if held is None:
        given["code"] = code
    picture.units[code] = draft.want(entry, code, held, FIELDS, **given)


def _follow(tree: _Tree, picture: Picture, draft: Draft[Unit]) -> None:
    """Let the units below one that moved move with it."""
    for code, unit in picture.units.items():
        way = tree.way(code)
        if way is not None:
            draft.follow(unit, path="".join(f"{step}/" for step in way))
