"""Step 5: the document of a result is issued, and whoever is shown it asks whether it stands."""

from hashlib import sha256

from samples.office import Office
from story import Story

from penilaian_client.models import DocumentState


def issue_document(story: Story, office: Office) -> None:
    """Issue the document of somebody's result, download it, and verify it as a stranger."""
    client = story.sign_in(office.first)
    evaluation = next(
        each for each in client.each_evaluations(state="delivered") if not each.is_reopened
    )
    document = client.issue_document(evaluation.id)
    content = client.download_document(evaluation.id, document.id)
    client.list_documents(evaluation.id)
    client.list_forms(evaluation.plan_id, period_id=evaluation.period_id)
    client.download_forms(evaluation.plan_id, period_id=evaluation.period_id)
    with story.service.open_anonymous_client() as stranger:
        verified = stranger.verify_document(document.code, file_digest=sha256(content).hexdigest())
    if verified.state is not DocumentState.valid or not verified.is_unaltered:
        raise SystemExit(f"The document {document.code} does not verify.")
