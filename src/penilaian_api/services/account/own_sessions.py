"""Show people where they are signed in, with the devices they registered, and end it there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.views import view_of
from penilaian_api.storage.account.sign_in_queries import lives_on
from penilaian_api.storage.models.account import SignInSession
from penilaian_api.storage.work.lists.listing import ListedRow, ListFilter, Listing, given
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SessionView:
    """One sign-in of the caller that still stands; *is_current*: it carries this request."""

    id: UUID
    device: str | None
    created_at: datetime
    expires_at: datetime
    is_current: bool


def _stands(grants: object, *, in_subtree: bool) -> Any:  # noqa: ANN401 - a condition
    """Leave out what was ended before its time."""
    del grants, in_subtree
    return SignInSession.revoked_at.is_(None)


SESSIONS: Final = Listing(
    model=SignInSession,
    sorts={"created": ()},
    filters={
        "account_id": given(SignInSession.account_id),
        "at": ListFilter(datetime, lambda now: SignInSession.expires_at > now, is_parameter=False),
    },
    search=Search(texts=(SignInSession.device,), text="Any part of the name of the device."),
    base=_stands,
    tells_changes=False,
    by_instant=True,
)
"""The list of sign-ins that stand: they run out with time, so that it is told whole."""
SESSIONS_PARAMETERS: Final = SESSIONS.parameters
"""What callers state of it."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[SessionView]:
    """List where the caller is signed in."""
    current = work.actor.session_id
    own = request.narrowed(account_id=work.actor.account_id, at=work.machine_now)

    def view(row: ListedRow[SignInSession]) -> SessionView:
        return view_of(SessionView, row.record, is_current=row.record.id == current)

    return page_of(work, SESSIONS, own).map(view)


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
