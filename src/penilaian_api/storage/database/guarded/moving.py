"""Say what still moves of settled records of many kinds."""

from typing import Final

STEP: Final = frozenset({"state", "version"})
"""A step along the workflow; which steps there are is guarded by `workflow`."""

SEEN: Final = frozenset({"acknowledged_at", "version"})
"""That their person has seen it, of what was done on a result."""
