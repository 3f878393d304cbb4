"""Serve sessions: sign in, refresh, sign out, activate, and show what is one's own."""

from typing import Annotated

from fastapi import Form
from pydantic import AfterValidator

from penilaian_api.api.routing.dependencies import Page
from penilaian_api.api.routing.guard import PUBLIC, GuardedRouter
from penilaian_api.api.routing.work import PublicContext, Work
from penilaian_api.api.transport.json_reader import clean_text
from penilaian_api.api.v1.account.schemas.session import (
    AccessTrailPage,
    ActivationIn,
    MeOut,
    MyData,
    PasswordIn,
    TokenOut,
)
from penilaian_api.api.v1.shared.access_trail import AccessTrailItem
from penilaian_api.api.v1.shared.shapes import Done
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.services.account import refresh_tokens, sessions
from penilaian_api.services.account.sessions import OpenedSession
from penilaian_api.services.me import profile

router = GuardedRouter("", "Session")


def _trim(text: str | None) -> str | None:
    return text and text.strip()


Text = Annotated[str, AfterValidator(clean_text), AfterValidator(_trim)]
"""A form value as JSON text is read too: composed (NFC) and without blanks at its ends.

Else the same letters would be one password where it is set, and another where one signs in.
"""
Word = Annotated[Text | None, Form(max_length=200)]


@router.post("/token", action=PUBLIC, by_turns=True, responses={401: {}})
def create_token(  # noqa: PLR0913, PLR0917 - the fields of the OAuth2 form
    context: PublicContext,
    grant_type: Annotated[
        str,
        Form(pattern="^(password|refresh_token|client_credentials)$", examples=["password"]),
    ],
    username: Annotated[Word, Form(examples=["198804122011012003"])] = None,
    password: Annotated[Word, Form(examples=["empat perahu menuju pulau"])] = None,
    refresh_token: Word = None,
    client_id: Word = None,
    client_secret: Word = None,
    device: Annotated[Text | None, Form(max_length=60, examples=["Ponsel Siti"])] = None,
    device_secret: Word = None,
) -> TokenOut:
    """Sign in or refresh a token (OAuth 2.0).

    Get an access token and, for people, a refresh token.

    Send `password` with username and password; `refresh_token` with the refresh token of your last
    response, which then is used up; `client_credentials` with client_id and client_secret for
    services. Send the access token as `Authorization: Bearer …` with every other call.

    If the answer to a refresh is lost, send it again within 30 seconds: you get the same tokens.
    With `password`, a name in `device` registers your device: it stays signed in for 90 days
    instead of 12 hours, unless your agency's installation says otherwise. `GET /v1/me/sessions`
    lists where you are signed in, and `POST /v1/me/sessions/{session_id}/end` ends it.

    Keep the `device_secret` of your first response on the device and send it with later sign-ins:
    then nobody who guesses at your password slows you down. Without it, tries after many that
    failed take two seconds longer.
    """
    if grant_type == "refresh_token":
        return _refresh(context, _require("refresh_token", refresh_token))
    lifetime = context.app.device_lifetime if device else context.app.refresh_lifetime
    if grant_type == "password":
        login, secret = _require("username", username), _require("password", password)
        kind = AccountKind.PERSON
    else:
        login, secret = _require("client_id", client_id), _require("client_secret", client_secret)
        kind, lifetime, device = AccountKind.SERVICE, context.app.tokens.lifetime, None
    known = context.take_turn(login, device_secret)
    opened = sessions.sign_in(context.sign_in, login, secret, kind, lifetime, device or None)
    return _to_response(context, opened, context.app.devices.issue(login, known))


@router.post("/token/revoke", action=PUBLIC)
def revoke_token(
    context: PublicContext,
    token: Annotated[
        Text, Form(min_length=1, max_length=200, examples=["01970000.RbX4nQ8sVw2mTzL6"])
    ],
) -> Done:
    """Revoke a refresh token.

    Sign out with your refresh token: all tokens of that session end with the next request.
    """
    refresh_tokens.revoke(context.sign_in, token)
    return Done()


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
def list_access_trail(page: Page, work: Work) -> AccessTrailPage:
    """List accesses to records about you.

    List who changed or read records about you, and when (UU PDP art. 31-32).
    """
    rows = profile.trail(work, page.after, page.limit)
    return page.answer(AccessTrailPage, rows, AccessTrailItem.model_validate)


@router.get("/me/data", action=Action.ME_DATA)
def get_my_data(work: Work) -> MyData:
    """Download all records about you.

    Download everything that is stored about you, as one document (UU PDP art. 32).
    """
    return MyData(records=profile.data(work))


def _require(field: str, value: str | None) -> str:
    if not value:
        raise InvalidDataError("invalid_input", faults=[Fault(f"/{field}", "required")])
    return value


def _refresh(context: PublicContext, token: str) -> TokenOut:
    pair = context.exchange(token)
    return TokenOut(
        access_token=pair.access_token,
        expires_in=int(context.app.tokens.lifetime.total_seconds()) - pair.age,
        refresh_token=pair.refresh_token,
    )


def _to_response(context: PublicContext, opened: OpenedSession, device_secret: str) -> TokenOut:
    tokens = context.app.tokens
    return TokenOut(
        access_token=tokens.issue(opened.agency_id, opened.account_id, opened.session_id),
        expires_in=int(tokens.lifetime.total_seconds()),
        refresh_token=opened.refresh_token,
        device_secret=device_secret,
    )
