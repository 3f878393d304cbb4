"""The token endpoint as the libraries of others expect it: RFC 6749, 7009, 7517, 8414."""

import json
from base64 import b64encode
from typing import Any, TypeVar, get_args

import jwt
import pytest
import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session as AuthlibSession
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata
from oauthlib.oauth2 import (
    BackendApplicationClient,
    InvalidClientError,
    InvalidGrantError,
    InvalidScopeError,
    LegacyApplicationClient,
)
from requests.adapters import BaseAdapter
from requests.auth import HTTPBasicAuth
from requests_oauthlib import OAuth2Session
from tests.api.account.test_session import PASSWORD, give_password
from tests.serving.client import Api

from penilaian_api.api.transport.oauth import ErrorName
from penilaian_api.api.transport.tokens.access_tokens import AUDIENCE

HOST = "https://penilaian.example"
TOKEN = f"{HOST}/v1/token"
SERVICE = {"client_id": "service@alfa", "client_secret": PASSWORD}
PERSON = {"username": "staff@alfa", "password": PASSWORD}
ASKED_BY = {
    "password": {"grant_type": "password", **PERSON},
    "client_credentials": {"grant_type": "client_credentials", **SERVICE},
}


S = TypeVar("S", bound=requests.Session)


class Within(BaseAdapter):
    """Carries what the library ``requests`` sends to the service of the test."""

    def __init__(self, api: Api) -> None:
        super().__init__()
        self.api = api

    def send(self, request: requests.PreparedRequest, **_: object) -> requests.Response:
        sent = request.body.encode() if isinstance(request.body, str) else request.body
        answer = self.api.http.request(
            request.method, request.path_url, headers=dict(request.headers), content=sent
        )
        response = requests.Response()
        response.status_code, response.request = answer.status_code, request
        response.headers.update(answer.headers)
        response._content = answer.content  # noqa: SLF001 - as its own tests fill it in
        response.url, response.encoding = str(request.url), "utf-8"
        return response

    def close(self) -> None:
        pass


def mounted(session: S, api: Api) -> S:
    session.mount(HOST, Within(api))
    return session


def basic(client_id: str, secret: str) -> dict[str, str]:
    word = b64encode(f"{client_id}:{secret}".encode()).decode()
    return {"Authorization": f"Basic {word}"}


@pytest.fixture(autouse=True)
def _passwords(api: Api) -> None:
    for who in ("staff", "service"):
        give_password(api, who)


@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
def test_o1_authlib_signs_in_a_service_either_way(api: Api, method: str) -> None:
    session = mounted(AuthlibSession(**SERVICE, token_endpoint_auth_method=method), api)
    token = session.fetch_token(TOKEN, grant_type="client_credentials")
    assert token["access_token"]
    assert session.get(f"{HOST}/v1/me").json()["roles"] == ["service"]
    wrong = mounted(AuthlibSession("service@alfa", "wrong", token_endpoint_auth_method=method), api)
    with pytest.raises(OAuthError) as refused:
        wrong.fetch_token(TOKEN, grant_type="client_credentials")
    assert refused.value.error == "invalid_client"
    assert refused.value.description


def test_o1_authlib_signs_in_a_person_and_refreshes(api: Api) -> None:
    session = mounted(AuthlibSession("any-app", token_endpoint_auth_method="none"), api)
    first = session.fetch_token(TOKEN, **PERSON)
    second = session.refresh_token(TOKEN)
    assert second["refresh_token"] != first["refresh_token"]
    assert session.get(f"{HOST}/v1/me").json()["name"] == "Staff Alfa"
    assert session.revoke_token(f"{TOKEN}/revoke", token=second["refresh_token"]).status_code == 200
    with pytest.raises(OAuthError) as refused:
        session.refresh_token(TOKEN, refresh_token=second["refresh_token"])
    assert refused.value.error == "invalid_grant"


@pytest.mark.parametrize("in_form", [True, False])
def test_o1_oauthlib_signs_in_a_service_either_way(api: Api, *, in_form: bool) -> None:
    client = BackendApplicationClient("service@alfa")
    session = mounted(OAuth2Session(client=client), api)
    how: dict[str, Any] = (
        {"client_secret": PASSWORD, "include_client_id": True}
        if in_form
        else {"auth": HTTPBasicAuth("service@alfa", PASSWORD)}
    )
    token = session.fetch_token(TOKEN, **how)
    assert "refresh_token" not in token
    assert session.get(f"{HOST}/v1/me").json()["roles"] == ["service"]
    with pytest.raises(InvalidClientError):
        session.fetch_token(TOKEN, auth=HTTPBasicAuth("service@alfa", "wrong"))
    with pytest.raises(InvalidScopeError):
        session.fetch_token(TOKEN, **how, scope=["no.such"])


def test_o1_a_scope_narrows_the_token_of_a_service(api: Api) -> None:
    """The library refuses an answer with another scope than the one that was asked for."""
    session = mounted(OAuth2Session(client=BackendApplicationClient("service@alfa")), api)
    how = HTTPBasicAuth("service@alfa", PASSWORD)
    token = session.fetch_token(TOKEN, auth=how, scope=["unit_read", "me_read"])
    assert set(token["scope"]) == {"unit_read", "me_read"}
    assert session.get(f"{HOST}/v1/me").json()["scopes"] == ["me_read", "unit_read"]
    assert session.get(f"{HOST}/v1/units").status_code == 200
    assert session.get(f"{HOST}/v1/employees").status_code == 403


def test_o1_oauthlib_signs_in_a_person_and_refreshes(api: Api) -> None:
    client = LegacyApplicationClient("any-app")
    session = mounted(OAuth2Session(client=client), api)
    first = session.fetch_token(TOKEN, **PERSON)
    second = session.refresh_token(TOKEN)
    assert second["access_token"] != first["access_token"]
    assert session.get(f"{HOST}/v1/me").json()["name"] == "Staff Alfa"
    with pytest.raises(InvalidGrantError):
        session.fetch_token(TOKEN, username="staff@alfa", password="wrong")


def test_o1_pyjwt_verifies_a_token_by_the_published_keys(api: Api) -> None:
    metadata = api.get("/.well-known/oauth-authorization-server", who=None).json()
    keys = jwt.PyJWKSet.from_dict(api.get("/.well-known/jwks.json", who=None).json())
    token = api.http.post("/v1/token", data=ASKED_BY["password"]).json()["access_token"]
    key = keys[jwt.get_unverified_header(token)["kid"]]
    claims = jwt.decode(
        token, key, algorithms=[key.algorithm_name], audience=AUDIENCE, issuer=metadata["issuer"]
    )
    assert {"sub", "exp", "iat", "jti", "agency"} <= claims.keys()


def test_o1_the_metadata_is_what_rfc_8414_wants(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api.served.app.context.tokens, "issuer", HOST)
    answer = api.get("/.well-known/oauth-authorization-server", who=None)
    metadata = AuthorizationServerMetadata(answer.json())
    metadata.validate()
    assert metadata["token_endpoint"] == TOKEN
    for name in ("token_endpoint", "jwks_uri", "revocation_endpoint", "service_documentation"):
        path = metadata[name].removeprefix(HOST)
        assert api.get(path, who=None).status_code in {200, 405}, name
    assert set(metadata["grant_types_supported"]) == {
        "password", "refresh_token", "client_credentials",
    }  # fmt: skip


_TEXTS = (
    "a\r\nb",
    "\r\n",
    "a\rb",
    "a\nb",
    "a\x0bb",
    "a\x00b",
    "a\u200fb",
    "a\u2028b",
    "e\u0301" * 40,
)


@pytest.mark.parametrize("text", _TEXTS, ids=ascii)
@pytest.mark.parametrize("path", ["/v1/token", "/v1/token/revoke"])
def test_no_text_in_a_field_of_a_form_fails(api: Api, path: str, text: str) -> None:
    document = api.get("/openapi.json", who=None).json()
    content = document["paths"][path]["post"]["requestBody"]["content"]
    schema = next(iter(content.values()))["schema"]
    name = schema.get("$ref", "").rpartition("/")[2]
    fields = (document["components"]["schemas"][name] if name else schema)["properties"]
    for field in fields:
        for begun in ASKED_BY.values():
            answer = api.http.post(path, data={**begun, field: text})
            assert answer.status_code < 500, (field, answer.text)


@pytest.mark.parametrize("grant", ASKED_BY)
def test_o1_a_token_has_no_null_and_is_kept_nowhere(api: Api, grant: str) -> None:
    answer = api.http.post("/v1/token", data=ASKED_BY[grant])
    assert answer.status_code == 200
    assert None not in answer.json().values()
    assert ("refresh_token" in answer.json()) == (grant == "password")
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["pragma"] == "no-cache"
    scopes = api.call("GET", "/v1/me", who="service").json()["scopes"]
    assert answer.json().get("scope") == (
        " ".join(sorted(scopes)) if grant == "client_credentials" else None
    )


WRONG = {
    "no grant type": ({}, 400, "invalid_request"),
    "an unknown grant type": ({"grant_type": "authorization_code"}, 400, "unsupported_grant_type"),
    "a parameter twice": ("grant_type=password&grant_type=password", 400, "invalid_request"),
    "no username": ({"grant_type": "password", "password": "x"}, 400, "invalid_request"),
    "an empty password": ({**ASKED_BY["password"], "password": ""}, 400, "invalid_request"),
    "a wrong password": ({**ASKED_BY["password"], "password": "x"}, 400, "invalid_grant"),
    "an unknown name": ({**ASKED_BY["password"], "username": "x"}, 400, "invalid_grant"),
    "a service as a person": (
        {"grant_type": "password", "username": "service@alfa", "password": PASSWORD},
        400,
        "invalid_grant",
    ),
    "a scope for a person": ({**ASKED_BY["password"], "scope": "openid"}, 400, "invalid_scope"),
    "no refresh token": ({"grant_type": "refresh_token"}, 400, "invalid_request"),
    "a dead refresh token": (
        {"grant_type": "refresh_token", "refresh_token": "0" * 32 + ".x"},
        400,
        "invalid_grant",
    ),
    "no client": ({"grant_type": "client_credentials"}, 401, "invalid_client"),
    "half a client": (
        {"grant_type": "client_credentials", "client_id": "service@alfa"},
        401,
        "invalid_client",
    ),
    "a wrong secret": (
        {**ASKED_BY["client_credentials"], "client_secret": "x"},
        401,
        "invalid_client",
    ),
    "a person as a client": (
        {"grant_type": "client_credentials", "client_id": "staff@alfa", "client_secret": PASSWORD},
        401,
        "invalid_client",
    ),
    "an unknown scope": (
        {**ASKED_BY["client_credentials"], "scope": "no.such"},
        400,
        "invalid_scope",
    ),
    "control signs": ({**ASKED_BY["password"], "username": "a\x00b"}, 400, "invalid_request"),
    "too long a name": ({**ASKED_BY["password"], "username": "x" * 201}, 400, "invalid_request"),
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("case", WRONG)
def test_o1_each_refusal_is_an_error_of_oauth_and_a_problem(
    api: Api, case: str, language: str
) -> None:
    form, status, error = WRONG[case]
    how = {"content": form} if isinstance(form, str) else {"data": form}
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Accept-Language": language}
    answer = api.http.post("/v1/token", headers=headers, **how)
    assert (answer.status_code, answer.json()["error"]) == (status, error), answer.text
    hold_to_rfc_6749(answer)
    body = answer.json()
    assert body["status"] == status
    assert {"type", "title", "detail", "code", "instance", "errors"} <= body.keys()
    assert body["language"] == language


def hold_to_rfc_6749(answer: Any) -> None:
    body = answer.json()
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["pragma"] == "no-cache"
    assert body["error"] in get_args(ErrorName)
    allowed = {*range(0x20, 0x22), *range(0x23, 0x5C), *range(0x5D, 0x7F)}
    assert body["error_description"]
    assert set(map(ord, body["error_description"])) <= allowed
    assert None not in body.values()
    challenge = answer.headers.get("www-authenticate", "")
    assert challenge.startswith("Basic realm=") == (body["error"] == "invalid_client")


@pytest.mark.parametrize(
    ("sent", "status", "error"),
    [
        ({"headers": basic("service@alfa", PASSWORD)}, 200, None),
        ({"headers": basic("service%40alfa", PASSWORD.replace(" ", "+"))}, 200, None),
        ({"headers": basic("service@alfa", "wrong")}, 401, "invalid_client"),
        ({"headers": basic("service@alfa", "")}, 401, "invalid_client"),
        ({"headers": basic("", "")}, 401, "invalid_client"),
        ({"headers": basic("a\x00b", "x")}, 401, "invalid_client"),
        ({"headers": basic("x" * 201, "x")}, 401, "invalid_client"),
        ({"headers": {"Authorization": "Basic %%%"}}, 401, "invalid_client"),
        ({"headers": {"Authorization": "Basic"}}, 401, "invalid_client"),
        ({"headers": {"Authorization": "Basic bm9jb2xvbg=="}}, 401, "invalid_client"),
        ({"headers": {"Authorization": "Basic /////w=="}}, 401, "invalid_client"),
        (
            {"headers": basic("service@alfa", PASSWORD), "data": {"client_id": "service@alfa"}},
            200,
            None,
        ),
        ({"headers": basic("service@alfa", PASSWORD), "data": SERVICE}, 400, "invalid_request"),
        (
            {"headers": basic("service@alfa", PASSWORD), "data": {"client_id": "other"}},
            400,
            "invalid_request",
        ),
    ],
)
def test_o1_a_client_shows_itself_by_http_basic(
    api: Api, sent: dict[str, Any], status: int, error: str | None
) -> None:
    form = {"grant_type": "client_credentials", **sent.get("data", {})}
    answer = api.http.post("/v1/token", data=form, headers=sent["headers"])
    assert answer.status_code == status, answer.text
    if error is not None:
        assert answer.json()["error"] == error
        hold_to_rfc_6749(answer)


def test_o1_what_the_docs_page_sends_signs_in(api: Api) -> None:
    """Swagger UI shows an empty client, and an empty scope."""
    form = {**ASKED_BY["password"], "scope": ""}
    headers = {**basic("undefined", "undefined"), "X-Requested-With": "XMLHttpRequest"}
    assert api.http.post("/v1/token", data=form, headers=headers).status_code == 200
    contract = api.served.app.app.openapi()
    flows = contract["components"]["securitySchemes"]["sign_in"]["flows"]
    assert all(flow["tokenUrl"] == "/v1/token" for flow in flows.values())
    assert {"sign_in": []} in contract["paths"]["/v1/me"]["get"]["security"]


def test_o1_revoking_an_access_token_is_told_to_be_another_kind(api: Api) -> None:
    token = api.http.post("/v1/token", data=ASKED_BY["password"]).json()["access_token"]
    answer = api.http.post("/v1/token/revoke", data={"token": token})
    assert (answer.status_code, answer.json()["error"]) == (400, "unsupported_token_type")
    hold_to_rfc_6749(answer)
    unknown = {"token": "nobody.has.this", "token_type_hint": "access_token"}
    assert api.http.post("/v1/token/revoke", data=unknown).status_code == 200


@pytest.mark.parametrize(
    ("how", "status"),
    [
        ({"json": {"grant_type": "password"}}, 415),
        ({"data": {"x": "y" * 20_000}}, 413),
    ],
)
def test_o1_what_never_reaches_the_endpoint_is_an_error_of_oauth_too(
    api: Api, how: dict[str, Any], status: int
) -> None:
    answer = api.http.post("/v1/token", **how)
    assert answer.status_code == status
    assert json.loads(answer.text)["error"] == "invalid_request"
    hold_to_rfc_6749(answer)
