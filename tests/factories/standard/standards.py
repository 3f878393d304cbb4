"""Standards of positions through the API: shipped ones adopted, own ones drafted and activated."""

from typing import Any

from tests.factories.organization import expect
from tests.serving.client import Api

AREAS: list[dict[str, Any]] = [
    {
        "key": "service",
        "label": {"id": "Pelayanan loket", "en": "Service at the counter"},
        "is_mandatory": True,
    },
    {
        "key": "archive",
        "label": {"id": "Arsip berkas", "en": "Archive of files"},
        "is_mandatory": False,
    },
]


def content(key: str = "counter", **changes: Any) -> dict[str, Any]:
    """State a standard of one's own, for the holders of STAFF."""
    return {
        "key": key,
        "title": {"id": "Standar petugas loket", "en": "Standard of counter staff"},
        "source": "Keputusan Kepala Dinas 14/2026",
        "serves": {"position_codes": ["STAFF"]},
        "expectations": [{"id": "Warga dilayani ramah", "en": "People are served kindly"}],
        "areas": AREAS,
        **changes,
    }


def drafted(
    api: Api, key: str = "counter", starts_on: str = "2026-01-01", **changes: Any
) -> dict[str, Any]:
    """Draft a standard of one's own."""
    body = {"standard": content(key, **changes), "starts_on": starts_on}
    return expect(api.post("/v1/standards", body, who="admin"))


def activated(
    api: Api, key: str = "counter", starts_on: str = "2026-01-01", **changes: Any
) -> dict[str, Any]:
    """Draft a standard of one's own, and let it apply."""
    standard = drafted(api, key, starts_on, **changes)
    path = f"/v1/standards/{standard['id']}/activate"
    return expect(api.post(path, who="admin", version=standard["version"]), 200)


def adopted(
    api: Api, key: str = "teacher", starts_on: str = "2026-01-01", post: str = "STAFF"
) -> dict[str, Any]:
    """Adopt a shipped standard for one position."""
    body = {"starts_on": starts_on, "serves": {"position_codes": [post]}}
    return expect(api.post(f"/v1/standards/{key}/adopt", body, who="admin"), 200)
