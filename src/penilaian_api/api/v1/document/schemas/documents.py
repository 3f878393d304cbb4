"""Define the response shapes of documents that are issued of results."""

from penilaian_api.api.v1.shared.shapes import Instant, Key, ShapeOut
from penilaian_api.domain.document.documents import DocumentForm, DocumentState


class IssuedDocumentOut(ShapeOut):
    """A document of a result: `file_digest` is the SHA-256 of its file, `code` is printed on it."""

    id: Key
    evaluation_id: Key
    employee_id: Key
    kind: DocumentForm
    template: int
    code: str
    address: str
    result_number: int
    result_digest: str
    file_digest: str
    size: int
    lacking: tuple[str, ...]
    issued_at: Instant
    state: DocumentState


class IssuedDocumentList(ShapeOut):
    """Every document that was issued of an evaluation, the first one first."""

    items: tuple[IssuedDocumentOut, ...]


class VerifiedDocumentOut(ShapeOut):
    """Whether a document stands; `is_unaltered` is of the file whose digest you handed in."""

    state: DocumentState
    is_unaltered: bool | None
