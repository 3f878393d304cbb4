"""Store and read evidence: a file or an address, on a line of the plan in force."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final
from uuid import UUID

from penilaian_api.domain.errors import InvalidDataError, OutOfReachError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.progress.evidence import ENDINGS, EvidenceKind, file_type
from penilaian_api.services.references import require
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.models.progress import Evidence, Progress
from penilaian_api.storage.progress import progress as progress_storage
from penilaian_api.storage.progress.evidence_files import EvidenceFiles
from penilaian_api.storage.progress.lists import EVIDENCE
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

FOLDER: Final = "evidence"
"""Where files of evidence lie below the folder of data."""


@dataclass(frozen=True, slots=True)
class EvidenceInput:
    """Evidence as a caller sends it: *content* of a file called *name*, or a *url*."""

    line_id: UUID
    progress_id: UUID | None
    title: str
    name: str
    content: bytes | None
    url: str | None


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A piece of evidence, without its content."""

    id: UUID
    line_id: UUID
    progress_id: UUID | None
    kind: EvidenceKind
    title: str
    media_type: str | None
    size: int | None
    sha256: str | None
    url: str | None
    posted_by: UUID
    posted_at: datetime


@dataclass(frozen=True, slots=True)
class EvidenceContent:
    """The content of a file of evidence, with what it is and how it may be called."""

    content: bytes
    media_type: str
    name: str


def post(work: UnitOfWork, evidence_input: EvidenceInput, folder: Path) -> EvidenceView:
    """Keep a file below *folder*, typed by its bytes, or note an address that is never called."""
    line = require(progress_storage.line_in_force(work, evidence_input.line_id), "/line_id")
    _refuse_other_entry(work, evidence_input)
    evidence = Evidence(
        id=new_id(),
        employee_id=line.employee_id,
        line_id=line.id,
        progress_id=evidence_input.progress_id,
        kind=EvidenceKind.LINK,
        title=evidence_input.title,
        url=evidence_input.url,
        posted_by=work.actor.account_id,
        posted_at=work.now,
    )
    content = evidence_input.content
    if content is not None:
        evidence.kind = EvidenceKind.FILE
        evidence.media_type = file_type(content, evidence_input.name).media_type
        evidence.size = len(content)
        evidence.sha256 = hashlib.sha256(content).hexdigest()
        files, agency_id = EvidenceFiles(folder), work.actor.agency_id
        evidence.stored_as = files.keep(agency_id, content)
        work.undo_by(partial(files.discard, agency_id, evidence.stored_as))
    return view_of(EvidenceView, work.of(Evidence).add(evidence, under=line))


def get(work: UnitOfWork, evidence_id: UUID) -> EvidenceView:
    """Return one piece of evidence, without its content."""
    return view_of(EvidenceView, work.of(Evidence).get(evidence_id))


EVIDENCE_PARAMETERS: Final = EVIDENCE.parameters
"""What callers state of the list."""


def page(work: UnitOfWork, plan_id: UUID, request: ListRequest) -> Slice[EvidenceView]:
    """List the evidence of a plan, the first posted first."""
    plan = work.of(Plan).get(plan_id)
    narrowed = request.narrowed(plan_id=plan.id, employee_id=plan.employee_id)
    return page_of(work, EVIDENCE, narrowed).map(row_view(EvidenceView))


def read_content(work: UnitOfWork, evidence_id: UUID, folder: Path) -> EvidenceContent:
    """Read a file of evidence for download; a link has no content here."""
    evidence = work.of(Evidence).get(evidence_id)
    if evidence.stored_as is None or evidence.sha256 is None or evidence.media_type is None:
        raise OutOfReachError
    files = EvidenceFiles(folder)
    content = files.read(work.actor.agency_id, evidence.stored_as, evidence.sha256)
    ending = ENDINGS[evidence.media_type]
    name = f"{evidence.title.removesuffix(ending)}{ending}"
    return EvidenceContent(content, evidence.media_type, name)


def _refuse_other_entry(work: UnitOfWork, evidence_input: EvidenceInput) -> None:
    if evidence_input.progress_id is None:
        return
    entry = work.of(Progress).find(id=evidence_input.progress_id)
    if entry is None or entry.line_id != evidence_input.line_id:
        raise InvalidDataError.at_pointer("/progress_id", "unknown_reference")
