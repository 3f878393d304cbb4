"""Issue the document of a final result, once, and give out the same file ever after.

PermenPANRB 6/2022, annex V A and annex 6 (D.1.1 to D.1.3).

Why it is so: docs/decisions/0076.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.policy import FROM_FINAL
from penilaian_api.domain.dates import local_day
from penilaian_api.domain.document.documents import (
    DocumentForm,
    DocumentState,
    Signers,
    form_of,
    new_code,
)
from penilaian_api.domain.errors import ConflictError, OutOfReachError, WrongStateError
from penilaian_api.domain.scoring.snapshot import copied_outcome
from penilaian_api.services.document import words
from penilaian_api.services.document.typesetting import (
    TEMPLATES,
    PrintSettings,
    typeset,
)
from penilaian_api.services.evaluation import freezing, results
from penilaian_api.services.views import view_of
from penilaian_api.storage.document import issued
from penilaian_api.storage.document.issued import DocumentRow, PartyRow, ResultFrame
from penilaian_api.storage.evaluation import grounds
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.document.documents import IssuedDocument
from penilaian_api.storage.models.evaluation import Assessment, Evaluation, Snapshot
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_TEMPLATE: Final = "d1"
_TITLE: Final = ("DOKUMEN EVALUASI KINERJA PEGAWAI",)
_CAPTIONS: Final = {
    DocumentForm.BY_ASSESSOR: ("7. Pegawai yang Dinilai", "6. Pejabat Penilai Kinerja"),
    DocumentForm.BY_SUPERIOR: ("7. Pegawai yang Dinilai", "6. Atasan Pejabat Penilai Kinerja"),
    DocumentForm.AFTER_OBJECTION: (
        "10. Pegawai yang Dinilai",
        "9. Pejabat Penilai Kinerja",
        "11. Atasan Pejabat Penilai Kinerja",
    ),
}


@dataclass(frozen=True, slots=True)
class DocumentView:
    """An issued document: which, of which result, and by what it is checked."""

    id: UUID
    evaluation_id: UUID
    employee_id: UUID
    kind: DocumentForm
    template: int
    code: str
    result_number: int
    result_digest: str
    file_digest: str
    size: int
    lacking: tuple[str, ...]
    issued_at: datetime
    state: DocumentState


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """The very bytes of a document, its code, and the signs in it that no letter has."""

    code: str
    content: bytes
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Printing:
    """On what is printed, and the address below which a code is asked for."""

    settings: PrintSettings
    address: str


@dataclass(frozen=True, slots=True)
class _Parties:
    """Who stands on a document: the person and the two leaders of the day."""

    signers: Signers
    rows: Mapping[UUID, PartyRow]

    def party(self, key: UUID | None) -> dict[str, str]:
        """Write a person as a form names them; nothing where there is nobody."""
        row = None if key is None else self.rows.get(key)
        return party_of(row)

    def post(self, key: UUID, title: str) -> str:
        """Write the post that somebody is evaluated in, with those that they act in."""
        row = self.rows.get(key)
        return words.post_of(title, () if row is None else row.acts_as)


def issue(work: UnitOfWork, evaluation_id: UUID, printing: Printing) -> DocumentView:
    """Issue the document of the result in force, or return the one that was issued of it."""
    evaluation = _hold(work, evaluation_id)
    if (known := _document_in_force(work, evaluation)) is not None:
        return _view(known)
    frame = issued.frame_of(work, evaluation_id)
    freezing.refuse_departing(frame.assessment, frame.snapshot, evaluation.result_number)
    if frame.snapshot is None:
        raise WrongStateError("document_needs_result")
    code = new_code(work.agency().key)
    form, sheet = _sheet(work, frame, frame.snapshot, code, printing.address)
    typeset_form = typeset(_TEMPLATE, sheet, printing.settings)
    document = IssuedDocument(
        id=new_id(),
        evaluation_id=evaluation_id,
        employee_id=evaluation.employee_id,
        snapshot_id=frame.snapshot.id,
        result_number=frame.snapshot.number,
        kind=form,
        template=TEMPLATES,
        code=code,
        result_digest=frame.snapshot.digest,
        file_digest=sha256(typeset_form.content).hexdigest(),
        size=len(typeset_form.content),
        content=work.packable(typeset_form.content),
        lacking=[*typeset_form.lacking],
        issued_by=work.actor.account_id,
        issued_at=work.now,
    )
    work.of(IssuedDocument).add(document, under=evaluation)
    return view_of(
        DocumentView, document, state=DocumentState.VALID, lacking=tuple(document.lacking)
    )


def documents(work: UnitOfWork, evaluation_id: UUID) -> list[DocumentView]:
    """List the documents that were issued of an evaluation, the first one first."""
    evaluation, newest = results.get_readable_evaluation(work, evaluation_id)
    return [_view(row) for row in issued.documents_of(work, evaluation, newest)]


def file_of(work: UnitOfWork, evaluation_id: UUID, document_id: UUID) -> DocumentFile:
    """Return the file of a document as it was issued, byte for byte."""
    evaluation, newest = results.get_readable_evaluation(work, evaluation_id)
    rows = work.of(IssuedDocument).children_of(evaluation, id=document_id)
    if not rows or rows[0].result_number > newest:
        raise OutOfReachError
    document = rows[0]
    if sha256(document.content).hexdigest() != document.file_digest:
        raise ConflictError("document_damaged")
    return DocumentFile(document.code, document.content, tuple(document.lacking))


def party_of(row: PartyRow | None) -> dict[str, str]:
    """Write a person as a form names them; nothing where there is nobody."""
    if row is None:
        return dict.fromkeys(("name", "nip", "grade", "position", "unit"), "")
    return {
        "name": row.name,
        "nip": row.nip or "",
        "grade": words.rank_and_grade(row.grade),
        "position": words.post_of(row.position_title, row.acts_as),
        "unit": row.unit_name or "",
    }


def _hold(work: UnitOfWork, evaluation_id: UUID) -> Evaluation:
    """Return an evaluation with a result in force; of two who issue at once the second waits."""
    if grounds.own_reopened(work, evaluation_id):
        raise WrongStateError("document_reopened")
    if work.of(Assessment).find(evaluation_id=evaluation_id) is None:
        raise OutOfReachError
    evaluation = work.of(Evaluation).hold(id=evaluation_id)
    if evaluation is None:
        raise OutOfReachError
    if evaluation.is_reopened and evaluation.state not in FROM_FINAL:
        raise WrongStateError("document_reopened")
    if evaluation.state not in FROM_FINAL:
        raise WrongStateError("document_needs_result")
    return evaluation


def _document_in_force(work: UnitOfWork, evaluation: Evaluation) -> DocumentRow | None:
    rows = issued.documents_of(work, evaluation, evaluation.result_number)
    valid = [row for row in rows if row.state is DocumentState.VALID]
    return valid[0] if valid else None


def _view(row: DocumentRow) -> DocumentView:
    return view_of(DocumentView, row, lacking=tuple(row.lacking))


def _sheet(
    work: UnitOfWork, frame: ResultFrame, snapshot: Snapshot, code: str, address: str
) -> tuple[DocumentForm, dict[str, Any]]:
    """State what the document says: verdicts from the snapshot, names as they are today."""
    day = local_day(snapshot.taken_at, work.zone)
    parties = _parties(work, frame, day)
    form = form_of(snapshot.cause, parties.signers)
    predicate = copied_outcome(snapshot.content).predicate
    employee = {
        **parties.party(frame.evaluation.employee_id),
        "position": parties.post(frame.evaluation.employee_id, frame.position_title),
        "unit": frame.unit_name,
    }
    assessor = parties.party(parties.signers.assessor_id)
    superior = parties.party(parties.signers.superior_id)
    sheet = {
        "form": form.value,
        "title": _TITLE,
        "agency": work.agency().name,
        "period": words.period_of(frame.kind, frame.starts_on),
        "span": words.span_of(frame.starts_on, frame.ends_before),
        "employee": employee,
        "assessor": assessor,
        "superior": superior,
        "organization_result": words.word_of(
            "organization_result", frame.assessment.organization_result
        ),
        "predicate": words.word_of("predicate", predicate),
        "notes": frame.assessment.recommendation,
        "objection": _objection(frame),
        "signed": _signed(form, day, employee, assessor, superior),
        "code": code,
        "address": f"{address}{code}",
        "qr": draw_code(f"{address}{code}"),
        "result_number": snapshot.number,
        "result_digest": snapshot.digest,
    }
    return form, sheet


def _parties(work: UnitOfWork, frame: ResultFrame, day: date) -> _Parties:
    """Name who signs: the leaders of the day when it became final, or those of the objection."""
    employee_id = frame.evaluation.employee_id
    finalized_by = frame.evaluation.assessor_id
    if frame.objection is not None:
        signers = Signers(
            frame.objection.decided_by, frame.objection.assessor_id, frame.objection.decided_by
        )
    else:
        assessor_id, superior_id = issued.leaders_on(work, employee_id, day)
        if finalized_by not in {assessor_id, superior_id}:
            assessor_id, superior_id = finalized_by, assessor_id
        signers = Signers(finalized_by, assessor_id, superior_id)
    keys = {employee_id, signers.assessor_id, signers.superior_id} - {None}
    return _Parties(signers, issued.parties_on(work, [key for key in keys if key], day))


def _objection(frame: ResultFrame) -> dict[str, str] | None:
    if frame.objection is None:
        return None
    return {
        "reasons": frame.objection.reasons,
        "explanation": frame.objection.assessor_statement or "",
        "decision": frame.objection.decision or "",
    }


def _signed(
    form: DocumentForm, day: date, *people: Mapping[str, str]
) -> Sequence[Mapping[str, str | None]]:
    """List who signs, in which place: the employee writes the day of their own hand."""
    employee, assessor, superior = people
    second = superior if form is DocumentForm.BY_SUPERIOR else assessor
    written = (None, words.day_of(day), words.day_of(day))
    return [
        {"caption": caption, "name": person["name"], "nip": person["nip"], "day": stated}
        for caption, person, stated in zip(
            _CAPTIONS[form], (employee, second, superior), written, strict=False
        )
    ]


def draw_code(address: str) -> str:
    """Draw the QR code of an address, as a picture that a form holds."""
    import segno  # noqa: PLC0415 - takes memory that few installations' workers ever need

    picture = BytesIO()
    segno.make_qr(address, error="m").save(picture, kind="svg", scale=1, border=1)
    return picture.getvalue().decode()
