"""Cycles through the API: a year as it is stated, its scheme, a period that is opened."""

from typing import Any

from tests.serving.client import Api

SCHEME = {"key": "mataram"}
Q1: dict[str, Any] = {
    "key": "q1",
    "kind": "quarter",
    "starts_on": "2026-01-01",
    "ends_on": "2026-03-31",
    "rate_from": "2026-03-25",
    "rate_until": "2026-04-15",
    "scheme": SCHEME,
}
Q2: dict[str, Any] = {
    "key": "q2",
    "kind": "quarter",
    "starts_on": "2026-04-01",
    "ends_on": "2026-06-30",
    "rate_from": "2026-06-25",
    "rate_until": "2026-07-15",
    "scheme": SCHEME,
}
YEAR: dict[str, Any] = {
    "key": "year",
    "kind": "year",
    "starts_on": "2026-01-01",
    "ends_on": "2026-12-31",
    "rate_from": "2026-12-15",
    "rate_until": "2027-01-15",
    "scheme": SCHEME,
}


def cycle(**changes: Any) -> dict[str, Any]:
    """Say a whole cycle of 2026, with what differs."""
    return {
        "name": "Kinerja 2026",
        "year": 2026,
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
        "plans_due_on": "2026-01-31",
        "periods": [Q1, Q2, YEAR],
        **changes,
    }


def adopt(api: Api, key: str = "mataram", agency: str = "alfa") -> dict[str, Any]:
    """Adopt a shipped scheme."""
    answer = api.post(f"/v1/schemes/{key}/adopt", who="admin", agency=agency)
    assert answer.status_code == 200, answer.text
    return answer.json()


def state(api: Api, name: str = "2026", agency: str = "alfa", **changes: Any) -> dict[str, Any]:
    """State a cycle with the schemes it needs, and give it back."""
    body = cycle(**changes)
    for key in {period["scheme"]["key"] for period in body["periods"]}:
        adopt(api, key, agency)
    answer = api.put(f"/v1/cycles/{name}", body, who="admin", agency=agency)
    assert answer.status_code == 200, answer.text
    return answer.json()["cycle"]


def begin(api: Api, period: dict[str, Any], agency: str = "alfa") -> dict[str, Any]:
    """Open a period, its gates waived."""
    how = {"who": "admin", "agency": agency}
    for gate in ("socialisation", "indicators", "organization"):
        path = f"/v1/periods/{period['id']}/gates/{gate}/waive"
        answer = api.post(path, {"reason": "Not needed in this test"}, **how)
        assert answer.status_code == 200, answer.text
    version = answer.json()["version"]
    answer = api.post(f"/v1/periods/{period['id']}/open", version=version, **how)
    assert answer.status_code == 200, answer.text
    return answer.json()
