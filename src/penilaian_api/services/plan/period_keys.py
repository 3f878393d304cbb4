"""Refuse what is stated for a period that the cycle does not have."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final, Protocol

from penilaian_api.domain.errors import Fault


class ByPeriod(Protocol):
    """What states values by the key of a period."""

    @property
    def trajectory(self) -> Mapping[str, str]:
        """What is expected of each period."""

    @property
    def period_targets(self) -> Mapping[str, str]:
        """What each period must reach."""


_BY_PERIOD: Final = ("trajectory", "period_targets")


def unknown_periods(stated: ByPeriod, known: Collection[str], pointer: str) -> Iterator[Fault]:
    """Name each key that is none of the *known* ones, and say which those are."""
    for name in _BY_PERIOD:
        for key in getattr(stated, name):
            if key not in known:
                facts = {"periods": ", ".join(sorted(known)) or "-"}
                yield Fault(f"{pointer}/{name}/{key}", "unknown_period", facts)
