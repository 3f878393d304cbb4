"""Write archives that depend on nothing but their parts: no clock, no compression."""

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_DAY_ZERO: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o644 << 16
_UNIX: Final = 3


def entry_of(name: str) -> ZipInfo:
    """Give the entry of a part, the same on every machine and day."""
    entry = ZipInfo(name, _DAY_ZERO)
    entry.create_system, entry.external_attr = _UNIX, _READABLE
    return entry


def archive_of(parts: Mapping[str, bytes]) -> bytes:
    """Write an archive of *parts*, in the order of their names."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for name in sorted(parts):
            archive.writestr(entry_of(name), parts[name])
    return file.getvalue()
