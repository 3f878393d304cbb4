"""Serve callers where they are signed in: registered devices and sign-ins of a day."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.account.schemas.session import SessionOut, SessionPage
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Done, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.account import own_sessions

router = GuardedRouter("/me/sessions", "Session")


@router.get("", action=Action.SESSION_READ)
def list_my_sessions(
    listed: Annotated[Listed, Depends(query_of(own_sessions.SESSIONS_PARAMETERS))], work: Work
) -> SessionPage:
    """List where you are signed in.

    List your sign-ins that still stand, the oldest first, with the devices you registered.
    """
    sessions = own_sessions.page(work, listed.request)
    return listed.answer(SessionPage, sessions, SessionOut.model_validate)


@router.post("/{session_id}/end", action=Action.SESSION_REVOKE)
def end_my_session(session_id: Key, work: Work) -> Done:
    """End one of your sign-ins.

    Sign out one device or browser of yours, such as one you have lost, from its next request on.
    """
    own_sessions.end(work, session_id)
    return Done()
