"""Open the files that are sent."""

from tempfile import SpooledTemporaryFile
from typing import Any, Final

IN_MEMORY: Final = 1_000_000
"""A file that is longer than so many bytes goes to the disk."""


def open_file() -> Any:  # noqa: ANN401 - a file of bytes
    """Open a file for what is sent: in memory while it is small."""
    return SpooledTemporaryFile(IN_MEMORY)
