"""Give out what a job has written: an archive in a stream, or one file that binds all.

Whoever asked gets it alone, and of each person only what they may still read.

Why it is so: docs/decisions/0079.
"""

import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO, RawIOBase
from pathlib import Path
from typing import Final
from uuid import UUID
from zipfile import ZIP_STORED, ZipFile

from penilaian_api.domain.document.jobs import (
    DOCUMENT_JOB,
    DocumentJobStep,
    FileFormat,
    JobItemState,
)
from penilaian_api.domain.errors import ConflictError
from penilaian_api.domain.evaluation.archive import entry_of
from penilaian_api.domain.transitions import advance
from penilaian_api.services.document.typesetting import MEDIA, bind, pages_of
from penilaian_api.storage.document.job_items import JobItemRow, items_after
from penilaian_api.storage.models.document.jobs import DocumentJob
from penilaian_api.storage.models.evaluation import Assessment
from penilaian_api.storage.progress.evidence_files import EvidenceFiles
from penilaian_api.storage.work.unit_of_work import UnitOfWork

FOLDER: Final = "document-jobs"
"""Below the folder of data: what jobs have written, until it lapses."""
ZIP_MEDIA: Final = "application/zip"
_AT_ONCE: Final = 500
_UNFIT: Final = re.compile(r'[\x00-\x1f\x7f"*/:<>?\\|]+')
"""What stands in no name of a file, on whatever machine the archive is opened."""
_LONGEST_NAME: Final = 200
"""Bytes of a name: no file system takes more than 255 with what stands around it."""


@dataclass(frozen=True, slots=True)
class JobFile:
    """What a job gives out: its bytes come as they are asked for."""

    name: str
    media_type: str
    content: Generator[bytes]


@dataclass(frozen=True, slots=True)
class _Part:
    """A file of one person: what it is called, and where it lies."""

    title: str
    name: str
    digest: str


def open_file(work: UnitOfWork, job_id: UUID, folder: Path) -> JobFile:
    """Open what a job has written, of those people whom the caller still reads."""
    job = work.of(DocumentJob).get(job_id)
    advance(DOCUMENT_JOB, job.state, DocumentJobStep.DOWNLOAD)
    files = EvidenceFiles(folder / FOLDER)
    parts = [_part(work, files, row) for row in _readable(work, job)]
    if not parts:
        raise ConflictError("document_job_without_files")
    shelf = _Shelf(files, job.agency_id)
    if job.file_format is FileFormat.PDF:
        return JobFile(f"{job.id}.pdf", MEDIA, _bound(shelf, parts))
    return JobFile(f"{job.id}.zip", ZIP_MEDIA, _zipped(shelf, parts))


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The files of one agency."""

    files: EvidenceFiles
    agency_id: UUID

    def read(self, part: _Part) -> bytes:
        """Read a file; one that is not what was written breaks off what is being sent."""
        return self.files.read(self.agency_id, part.name, part.digest)


def _readable(work: UnitOfWork, job: DocumentJob) -> Iterator[JobItemRow]:
    """Fetch those whose files the caller may have, and note that their results are read."""
    after = 0
    while True:
        rows = items_after(work, job.id, state=JobItemState.WRITTEN, after=after, limit=_AT_ONCE)
        for row in rows:
            if row.assessment_id is not None:
                work.note_row_read(Assessment, row.assessment_id, row.item.employee_id)
            yield row
        if len(rows) < _AT_ONCE:
            return
        after = rows[-1].item.number


def _part(work: UnitOfWork, files: EvidenceFiles, row: JobItemRow) -> _Part:
    """Name the file of a person, which must lie where it was put."""
    item = row.item
    name, digest = item.file_name or "", item.file_digest or ""
    if not files.holds(work.actor.agency_id, name, item.size or 0):
        raise ConflictError("document_job_files_gone")
    who = _UNFIT.sub(" ", f"{row.nip or row.employee_code} {row.employee_name}")
    who = who.encode()[:_LONGEST_NAME].decode(errors="ignore").strip(" .")
    return _Part(f"{item.number:05} {who}.pdf", name, digest)


def _bound(shelf: _Shelf, parts: Iterable[_Part]) -> Generator[bytes]:
    """Bind all files as one, in their order."""
    files = [(shelf.files.address(part.name), pages_of(shelf.read(part))) for part in parts]
    yield bind(shelf.files.folder_of(shelf.agency_id), files)


def _zipped(shelf: _Shelf, parts: Iterable[_Part]) -> Generator[bytes]:
    """Pack file by file: no more than one of them is held, and the list of names.

    Nothing is compressed, which these files are, and nothing bears a day: the same files give the
    same archive.
    """
    sink = _Sink()
    with ZipFile(sink, "w", ZIP_STORED) as archive:
        sums = []
        for part in parts:
            content = shelf.read(part)
            sums.append(f"{sha256(content).hexdigest()}  {part.title}\n")
            archive.writestr(entry_of(part.title), content)
            yield sink.take()
        archive.writestr(entry_of("SHA256SUMS"), "".join(sums))
    yield sink.take()


class _Sink(RawIOBase):
    """A file of which only the end is held: what stands before it was taken, and sent."""

    def __init__(self) -> None:
        self._end, self._taken = BytesIO(), 0

    def take(self) -> bytes:
        """Take what is held, to its end."""
        content = self._end.getvalue()
        self._end, self._taken = BytesIO(), self._taken + len(content)
        return content

    def writable(self) -> bool:
        """Say that it is written to."""
        return True

    def seekable(self) -> bool:
        """Say that what is held can be gone back to: to the head of the file being packed."""
        return True

    def tell(self) -> int:
        """Say how much came before."""
        return self._taken + self._end.tell()

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go back within what is held, or to its end."""
        start = offset - self._taken if whence == 0 else offset
        return self._taken + self._end.seek(start, whence)

    def write(self, content: object) -> int:
        """Hold more."""
        return self._end.write(content)  # type: ignore[arg-type]  # bytes, as the archive writes them
