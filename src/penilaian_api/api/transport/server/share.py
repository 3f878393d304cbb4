"""Say which part of the service one process is: limits hold over all of them together."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class Share:
    """One of so many workers, and the folder in which they count together what they must."""

    workers: int = 1
    folder: Path | None = None

    def of(self, most: int) -> int:
        """Part a limit of all workers, and leave each at least one."""
        return -(-most // self.workers)


ALONE: Final = Share()
