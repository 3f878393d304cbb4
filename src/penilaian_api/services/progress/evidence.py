"""Evidence: a file that is kept, or an address that is noted, on a line of the plan in force."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.errors import BadData, Fault, OutOfReach
from penilaian_api.domain.paging import Slice
from penilaian_api.domain.progress.evidence import ENDINGS, file_type
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.models.progress import Evidence, EvidenceKind, Progress
from penilaian_api.storage.progress import progress as record
from penilaian_api.storage.progress.evidence_files import EvidenceFiles
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["EvidenceFiles", "EvidenceKind", "Opened", "Wanted", "get", "opened", "page", "post"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Evidence as somebody wants it: *content* of a file called *name*, or a *url*."""

    line_id: UUID
    progress_id: UUID | None
    title: str
    name: str
    content: bytes | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Opened:
    """A file of evidence with what it is and how it may be called."""

    content: bytes
    media_type: str
    name: str


def post(work: UnitOfWork, wanted: Wanted, files: EvidenceFiles) -> Evidence:
    """Keep a file, typed by its bytes, or note an address that nobody here ever calls."""
    line = record.line_in_force(work, wanted.line_id)
    if line is None:
        raise BadData("invalid_input", faults=[Fault("/line_id", "unknown_reference")])
    _refuse_other_entry(work, wanted)
    evidence = Evidence(
        id=new_id(),
        employee_id=line.employee_id,
        line_id=line.id,
        progress_id=wanted.progress_id,
        kind=EvidenceKind.LINK,
        title=wanted.title,
        url=wanted.url,
        posted_by=work.actor.account_id,
        posted_at=work.now,
    )
    if wanted.content is not None:
        evidence.kind = EvidenceKind.FILE
        evidence.media_type = file_type(wanted.content, wanted.name).media_type
        evidence.size = len(wanted.content)
        evidence.sha256 = hashlib.sha256(wanted.content).hexdigest()
        evidence.stored_as = files.keep(work.actor.agency_id, wanted.content)
    return work.of(Evidence).add(evidence, under=line)


def get(work: UnitOfWork, evidence_id: UUID) -> Evidence:
    """Return one piece of evidence, without its content."""
    return work.of(Evidence).get(evidence_id)


def page(
    work: UnitOfWork, plan_id: UUID, after: Sequence[object] | None, limit: int
) -> Slice[Evidence]:
    """List the evidence of a plan, the first posted first."""
    plan = work.of(Plan).get(plan_id)
    return work.of(Evidence).page(record.of_plan(Evidence, plan), after=after, limit=limit)


def opened(work: UnitOfWork, evidence_id: UUID, files: EvidenceFiles) -> Opened:
    """Read a file of evidence; a link has no content here."""
    found = work.of(Evidence).get(evidence_id)
    if found.stored_as is None or found.sha256 is None or found.media_type is None:
        raise OutOfReach
    content = files.read(work.actor.agency_id, found.stored_as, found.sha256)
    ending = ENDINGS[found.media_type]
    return Opened(content, found.media_type, f"{found.title.removesuffix(ending)}{ending}")


def _refuse_other_entry(work: UnitOfWork, wanted: Wanted) -> None:
    if wanted.progress_id is None:
        return
    entry = work.of(Progress).find(Progress.id == wanted.progress_id)
    if entry is None or entry.line_id != wanted.line_id:
        raise BadData("invalid_input", faults=[Fault("/progress_id", "unknown_reference")])
