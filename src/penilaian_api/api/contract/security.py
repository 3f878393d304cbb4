"""Say in the contract how a caller shows who they are: by a token, and how to get one."""

from typing import Any, Final

from penilaian_api.api.transport import oauth
from penilaian_api.domain.access.authorization import usable_scopes

SCHEMES: Final[dict[str, Any]] = {
    "token": {
        "type": "http",
        "scheme": "bearer",
        "bearerFormat": "JWT",
        "description": "The `access_token` that `POST /v1/token` returns.",
    },
    "sign_in": {
        "type": "oauth2",
        "description": "Sign in here: people with login and password, services with client_id and "
        "client_secret. People leave client_id and client_secret empty.",
        "flows": {
            "password": {"tokenUrl": oauth.TOKEN, "refreshUrl": oauth.TOKEN, "scopes": {}},
            "clientCredentials": {
                "tokenUrl": oauth.TOKEN,
                "scopes": {
                    scope: f"The action `{scope}`."
                    for scope in sorted(usable_scopes(is_bound=False))
                },
            },
        },
    },
    "client": {
        "type": "http",
        "scheme": "basic",
        "description": "`client_id` and `client_secret` of a service, instead of in the form.",
    },
}
"""The ways of showing who one is."""


def of(path: str, *, is_public: bool) -> list[dict[str, list[str]]]:
    """List the ways that are open at a *path*; an empty one needs nothing."""
    if path == oauth.TOKEN:
        return [{}, {"client": []}]
    return [] if is_public else [{"token": []}, {"sign_in": []}]
