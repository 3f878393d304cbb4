"""Decide what to send, and what to do with what comes back: tokens, retries, versions, keys.

It knows no connection: its generators yield what is to be done (`Send`, `Pause`) and are resumed
with what came of it, so that the client that waits and the one that is awaited share one truth
(docs/decisions/0030).
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

import httpx
from pydantic import BaseModel

from penilaian_client._call import Call
from penilaian_client._errors import AuthenticationError, UnreachableError, to_error
from penilaian_client._texts import say
from penilaian_client._tokens import Tokens, TokenStore

DEFAULT_RETRIES: Final = 4
TOKEN_PATH: Final = "/v1/token"  # noqa: S105 - an address
_BUSY_STATUSES: Final = frozenset({429, 503})
_PROXY_STATUSES: Final = frozenset({502, 504})


@dataclass(frozen=True, slots=True)
class Send:
    """Send a request; the body of a good answer goes to the file *to*, if one is named."""

    request: httpx.Request
    to: Path | None = None


@dataclass(frozen=True, slots=True)
class Pause:
    """Wait for so many seconds."""

    seconds: float


Steps = Generator[Send | Pause, httpx.Response | None, httpx.Response]


@dataclass(frozen=True, slots=True)
class Credentials:
    """Hold what a caller signs in with: the fields of a grant, or none of somebody anonymous."""

    grant: Mapping[str, str] | None

    @classmethod
    def of(
        cls,
        login: str | None,
        password: str | None,
        client_id: str | None,
        client_secret: str | None,
        device: str | None = None,
    ) -> "Credentials":
        """Choose the grant: a service's where *client_id* is given, else a person's."""
        if client_id is not None:
            return cls(
                {
                    "grant_type": "client_credentials",
                    "client_id": client_id,
                    "client_secret": client_secret or "",
                }
            )
        if login is None:
            return cls(None)
        grant = {"grant_type": "password", "username": login, "password": password or ""}
        return cls(grant | ({"device": device} if device else {}))


class Session:
    """Tell the steps of each call, for one caller of one service."""

    def __init__(
        self,
        http: httpx.Client | httpx.AsyncClient,
        credentials: Credentials,
        store: TokenStore,
        retries: int,
    ) -> None:
        self._http = http
        self._credentials = credentials
        self._store = store
        self._retries = retries
        self.tokens = store.load()

    @property
    def is_anonymous(self) -> bool:
        """Whether nobody signs in."""
        return self._credentials.grant is None and self.tokens is None

    def needs_token(self, refused: Tokens | None = None) -> bool:
        """Tell whether to sign in first: there is no token, it lapsed, or it was *refused*."""
        if self.is_anonymous:
            return False
        return self.tokens is None or self.tokens is refused or not self.tokens.holds()

    def steps_of_sign_in(self, refused: Tokens | None = None) -> Steps:
        """Refresh the token, or sign in where that is not possible (any more)."""
        self._adopt_stored()
        if not self.needs_token(refused):
            return httpx.Response(httpx.codes.OK)
        before = self.tokens
        if before is not None and before.refresh_token is not None:
            form = {"grant_type": "refresh_token", "refresh_token": before.refresh_token}
            try:
                return (yield from self._request_tokens(form, before))
            except AuthenticationError:
                if self._credentials.grant is None:
                    self._keep(None)
                    raise
        if self._credentials.grant is None:
            self._keep(None)
            raise AuthenticationError({"status": 401, "code": "no_valid_token"})
        form = dict(self._credentials.grant)
        if before is not None and before.device_secret is not None:
            form["device_secret"] = before.device_secret
        return (yield from self._request_tokens(form, before))

    def steps_of(self, call: Call, to: Path | None = None) -> Steps:
        """Send *call* as often as it takes; the answer may be a refusal."""
        headers = self._build_headers(call)
        retries: int = call.options.get("retries", self._retries)
        attempt = 0
        while True:
            attempt += 1
            is_last = attempt > retries
            request = self._build_request(call, headers)
            try:
                response = yield Send(request, to)
            except httpx.TransportError as failure:
                if is_last or not _may_repeat(call, failure):
                    raise self._connection_error() from failure
                yield Pause(_seconds_to_wait(attempt, None))
                continue
            assert response is not None  # noqa: S101 - a Send is answered by a response
            if is_last or not _asks_to_retry(response, call):
                return response
            yield Pause(_seconds_to_wait(attempt, response.headers.get("retry-after")))

    def read(self, response: httpx.Response, answer: object) -> object:
        """Read a good answer as the model (or the type) that it must be; raise what is none."""
        self.refuse(response)
        if answer is None:
            return None
        try:
            if isinstance(answer, type) and issubclass(answer, BaseModel):
                return answer.model_validate_json(response.content)
            return response.json()
        except ValueError as failure:  # pydantic's own is one, too
            raise self._contract_error() from failure

    @staticmethod
    def refuse(response: httpx.Response) -> None:
        """Raise the error that an answer stands for."""
        if response.is_error:
            raise to_error(response)

    def _request_tokens(self, form: Mapping[str, str], before: Tokens | None) -> Steps:
        response = yield from self._post_form(form)
        self.refuse(response)
        try:
            self._keep(Tokens.from_answer(response.json(), before))
        except (ValueError, KeyError, TypeError, AttributeError) as failure:
            raise self._contract_error() from failure
        return response

    def _post_form(self, form: Mapping[str, str]) -> Steps:
        """Post a form for tokens: only what never arrived, or may be repeated, is sent again."""
        attempt = 0
        while True:
            attempt += 1
            request = self._http.build_request("POST", TOKEN_PATH, data=form)
            try:
                response = yield Send(request)
            except httpx.TransportError as failure:
                if attempt > self._retries or not isinstance(failure, httpx.ConnectError):
                    raise self._connection_error() from failure
                yield Pause(_seconds_to_wait(attempt, None))
                continue
            assert response is not None  # noqa: S101 - a Send is answered by a response
            if attempt > self._retries or not _asks_to_retry(response):
                return response
            yield Pause(_seconds_to_wait(attempt, response.headers.get("retry-after")))

    def _adopt_stored(self) -> None:
        """Take the tokens that another program has stored since: a refresh token holds once."""
        stored = self._store.load()
        if stored is not None and stored != self.tokens:
            self.tokens = stored

    def _keep(self, tokens: Tokens | None) -> None:
        self.tokens = tokens
        self._store.save(tokens)

    def _build_headers(self, call: Call) -> dict[str, str]:
        headers = {name: str(value) for name, value in call.headers.items() if value is not None}
        if self.tokens is not None:
            headers["Authorization"] = f"Bearer {self.tokens.access_token}"
        if call.version is not None:
            headers["If-Match"] = f'"{call.version}"'
        if call.is_keyed and not self.is_anonymous:
            headers["Idempotency-Key"] = call.options.get("idempotency_key") or uuid4().hex
        return headers

    def _build_request(self, call: Call, headers: Mapping[str, str]) -> httpx.Request:
        body = call.body
        if isinstance(body, BaseModel):
            body = body.model_dump(mode="json", exclude_unset=True)
        query = {name: value for name, value in call.query.items() if value is not None}
        timeout: dict[str, Any] = (
            {"timeout": call.options["timeout"]} if "timeout" in call.options else {}
        )
        return self._http.build_request(
            call.method,
            call.path,
            params=query,
            json=body,
            data=call.form,
            files=call.files,
            headers=headers,
            **timeout,
        )

    def _connection_error(self) -> UnreachableError:
        return UnreachableError(say("no_answer", url=str(self._http.base_url)))

    def _contract_error(self) -> UnreachableError:
        return UnreachableError(say("another_service", url=str(self._http.base_url)))


def _asks_to_retry(response: httpx.Response, call: Call | None = None) -> bool:
    """Tell whether to retry: the service is busy, or still at work on the first attempt.

    A proxy that gave up (502, 504) does not say whether the call was done.
    """
    if response.status_code in _BUSY_STATUSES:
        return True
    if call is not None and not _is_repeatable(call):
        return False
    is_conflict = response.status_code == httpx.codes.CONFLICT
    is_at_work = is_conflict and "retry-after" in response.headers
    return is_at_work or response.status_code in _PROXY_STATUSES


def _may_repeat(call: Call, failure: httpx.TransportError) -> bool:
    """Tell whether to send again after a lost connection; a malformed address never answers."""
    if isinstance(failure, httpx.UnsupportedProtocol):
        return False
    return _is_repeatable(call) or isinstance(failure, httpx.ConnectError)


def _is_repeatable(call: Call) -> bool:
    """Tell whether sending a call twice is harmless: reads, what has a key, what has a version.

    A PUT states the whole record.
    """
    return call.method in {"GET", "PUT"} or call.is_keyed or call.version is not None


def _seconds_to_wait(attempt: int, retry_after: str | None) -> float:
    return float(retry_after) if retry_after and retry_after.isdigit() else 0.2 * 2**attempt
