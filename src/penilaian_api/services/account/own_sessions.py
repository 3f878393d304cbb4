"""Show people where they are signed in, with the devices they registered, and end it there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.paging import Slice
from penilaian_api.services.views import view_of
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
    sessions = work.of(SignInSession).page(*_live(work), after=after, limit=limit)
    return sessions.map(
        lambda session: view_of(SessionView, session, is_current=session.id == current)
    )


def end(work: UnitOfWork, session_id: UUID) -> None:
    """End one sign-in of the caller: its tokens are worth nothing from the next request on."""
    session = work.of(SignInSession).find(*_live(work), id=session_id)
    if session is None:
        raise OutOfReachError
    session.revoked_at, session.revoked_for = work.now, "signed_out"


def _live(work: UnitOfWork) -> tuple[Any, ...]:
    """Filter to what still stands of the caller's account: reach asks persons, not accounts."""
    return (
        SignInSession.account_id == work.actor.account_id,
        SignInSession.revoked_at.is_(None),
        SignInSession.expires_at > work.machine_now,
    )
