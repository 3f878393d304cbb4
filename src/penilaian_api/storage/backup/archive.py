"""Write and read the one file of a backup: its members, then the list of them with their digests.

The list comes last, followed by its own digest: a file that was cut off has none, and whatever was
changed before it no longer fits it. Why it is so: docs/decisions/0034.
"""

import hashlib
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO, Final, Self

FORMAT: Final = 1
LIST: Final = "manifest.json"
_SEAL: Final = "manifest.sha256"
_PIECE: Final = 1 << 20


class BackupUnusableError(Exception):
    """A backup cannot be made, or cannot be used as it is; the sentence says why."""


@dataclass(frozen=True, slots=True)
class BackupPart:
    """A file within the backup: its size and the digest of its bytes."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds, of what and when."""

    dialect: str
    revision: str
    taken_at: str
    program: str
    evidence_folder: str | None
    checkpoints: list[str]
    """The end of each agency's trail: what is restored must pass through it."""
    tables: dict[str, list[str]] = field(default_factory=dict)
    """The columns of each table, where the record stands as rows; a table that is empty, too."""
    lacking: list[str] = field(default_factory=list)
    """Files of evidence that were missing or damaged already when the backup was made."""
    members: dict[str, BackupPart] = field(default_factory=dict)
    format: int = FORMAT


class Packing:
    """A backup while it is written."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.members: dict[str, BackupPart] = {}

    def add(self, name: str, source: IO[bytes]) -> None:
        """Add what *source* holds from its beginning to its end."""
        size = source.seek(0, os.SEEK_END)
        source.seek(0)
        reader = _DigestingReader(source)
        entry = tarfile.TarInfo(name)
        entry.size = size
        self._tar.addfile(entry, reader)
        self.members[name] = BackupPart(size, reader.digest.hexdigest())

    def close(self, manifest: Manifest) -> None:
        """Add the list of all members, and its digest."""
        facts = asdict(manifest)
        facts["members"] = {name: asdict(member) for name, member in self.members.items()}
        text = json.dumps(facts, indent=1, sort_keys=True).encode()
        for name, content in ((LIST, text), (_SEAL, hashlib.sha256(text).hexdigest().encode())):
            self.add(name, BytesIO(content))


class _DigestingReader:
    """Reads a source, and digests what was read."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        content = self._source.read(size)
        self.digest.update(content)
        return content


@contextmanager
def packing(path: Path) -> Iterator[Packing]:
    """Write a backup aside; it gets its name once it is whole, on disk, and read again.

    Nobody but us may read it, and nothing that has this name already is touched.
    """
    if path.exists():
        raise BackupUnusableError(f"{path} is there already: name a new file. Nothing was changed.")
    aside = path.with_name(f"{path.name}.part")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            with tarfile.open(fileobj=file, mode="w") as tar:
                yield Packing(tar)
            file.flush()
            os.fsync(file.fileno())
        with Backup.open(aside) as backup:
            backup.check()
        os.link(aside, path)
    finally:
        aside.unlink()


class Backup:
    """A backup that is read: nothing of it is believed that does not fit its digest."""

    def __init__(self, path: Path, tar: tarfile.TarFile, manifest: Manifest) -> None:
        self.path, self.manifest, self._tar = path, manifest, tar

    @classmethod
    @contextmanager
    def open(cls, path: Path) -> Iterator[Self]:
        """Open a backup, and refuse what is none, was cut off or changed."""
        try:
            tar = tarfile.open(path, mode="r:")  # noqa: SIM115 - closed below
        except tarfile.TarError:
            raise BackupUnusableError(
                f"{path} is no backup, or its beginning is damaged."
            ) from None
        with tar:
            yield cls(path, tar, _manifest(path, tar))

    def check(self) -> None:
        """Read every member, and hold it against its digest."""
        for name in self.manifest.members:
            for _ in self.pieces(name):
                pass

    def pieces(self, name: str) -> Iterator[bytes]:
        """Give a member piece by piece; refuse it at its end if it is not what was written."""
        member, digest = self.manifest.members[name], hashlib.sha256()
        try:
            source = self._tar.extractfile(name)
        except (KeyError, tarfile.TarError):
            source = None
        if source is None:
            raise self._damaged(name, "is missing")
        try:
            while piece := source.read(_PIECE):
                digest.update(piece)
                yield piece
        except tarfile.TarError:
            raise self._damaged(name, "is cut off") from None
        if digest.hexdigest() != member.sha256:
            raise self._damaged(name, "is not what was written")

    def copy(self, name: str, path: Path) -> None:
        """Copy a member to *path*, on disk for good."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            for piece in self.pieces(name):
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())

    def _damaged(self, name: str, what: str) -> BackupUnusableError:
        return BackupUnusableError(
            f"The backup {self.path} is damaged: its part {name} {what}. Take another backup; "
            "nothing was changed."
        )


def _manifest(path: Path, tar: tarfile.TarFile) -> Manifest:
    """Read the list of members, if it and its digest are there."""
    try:
        text, seal = (_content(tar, name) for name in (LIST, _SEAL))
    except (KeyError, tarfile.TarError):
        raise BackupUnusableError(
            f"The backup {path} is not whole: it was cut off, or damaged so that its list of parts "
            "cannot be reached. Take another backup; nothing was changed."
        ) from None
    if hashlib.sha256(text).hexdigest().encode() != seal:
        raise BackupUnusableError(
            f"The backup {path} is damaged: its list of parts is not what was written. Take "
            "another backup; nothing was changed."
        )
    facts = json.loads(text)
    if facts["format"] != FORMAT:
        raise BackupUnusableError(
            f"The backup {path} was made by program {facts['program']}, in a form that this one "
            "does not know: restore it with that version, then migrate."
        )
    members = {name: BackupPart(**member) for name, member in facts.pop("members").items()}
    return Manifest(**facts, members=members)


def _content(tar: tarfile.TarFile, name: str) -> bytes:
    source = tar.extractfile(name)
    if source is None:
        raise KeyError(name)
    return source.read()
