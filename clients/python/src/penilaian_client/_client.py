"""The hand-written half of the client: signing in, retrying, versions, keys, files."""

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
from penilaian_client._errors import NotSignedIn, Unreachable, refusal
from penilaian_client._operations import Operations

M = TypeVar("M", bound=BaseModel)
TRIES: Final = 5
LONGEST_WAIT: Final = 10.0
_PASSING: Final = frozenset({429, 502, 503, 504})


class Client(Operations):
    """Speaks to one service as one caller; use it as a context manager.

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
            verify=_trusted(),
            headers={"Accept-Language": language},
        )
        self._sleep = sleep
        self._token: str | None = None
        self._refresh: str | None = None
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
        """Make *call*, sign in where needed, and give the answer as its model."""
        response = self.send(call)
        if answer is None:
            return None
        try:
            return answer.model_validate_json(response.content)
        except ValidationError as failure:
            raise self._strange() from failure

    def send(self, call: Call) -> httpx.Response:
        """Make *call* and give the raw answer: for files."""
        response = self._tried(call)
        if response.status_code == httpx.codes.UNAUTHORIZED and not self._is_anonymous:
            self._token = None
            response = self._tried(call)
        if response.is_error:
            raise refusal(_problem(response))
        return response

    def _tried(self, call: Call) -> httpx.Response:
        headers = self._headers(call)
        for attempt in range(1, TRIES + 1):
            try:
                response = self._once(call, headers)
            except httpx.TransportError as failure:
                if attempt == TRIES or not (_repeatable(call) and _is_passing(failure)):
                    raise self._silent(failure) from failure
                self._sleep(_pause(attempt, None))
                continue
            if attempt < TRIES and _passes(response) and _repeatable(call):
                self._sleep(_pause(attempt, response.headers.get("retry-after")))
                continue
            return response
        raise Unreachable("No answer.")

    def _headers(self, call: Call) -> dict[str, str]:
        headers = {}
        if not self._is_anonymous:
            headers["Authorization"] = f"Bearer {self._signed_in()}"
        if call.version is not None:
            headers["If-Match"] = f'"{call.version}"'
        if call.method == "POST" and not self._is_anonymous:
            headers["Idempotency-Key"] = uuid4().hex
        return headers

    def _once(self, call: Call, headers: dict[str, str]) -> httpx.Response:
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

    def _signed_in(self) -> str:
        if self._token is None:
            self._token = self._renewed() or self._fresh()
        return self._token

    def _renewed(self) -> str | None:
        if self._refresh is None:
            return None
        token, self._refresh = self._refresh, None
        try:
            return self._granted({"grant_type": "refresh_token", "refresh_token": token})
        except NotSignedIn:
            return None

    def _fresh(self) -> str:
        return self._granted(self._grant)

    def _granted(self, form: dict[str, str]) -> str:
        response = self._asked_for_token(form)
        if response.is_error:
            raise refusal(_problem(response))
        try:
            given = response.json()
            token = str(given["access_token"])
        except (ValueError, KeyError, TypeError) as failure:
            raise self._strange() from failure
        self._refresh = given.get("refresh_token")
        return token

    def _asked_for_token(self, form: dict[str, str]) -> httpx.Response:
        for attempt in range(1, TRIES + 1):
            try:
                response = self._http.post("/v1/token", data=form)
            except httpx.TransportError as failure:
                # Only what never arrived is sent again: a refresh token holds once.
                if attempt == TRIES or not isinstance(failure, httpx.ConnectError):
                    raise self._silent(failure) from failure
                self._sleep(_pause(attempt, None))
                continue
            if attempt == TRIES or not _passes(response):
                return response
            self._sleep(_pause(attempt, response.headers.get("retry-after")))
        raise Unreachable("No answer.")

    def _silent(self, failure: httpx.TransportError) -> Unreachable:
        reason = str(failure) or type(failure).__name__
        return Unreachable(f"{self._http.base_url} does not answer: {reason}")

    def _strange(self) -> Unreachable:
        return Unreachable(
            f"{self._http.base_url} answers otherwise than the contract of this client says: "
            "another service, or another version of it."
        )


@cache
def _trusted() -> ssl.SSLContext:
    """Read the certificates of this machine once: it takes longer than a call."""
    return httpx.create_ssl_context()


def _passes(response: httpx.Response) -> bool:
    if response.status_code in _PASSING:
        return True
    running = response.status_code == httpx.codes.CONFLICT
    return running and "retry-after" in response.headers


def _is_passing(failure: httpx.TransportError) -> bool:
    """Tell whether it may go better later; an address that is none stays none."""
    return not isinstance(failure, httpx.UnsupportedProtocol)


def _repeatable(call: Call) -> bool:
    """Tell whether sending it twice is harmless: reads, keyed POSTs, and what names its version."""
    return call.method in {"GET", "PUT", "POST"} or call.version is not None


def _pause(attempt: int, asked: str | None) -> float:
    wait = float(asked) if asked and asked.isdigit() else 0.2 * 2**attempt
    return min(wait, LONGEST_WAIT)


def _problem(response: httpx.Response) -> dict[str, Any]:
    try:
        problem = response.json()
    except ValueError:
        problem = None
    if not isinstance(problem, dict):
        problem = {"code": "no_problem", "detail": response.text[:200]}
    return {"status": response.status_code, **problem}
