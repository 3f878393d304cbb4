"""Sign in, refresh the token, retry, and send versions, idempotency keys and files."""

import ssl
import time
from collections.abc import Callable
from functools import cache
from types import TracebackType
from typing import Any, Final, Self, TypeVar
from uuid import uuid4

import httpx
from pydantic import BaseModel, ValidationError

from penilaian_client._call import Call
from penilaian_client._errors import AuthenticationError, UnreachableError, to_error
from penilaian_client._operations import Operations

M = TypeVar("M", bound=BaseModel)
MAX_ATTEMPTS: Final = 5
MAX_WAIT: Final = 10.0
"""The longest pause between two attempts, in seconds."""
_TEMPORARY_STATUSES: Final = frozenset({429, 502, 503, 504})


class Client(Operations):
    """Call one service as one caller; use it as a context manager.

    A person signs in with *login* and *password*, a service with *client_id* and *client_secret*.
    Every POST carries an idempotency key of its own, so that a call that was cut off is sent again
    without a second effect.
    """

    def __init__(  # noqa: PLR0913 - each is a way to sign in or a setting of the transport
        self,
        base_url: str,
        *,
        login: str | None = None,
        password: str | None = None,
        client_id: str | None = None,
        client_secret: str | None = None,
        language: str = "id",
        timeout: float = 60.0,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._http = httpx.Client(
            base_url=base_url,
            timeout=timeout,
            transport=transport,
            verify=_load_certificates(),
            headers={"Accept-Language": language},
        )
        self._sleep = sleep
        self._token: str | None = None
        self._refresh_token: str | None = None
        if client_id is not None:
            self._grant = {
                "grant_type": "client_credentials",
                "client_id": client_id,
                "client_secret": client_secret or "",
            }
        else:
            self._grant = {
                "grant_type": "password",
                "username": login or "",
                "password": password or "",
            }
        self._is_anonymous = client_id is None and login is None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def call(self, call: Call, answer: type[M] | None) -> Any:  # noqa: ANN401 - M, or nothing
        """Make *call*, sign in where needed, and return its answer as the model."""
        response = self.send(call)
        if answer is None:
            return None
        try:
            return answer.model_validate_json(response.content)
        except ValidationError as failure:
            raise self._contract_error() from failure

    def send(self, call: Call) -> httpx.Response:
        """Make *call*, and return the raw response: for files."""
        response = self._send_with_retries(call)
        if response.status_code == httpx.codes.UNAUTHORIZED and not self._is_anonymous:
            self._token = None
            response = self._send_with_retries(call)
        if response.is_error:
            raise to_error(_read_problem(response))
        return response

    def _send_with_retries(self, call: Call) -> httpx.Response:
        headers = self._build_headers(call)
        for attempt in range(1, MAX_ATTEMPTS + 1):
            try:
                response = self._send_once(call, headers)
            except httpx.TransportError as failure:
                if attempt == MAX_ATTEMPTS or not (_is_repeatable(call) and _is_temporary(failure)):
                    raise self._connection_error(failure) from failure
                self._sleep(_seconds_to_wait(attempt, None))
                continue
            if attempt < MAX_ATTEMPTS and _asks_to_retry(response) and _is_repeatable(call):
                self._sleep(_seconds_to_wait(attempt, response.headers.get("retry-after")))
                continue
            return response
        raise UnreachableError("No answer.")

    def _build_headers(self, call: Call) -> dict[str, str]:
        headers = {}
        if not self._is_anonymous:
            headers["Authorization"] = f"Bearer {self._get_token()}"
        if call.version is not None:
            headers["If-Match"] = f'"{call.version}"'
        if call.method == "POST" and not self._is_anonymous:
            headers["Idempotency-Key"] = uuid4().hex
        return headers

    def _send_once(self, call: Call, headers: dict[str, str]) -> httpx.Response:
        body = call.body
        if isinstance(body, BaseModel):
            body = body.model_dump(mode="json", exclude_unset=True)
        query = {name: value for name, value in (call.query or {}).items() if value is not None}
        return self._http.request(
            call.method,
            call.path,
            params=query,
            json=body,
            data=call.form,
            files=call.files,
            headers=headers,
        )

    def _get_token(self) -> str:
        if self._token is None:
            self._token = self._refresh_access_token() or self._request_token(self._grant)
        return self._token

    def _refresh_access_token(self) -> str | None:
        if self._refresh_token is None:
            return None
        token, self._refresh_token = self._refresh_token, None
        try:
            return self._request_token({"grant_type": "refresh_token", "refresh_token": token})
        except AuthenticationError:
            return None

    def _request_token(self, form: dict[str, str]) -> str:
        response = self._post_token_form(form)
        if response.is_error:
            raise to_error(_read_problem(response))
        try:
            answer = response.json()
            token = str(answer["access_token"])
        except (ValueError, KeyError, TypeError) as failure:
            raise self._contract_error() from failure
        self._refresh_token = answer.get("refresh_token")
        return token

    def _post_token_form(self, form: dict[str, str]) -> httpx.Response:
        for attempt in range(1, MAX_ATTEMPTS + 1):
            try:
                response = self._http.post("/v1/token", data=form)
            except httpx.TransportError as failure:
                # Only what never arrived is sent again: a refresh token can be used once.
                if attempt == MAX_ATTEMPTS or not isinstance(failure, httpx.ConnectError):
                    raise self._connection_error(failure) from failure
                self._sleep(_seconds_to_wait(attempt, None))
                continue
            if attempt == MAX_ATTEMPTS or not _asks_to_retry(response):
                return response
            self._sleep(_seconds_to_wait(attempt, response.headers.get("retry-after")))
        raise UnreachableError("No answer.")

    def _connection_error(self, failure: httpx.TransportError) -> UnreachableError:
        reason = str(failure) or type(failure).__name__
        return UnreachableError(f"{self._http.base_url} does not answer: {reason}")

    def _contract_error(self) -> UnreachableError:
        return UnreachableError(
            f"{self._http.base_url} does not follow the contract of this client: "
            "another service, or another version of it."
        )


@cache
def _load_certificates() -> ssl.SSLContext:
    """Load the certificates of this machine, once: it takes longer than a call."""
    return httpx.create_ssl_context()


def _asks_to_retry(response: httpx.Response) -> bool:
    """Tell whether to retry: the service is busy, or still at work on the first attempt."""
    if response.status_code in _TEMPORARY_STATUSES:
        return True
    is_conflict = response.status_code == httpx.codes.CONFLICT
    return is_conflict and "retry-after" in response.headers


def _is_temporary(failure: httpx.TransportError) -> bool:
    """Tell whether a failed connection may succeed later; a malformed address never does."""
    return not isinstance(failure, httpx.UnsupportedProtocol)


def _is_repeatable(call: Call) -> bool:
    """Tell whether sending a call twice is harmless: reads, POSTs with a key, calls with a version.

    A PUT states the whole record.
    """
    return call.method in {"GET", "PUT", "POST"} or call.version is not None


def _seconds_to_wait(attempt: int, retry_after: str | None) -> float:
    seconds = float(retry_after) if retry_after and retry_after.isdigit() else 0.2 * 2**attempt
    return min(seconds, MAX_WAIT)


def _read_problem(response: httpx.Response) -> dict[str, Any]:
    try:
        problem = response.json()
    except ValueError:
        problem = None
    if not isinstance(problem, dict):
        problem = {"code": "no_problem", "detail": response.text[:200]}
    return {"status": response.status_code, **problem}
