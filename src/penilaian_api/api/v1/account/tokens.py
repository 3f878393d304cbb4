"""Serve the token endpoint of OAuth 2.0: sign in, refresh, sign out (RFC 6749, RFC 7009)."""

from typing import Annotated

from fastapi import Form
from pydantic import AfterValidator

from penilaian_api.api.routing.endpoints.public import PUBLIC
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import PublicContext
from penilaian_api.api.transport import oauth
from penilaian_api.api.transport.json_reader import clean_text
from penilaian_api.api.transport.oauth import ClientRefusedError, Grant
from penilaian_api.api.transport.tokens.client_authentication import Client, ClientByHeader
from penilaian_api.api.v1.account.schemas.session import TokenOut
from penilaian_api.api.v1.shared.shapes import Done
from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.errors import Fault, InvalidDataError, UnauthenticatedError
from penilaian_api.services.account import refresh_tokens, sessions
from penilaian_api.services.account.sessions import OpenedSession

router = GuardedRouter("", "Session")


def _trim(text: str | None) -> str | None:
    return text and text.strip()


Text = Annotated[str, AfterValidator(clean_text), AfterValidator(_trim)]
"""A form value as JSON text is read too: composed (NFC) and without blanks at its ends.

Else the same letters would be one password where it is set, and another where one signs in.
"""
Word = Annotated[Text | None, Form(max_length=200)]


@router.post("/token", action=PUBLIC, by_turns=True, responses={401: {}}, headers=oauth.HEADERS)
def create_token(  # noqa: PLR0913, PLR0917 - the fields of the OAuth2 form
    context: PublicContext,
    client: ClientByHeader,
    grant_type: Annotated[Grant, Form(examples=["password"])],
    username: Annotated[Word, Form(examples=["198804122011012003"])] = None,
    password: Annotated[Word, Form(examples=["empat perahu menuju pulau"])] = None,
    refresh_token: Word = None,
    client_id: Word = None,
    client_secret: Word = None,
    scope: Annotated[Text | None, Form(max_length=4_000)] = None,
    device: Annotated[Text | None, Form(max_length=60, examples=["Ponsel Siti"])] = None,
    device_secret: Word = None,
) -> TokenOut:
    """Sign in or refresh a token (OAuth 2.0).

    Get an access token and, for people, a refresh token.

    Send `password` with username and password; `refresh_token` with the refresh token of your last
    response, which then is used up; `client_credentials` for services, with client_id and
    client_secret in the form or in the header `Authorization: Basic`; a `scope` that names less
    than the service may do narrows the token to it. Send the access token as
    `Authorization: Bearer …` with every other call. Errors are those of RFC 6749 (`error`,
    `error_description`), with our `code` and all that problems have beside them.

    If the answer to a refresh is lost, send it again within 30 seconds: you get the same tokens.
    With `password`, a name in `device` registers your device: it stays signed in for 90 days
    instead of 12 hours, unless your agency's installation says otherwise. `GET /v1/me/sessions`
    lists where you are signed in, and `POST /v1/me/sessions/{session_id}/end` ends it.

    Keep the `device_secret` of your first response on the device and send it with later sign-ins:
    then nobody who guesses at your password slows you down. Without it, tries after many that
    failed take two seconds longer.
    """
    if grant_type == "client_credentials":
        client = _require_client(client, client_id, client_secret)
        return _sign_in_service(context, client, frozenset((scope or "").split()), device_secret)
    if scope:
        raise InvalidDataError.at_pointer("/scope", "scope_of_services")
    if grant_type == "refresh_token":
        return _refresh(context, _require("refresh_token", refresh_token))
    login, secret = _require("username", username), _require("password", password)
    lifetime = context.app.device_lifetime if device else context.app.refresh_lifetime
    known = context.take_turn(login, device_secret)
    opened = sessions.sign_in(
        context.sign_in, login, secret, AccountKind.PERSON, lifetime, device or None
    )
    return _to_response(context, opened, context.app.devices.issue(login, known))


@router.post("/token/revoke", action=PUBLIC, headers=oauth.HEADERS)
def revoke_token(
    context: PublicContext,
    token: Annotated[
        Text, Form(min_length=1, max_length=4_096, examples=["01970000.RbX4nQ8sVw2mTzL6"])
    ],
) -> Done:
    """Revoke a refresh token.

    Sign out with your refresh token: all tokens of that session end with the next request.
    """
    if context.app.tokens.verify(token) is not None:
        faults = [Fault("/token", "access_token_given")]
        raise InvalidDataError("invalid_input", faults=faults)
    refresh_tokens.revoke(context.sign_in, token)
    return Done()


def _require(field: str, value: str | None) -> str:
    if not value:
        raise InvalidDataError.at_pointer(f"/{field}", "required")
    return value


def _require_client(client: Client | None, client_id: str | None, secret: str | None) -> Client:
    """Take the client from its header or from the form, but not from both (RFC 6749, 2.3)."""
    if client is None:
        if client_id and secret:
            return Client(client_id, secret)
        sent = {"/client_id": client_id, "/client_secret": secret}
        faults = [Fault(pointer, "required") for pointer, value in sent.items() if not value]
        raise ClientRefusedError("client_missing", faults=faults)
    if secret or client_id not in {None, client.client_id}:
        raise InvalidDataError.at_pointer("/client_id", "client_twice")
    return client


def _sign_in_service(
    context: PublicContext, client: Client, scopes: frozenset[str], device_secret: str | None
) -> TokenOut:
    """Sign in a service; what is refused to it is refused to a client."""
    login, lifetime = client.client_id, context.app.tokens.lifetime
    known = context.take_turn(login, device_secret)
    try:
        opened = sessions.sign_in(
            context.sign_in, login, client.secret, AccountKind.SERVICE, lifetime, scopes=scopes
        )
    except UnauthenticatedError as refused:
        raise ClientRefusedError(refused.code) from None
    return _to_response(context, opened, context.app.devices.issue(login, known))


def _refresh(context: PublicContext, token: str) -> TokenOut:
    pair = context.exchange(token)
    return TokenOut(
        access_token=pair.access_token,
        expires_in=int(context.app.tokens.lifetime.total_seconds()) - pair.age,
        refresh_token=pair.refresh_token,
    )


def _to_response(context: PublicContext, opened: OpenedSession, device_secret: str) -> TokenOut:
    tokens, narrowed = context.app.tokens, " ".join(opened.narrowed_to)
    return TokenOut(
        access_token=tokens.issue(opened.agency_id, opened.account_id, opened.session_id, narrowed),
        expires_in=int(tokens.lifetime.total_seconds()),
        refresh_token=opened.refresh_token,
        scope=narrowed or " ".join(opened.scopes) or None,
        device_secret=device_secret,
    )
