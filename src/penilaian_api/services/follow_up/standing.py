"""Say how the result that is cited stands today, wherever something rests on one."""

from collections.abc import Mapping
from typing import Any, Final

from penilaian_api.domain.access.actors import Reach
from penilaian_api.domain.follow_up.decision import RestsOn, rests_on
from penilaian_api.storage.follow_up.decisions import STANDING

ABOVE: Final = frozenset({Reach.LINE, Reach.UNIT, Reach.AGENCY})
"""How whoever acts on what rests on the result of another stands to them."""


def standing(cited: int | None, names: Mapping[str, Any]) -> RestsOn | None:
    """Say how a cited result stands, by the names beside what cites it; none is cited by some."""
    if cited is None:
        return None
    state, newest, delivered = (names[name] for name in STANDING)
    return rests_on(state, newest, delivered, cited)


def without_standing(names: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what `standing` has judged."""
    return {name: value for name, value in names.items() if name not in STANDING}
