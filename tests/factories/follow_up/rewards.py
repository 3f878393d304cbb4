"""Rewards and their publication through the API."""

from typing import Any

from httpx2 import Response

from tests.factories.follow_up.decisions import record
from tests.factories.organization import expect
from tests.serving.client import Api

STATEMENT = "Melayani 96 aduan warga tanpa keluhan ulang sepanjang Maret."


def rewarded(api: Api, who: str = "sup", **more: Any) -> dict[str, Any]:
    """Record a reward of staff, or what differs."""
    return expect(record(api, who, **{"purpose": "reward", **more}))


def asked(
    api: Api, decision: dict[str, Any], who: str = "sup", statement: str = STATEMENT
) -> dict[str, Any]:
    """Ask whether a reward may be published."""
    path = f"/v1/decisions/{decision['id']}/publish"
    return expect(api.post(path, {"statement": statement}, who=who))


def answer(
    api: Api, publication: dict[str, Any], name: str, who: str = "staff", **how: Any
) -> Response:
    """Consent or withdraw at the newest version."""
    path = f"/v1/publications/{publication['id']}"
    own = api.get(path, who="staff" if who == "staff" else "stranger")
    version = own.json().get("version", publication["version"])
    return api.post(f"{path}/{name}", who=who, version=version, **how)
