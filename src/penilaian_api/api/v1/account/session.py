"""Serve sessions: activate, sign out, and show what is one's own."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.endpoints.public import PUBLIC
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import PublicContext, Work
from penilaian_api.api.v1.account.schemas.session import (
    AccessTrailPage,
    ActivationIn,
    MeOut,
    MyData,
    OwnTrailItem,
    PasswordIn,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Done
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.account import sessions
from penilaian_api.services.me import profile

router = GuardedRouter("", "Session")


@router.post("/activations", action=PUBLIC, by_turns=True, responses={401: {}})
def activate_account(context: PublicContext, body: ActivationIn) -> Done:
    """Activate an account with a code.

    Set your password with the one-time code that your administration gave you.
    """
    context.take_turn(body.login)
    sessions.activate(context.sign_in, body.login, body.code, body.password)
    return Done()


@router.get("/me", action=Action.ME_READ)
def get_me(work: Work) -> MeOut:
    """Show your profile, roles and actions.

    Show who you are here today; your roles follow from the records, not from your token.

    It answers to every valid token, of whatever role or scope.
    """
    return MeOut.model_validate(profile.get(work))


@router.put("/me/password", action=Action.ME_PASSWORD)
def change_password(body: PasswordIn, work: Work) -> Done:
    """Change your password.

    Set a new password by giving the current one; all your other sessions end.
    """
    sessions.change_password(work, body.current, body.password)
    return Done()


@router.post("/me/sign-out", action=Action.SESSION_REVOKE)
def sign_out(work: Work) -> Done:
    """Sign out.

    End the session that carries this request.
    """
    sessions.end_session(work)
    return Done()


@router.get("/me/access-trail", action=Action.ME_TRAIL)
def list_access_trail(
    listed: Annotated[Listed, Depends(query_of(profile.ACCESS_TRAIL_PARAMETERS))], work: Work
) -> AccessTrailPage:
    """List accesses to records about you.

    List who changed or read records about you, and when, newest first (UU PDP art. 31-32).
    """
    rows = profile.trail(work, listed.request)
    return listed.answer(AccessTrailPage, rows, OwnTrailItem.model_validate)


@router.get("/me/data", action=Action.ME_DATA)
def get_my_data(work: Work) -> MyData:
    """Download all records about you.

    Download everything that is stored about you, as one document (UU PDP art. 32).
    """
    return MyData(records=profile.data(work))
