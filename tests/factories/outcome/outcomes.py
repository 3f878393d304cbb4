"""Outcomes of units through the API: stated, with values, and the lines that serve them."""

from typing import Any

from httpx2 import Response

from tests.factories.organization import expect
from tests.serving.client import Api

LITERACY: dict[str, Any] = {
    "name": "Siswa yang lulus ujian literasi",
    "unit_code": "DINAS",
    "measured_in": "persen",
    "is_public_service": True,
}


def put(api: Api, key: str = "literasi", *, who: str = "admin", **changes: Any) -> Response:
    """State an outcome."""
    return api.put(f"/v1/service-outcomes/{key}", {**LITERACY, **changes}, who=who)


def stated(api: Api, key: str = "literasi", **changes: Any) -> dict[str, Any]:
    """State an outcome, and give it back."""
    return expect(put(api, key, **changes), 200)


def value(month: int, number: object, year: int = 2025, **changes: Any) -> dict[str, Any]:
    """State the value of one month, by its first 28 days."""
    return {
        "starts_on": f"{year}-{month:02}-01",
        "ends_on": f"{year}-{month:02}-28",
        "value": str(number),
        "source": "Ujian literasi",
        **changes,
    }


def post(
    api: Api, *items: dict[str, Any], key: str = "literasi", query: str = "", who: str = "admin"
) -> Response:
    """Record values of an outcome."""
    path = f"/v1/service-outcomes/{key}/values{query}"
    return api.post(path, {"items": list(items)}, who=who)


def posted(api: Api, *items: dict[str, Any], key: str = "literasi") -> dict[str, Any]:
    """Record values of an outcome, and give them back."""
    return expect(post(api, *items, key=key), 200)


def series(api: Api, query: str = "", key: str = "literasi", who: str = "staff") -> list[Any]:
    """List the values of an outcome."""
    answer = api.get(f"/v1/outcome-values?outcome_key={key}{query}", who=who)
    return expect(answer, 200)["items"]
