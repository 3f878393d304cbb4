"""Show people where they are signed in, with the devices they registered, and end it there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.paging import Slice
from penilaian_api.services.views import view_of
from penilaian_api.storage.account.sign_in_queries import lives_on
from penilaian_api.storage.models.account import SignInSession
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SessionView:
    """One sign-in of the caller that still stands; *is_current*: it carries this request."""

    id: UUID
    device: str | None
    created_at: datetime
    expires_at: datetime
    is_current: bool


def page(work: UnitOfWork, after: Sequence[object] | None, limit: int) -> Slice[SessionView]:
    """List where the caller is signed in, the oldest first."""
    current = work.actor.session_id
    sessions = work.of(SignInSession).page(
        lives_on(work.machine_now),
        after=after,
        limit=limit,
        account_id=work.actor.account_id,
        revoked_at=None,
    )
    return sessions.map(
        lambda session: view_of(SessionView, session, is_current=session.id == current)
    )


def end(work: UnitOfWork, session_id: UUID) -> None:
    """End one sign-in of the caller: its tokens are worth nothing from the next request on."""
    session = work.of(SignInSession).find(
        lives_on(work.machine_now),
        id=session_id,
        account_id=work.actor.account_id,
        revoked_at=None,
    )
    if session is None:
        raise OutOfReachError
    session.revoked_at, session.revoked_for = work.now, "signed_out"
