"""Give out an objection with all that it rests on, as one file that can be checked by itself.

Why it is so: docs/decisions/0059.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, cast
from uuid import UUID

from penilaian_api.domain.errors import ConflictError
from penilaian_api.domain.evaluation import bundle
from penilaian_api.domain.scoring.snapshot import digest_of
from penilaian_api.services.evaluation.views import ObjectionView
from penilaian_api.services.views import view_of
from penilaian_api.storage.evaluation import objection_bundles as storage
from penilaian_api.storage.evaluation.objection_bundles import BundledResult
from penilaian_api.storage.evaluation.objections import OBJECTIONS
from penilaian_api.storage.models.evaluation import Objection
from penilaian_api.storage.work.chain.values import to_plain_value
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def bundle_of(work: UnitOfWork, objection_id: UUID) -> bytes:
    """Pack an objection: case, statements, decision, evidence, results and their schemes."""
    objection = work.of(Objection).get(objection_id)
    view = view_of(ObjectionView, objection, **OBJECTIONS.beside_of(work, objection))
    case = storage.case_of(work, objection)
    results = storage.results_of(work, objection)
    if any(digest_of(result.snapshot.content) != result.snapshot.digest for result in results):
        raise ConflictError("result_damaged")
    evidence = storage.evidence_of(work, case.plan_id, objection.decided_at)
    return bundle.pack(
        {
            bundle.OBJECTION: bundle.to_part(_plain(asdict(view))),
            bundle.CASE: bundle.to_part(_plain(asdict(case))),
            bundle.EVIDENCE: bundle.to_part({"items": [_plain(asdict(item)) for item in evidence]}),
            bundle.RESULTS: bundle.to_part({"items": [_listed(result) for result in results]}),
            **_frozen(results),
        }
    )


def _frozen(results: Sequence[BundledResult]) -> dict[str, bytes]:
    """Name the bytes of each result, and of its scheme."""
    parts = {}
    for result in results:
        parts[bundle.result_part(result.snapshot.number)] = result.snapshot.content
        parts[bundle.scheme_part(result.scheme_digest)] = result.scheme_document.encode()
    return parts


def _listed(result: BundledResult) -> dict[str, Any]:
    snapshot = result.snapshot
    return _plain(
        {
            "id": snapshot.id,
            "number": snapshot.number,
            "cause": snapshot.cause,
            "digest": snapshot.digest,
            "taken_at": snapshot.taken_at,
            "scheme_key": result.scheme_key,
            "scheme_number": result.scheme_number,
            "scheme_digest": result.scheme_digest,
        }
    )


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    return cast("dict[str, Any]", to_plain_value(dict(fields)))
