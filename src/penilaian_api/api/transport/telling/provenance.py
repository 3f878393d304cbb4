"""Tell whether what shipped data rest on was read: for each shape that shows a source.

Why it is so: docs/decisions/0064.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from penilaian_api.storage.packaged_data import shipped_sources, sources

_DOCUMENTS: Final = ("instrument", "standard", "rule")
"""What shapes call the document that they show."""


def verified_of(shown: Mapping[str, Any]) -> bool | None:
    """Tell it of the source that a shape shows itself, whatever it calls it, or its document.

    What an agency writes itself rests on what it says: nobody here has read that.
    """
    for name in ("source", "basis"):
        if name in shown:
            return _are_verified([shown[name]])
    if "sources" in shown:
        return _are_verified(shown["sources"])
    return _are_verified([next(shown[name].source for name in _DOCUMENTS if name in shown)])


def unverified_among(shown: Mapping[str, Any]) -> tuple[str, ...]:
    """List which of the items of a list rest on what was not read."""
    return tuple(item.key for item in shown["items"] if _are_verified([item.source]) is False)


def _are_verified(words: Sequence[str]) -> bool | None:
    return sources().are_verified(*words) if shipped_sources().issuperset(words) else None
