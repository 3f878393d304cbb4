"""Tell whether what shipped data rest on was read: for each shape that shows a source.

Why it is so: docs/decisions/0064.
"""

from collections.abc import Mapping
from typing import Any

from penilaian_api.storage.packaged_data import shipped_sources, sources


def verified_of(shown: Mapping[str, Any]) -> bool | None:
    """Tell it of the source that a shape shows, whatever it calls it.

    What an agency writes itself rests on what it says: nobody here has read that.
    """
    words = shown.get("sources") or [shown.get("source") or shown["basis"]]
    return sources().are_verified(*words) if shipped_sources().issuperset(words) else None
