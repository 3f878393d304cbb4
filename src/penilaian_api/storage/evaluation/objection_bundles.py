"""Fetch what an objection rests on: its case, the results it is about, and the evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.domain.progress.evidence import EvidenceKind
from penilaian_api.domain.scoring.vocabulary import SnapshotCause
from penilaian_api.storage.models.cycle import Period, SchemeVersion
from penilaian_api.storage.models.evaluation import Evaluation, Objection, Snapshot
from penilaian_api.storage.models.organization import Position
from penilaian_api.storage.models.plan import PlanLine, PlanRevision
from penilaian_api.storage.models.progress import Evidence
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """Of which period, position and revision of the plan the result is."""

    evaluation_id: UUID
    plan_id: UUID
    plan_revision_id: UUID
    plan_revision: int
    plan_digest: str | None
    plan_approved_at: datetime | None
    position_title: str
    period_id: UUID
    starts_on: date
    ends_before: date
    finalized_at: datetime | None
    delivered_at: datetime | None
    object_until: date | None


@dataclass(frozen=True, slots=True)
class BundledResult:
    """A result with the scheme by which it can be computed again."""

    snapshot: Snapshot
    scheme_key: str
    scheme_number: int
    scheme_digest: str
    scheme_document: str


@dataclass(frozen=True, slots=True)
class EvidenceDescriptor:
    """A piece of evidence without its content: a file is told by its digest."""

    id: UUID
    line_id: UUID
    progress_id: UUID | None
    kind: EvidenceKind
    title: str
    media_type: str | None
    size: int | None
    sha256: str | None
    url: str | None
    posted_at: datetime


def case_of(work: WorkContext, objection: Objection) -> CaseFacts:
    """Fetch the case of an objection that was fetched within reach."""
    return CaseFacts(*execute(work, _case(objection.evaluation_id)).one())


def results_of(work: WorkContext, objection: Objection) -> list[BundledResult]:
    """Fetch the result objected to, and the one that the decision put in its place."""
    rows = [BundledResult(*row) for row in execute(work, _results(objection.evaluation_id))]
    contested = next(row for row in rows if row.snapshot.id == objection.snapshot_id)
    number = contested.snapshot.number + 1
    follows = [
        row
        for row in rows
        if row.snapshot.number == number and row.snapshot.cause is SnapshotCause.OBJECTION
    ]
    return [contested, *follows]


def evidence_of(
    work: WorkContext, plan_id: UUID, until: datetime | None
) -> Sequence[EvidenceDescriptor]:
    """Fetch the evidence for the lines of a plan that was posted until the decision, if any."""
    posted = [EvidenceDescriptor(*row) for row in execute(work, _evidence(plan_id))]
    return [item for item in posted if until is None or item.posted_at <= until]


@prepared
def _case(evaluation_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Evaluation.id,
            Evaluation.plan_id,
            Evaluation.plan_revision_id,
            PlanRevision.number,
            PlanRevision.content_hash,
            PlanRevision.approved_at,
            Position.title,
            Period.id,
            Period.starts_on,
            Period.ends_before,
            Evaluation.finalized_at,
            Evaluation.delivered_at,
            Evaluation.object_until,
        )
        .select_from(Evaluation)
        .join(*joined(PlanRevision, PlanRevision.id == Evaluation.plan_revision_id))
        .join(*joined(Position, Position.id == Evaluation.position_id))
        .join(*joined(Period, Period.id == Evaluation.period_id))
        .where(of_agency(Evaluation), Evaluation.id == evaluation_id)
    )


@prepared
def _results(evaluation_id: UUID) -> Select[*tuple[Any, ...]]:
    scheme = (
        SchemeVersion.key,
        SchemeVersion.number,
        SchemeVersion.digest,
        SchemeVersion.document,
    )
    return (
        select(Snapshot, *scheme)
        .join(*joined(SchemeVersion, SchemeVersion.id == Snapshot.scheme_version_id))
        .where(of_agency(Snapshot), Snapshot.evaluation_id == evaluation_id)
        .order_by(Snapshot.number)
    )


@prepared
def _evidence(plan_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Evidence.id,
            Evidence.line_id,
            Evidence.progress_id,
            Evidence.kind,
            Evidence.title,
            Evidence.media_type,
            Evidence.size,
            Evidence.sha256,
            Evidence.url,
            Evidence.posted_at,
        )
        .join(*joined(PlanLine, PlanLine.id == Evidence.line_id))
        .where(of_agency(Evidence), PlanLine.plan_id == plan_id)
        .order_by(Evidence.id)
    )
