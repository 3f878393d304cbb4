"""Say of a code whether its document stands, to anybody, and nothing else.

Who asks again and again for what there is not waits: codes are not to be guessed.

Why it is so: docs/decisions/0076.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from penilaian_api.domain.document.documents import DocumentState, read_code
from penilaian_api.domain.errors import OutOfReachError, RateLimitError
from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.document import verification
from penilaian_api.storage.document.verification import NamedDocument

MOST_FAILURES: Final = 20
"""So many codes that there are not may be asked for from one address within an hour."""
_COUNTED_FOR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class VerifiedDocument:
    """What is said of a document; *is_unaltered*: of the file whose digest was handed in."""

    state: DocumentState
    is_unaltered: bool | None


def issued_with(installation: Installation, content: bytes) -> list[NamedDocument]:
    """Find the document whose file this is, in any agency: no other bytes were ever issued."""
    digest = hashlib.sha256(content).hexdigest()
    return [
        document
        for agency_id in installation.agencies().values()
        for document in verification.by_digest(installation.database, agency_id, digest)
    ]


def verify(
    database: Database, code: str, file_digest: str | None, *, visitor: bytes, now: datetime
) -> VerifiedDocument:
    """Say whether the result that a document states stands, and its file is the issued one."""
    key, groups = read_code(code) or ("", "")
    agency_id, printed_key = verification.agency_of(database, key)
    mark = hashlib.sha256(b"document codes" + visitor).digest()
    with verification.open_lookup(database, agency_id, writes=False) as lookup:
        if lookup.failures(mark, now) >= MOST_FAILURES:
            raise RateLimitError("too_many_codes", wait=int(_COUNTED_FOR.total_seconds()))
        known = lookup.find(f"{printed_key}-{groups}")
    if known is None:
        with verification.open_lookup(database, agency_id, writes=True) as lookup:
            lookup.count_failure(mark, now, now + _COUNTED_FOR)
        raise OutOfReachError
    same = (
        None if file_digest is None else hmac.compare_digest(known.file_digest, file_digest.lower())
    )
    return VerifiedDocument(known.state, same)
