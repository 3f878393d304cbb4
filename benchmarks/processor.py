"""Read how much of the processor the database took that runs beside this process."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

NANOSECONDS: Final = 1e9


def postgres_seconds() -> float:
    """Add up the CPU seconds of the server of this bench: the children of its first process."""
    return sum(
        int(Path(f"/proc/{process}/schedstat").read_text().split()[0]) / NANOSECONDS
        for process in _postgres_processes()
    )


def _postgres_processes() -> Iterator[str]:
    own = Path("/proc/self/task")
    for task in own.iterdir():
        for child in (task / "children").read_text().split():
            if (Path("/proc") / child / "comm").read_text().strip() == "postgres":
                yield from (Path("/proc") / child / "task" / child / "children").read_text().split()
