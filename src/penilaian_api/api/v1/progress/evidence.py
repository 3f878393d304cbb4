"""Serve evidence: post, show, download."""

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.responses import Download
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.progress.evidence_upload import EvidenceFolder, SentEvidence
from penilaian_api.api.v1.progress.schemas.progress import EvidenceOut
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.progress.evidence import ENDINGS
from penilaian_api.services.progress import evidence

router = GuardedRouter("/evidence", "Monitoring")


@router.post("", action=Action.EVIDENCE_POST, status=201)
def post_evidence(sent: SentEvidence, folder: EvidenceFolder, work: Work) -> EvidenceOut:
    """Upload or link evidence.

    Add evidence for a work result or an indicator of your plan in force: a file or a link.

    The type of a file is recognized from its bytes. PDF, PNG, JPEG, office documents, CSV and plain
    text up to 10 MB are accepted; an archive with unsafe sizes, paths or archives in it is refused.
    """
    return EvidenceOut.model_validate(evidence.post(work, sent, folder))


@router.get("/{evidence_id}", action=Action.PROGRESS_READ)
def get_evidence(evidence_id: Key, work: Work) -> EvidenceOut:
    """Show a piece of evidence.

    Show the title, type, size and digest of a piece of evidence, without its content.
    """
    return EvidenceOut.model_validate(evidence.get(work, evidence_id))


@router.get("/{evidence_id}/content", action=Action.PROGRESS_READ, media=ENDINGS)
def download_evidence(evidence_id: Key, folder: EvidenceFolder, work: Work) -> Download:
    """Download an evidence file.

    Download the file of a piece of evidence, as it was uploaded.
    """
    file = evidence.read_content(work, evidence_id, folder)
    return Download(file.content, file.media_type, file.name)
