"""Read the instant that a demonstration's appraisal goes by from a file that its story sets."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from penilaian_api.settings import Settings
from penilaian_api.storage.database.clock import machine_clock

_FIRST_YEAR, _LAST_YEAR = 2000, 2099
_FORM: Final = (
    "it holds one instant with its zone, such as 2026-03-31T09:00:00+07:00 or 2026-03-31T02:00:00Z"
)


class ClockFile:
    """Gives the instant in the file; while what is there is none, the last one that was."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last = _read(path)

    def __call__(self) -> datetime:
        """Read the file anew: whoever tells the story sets it while the service runs."""
        with suppress(SystemExit):  # it is being written, or was spoiled: time stands still then
            self._last = _read(self._path)
        return self._last


def clock_of(settings: Settings, path: Path | None = None) -> Callable[[], datetime]:
    """Give the clock of a file, if one is named, or the machine's."""
    path = path or settings.clock_file
    if path is None:
        return machine_clock
    if settings.env != "demo":
        raise SystemExit("A clock file is for demonstrations: set PENILAIAN_ENV=demo.")
    return ClockFile(path)


def _read(path: Path) -> datetime:
    """Read the instant, or say in a sentence what the file should hold."""
    try:
        written = path.read_text(encoding="utf-8").strip()
        instant = datetime.fromisoformat(written)
    except OSError as failure:
        raise SystemExit(f"The clock file {path}: {failure.strerror}; {_FORM}.") from None
    except ValueError:
        raise SystemExit(f"The clock file {path} holds no instant; {_FORM}.") from None
    if instant.tzinfo is None:
        raise SystemExit(f"The instant in the clock file {path} has no zone; {_FORM}.")
    if not _FIRST_YEAR <= instant.year <= _LAST_YEAR:
        raise SystemExit(
            f"The clock file {path} is not within {_FIRST_YEAR} and {_LAST_YEAR}; {_FORM}."
        )
    return instant.astimezone(UTC)
