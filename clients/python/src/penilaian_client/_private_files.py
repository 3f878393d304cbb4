"""Write files that only their owner may read, whole or not at all."""

import os
from pathlib import Path

_OWNER_ONLY = 0o600


def create_private(path: Path, content: bytes) -> None:
    """Create a file that must not exist yet."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def write_private(path: Path, content: bytes) -> None:
    """Write a file, or replace it whole."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        create_private(part, content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
