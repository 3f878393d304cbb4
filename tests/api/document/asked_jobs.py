"""Ask for document jobs, and read what became of them."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

from tests.factories import evaluations
from tests.factories.organization import expect
from tests.serving.client import Api


def three(api: Api) -> dict[str, Any]:
    """Deliver the results of two people, and leave the evaluation of a third open."""
    made = evaluations.opened(api, who=("staff", "peer", "stranger"))
    for who in ("staff", "stranger"):
        leader, body = evaluations.LEADERS[who], evaluations.assessment(made["plans"][who])
        rated = evaluations.step(api, made["evaluations"][who], "rate", leader, body)
        final = evaluations.step(api, rated, "finalize", leader)
        made["evaluations"][who] = evaluations.step(api, final, "deliver", leader)
    return made


def asked(made: dict[str, Any], **changes: Any) -> dict[str, Any]:
    period_id = made["period"]["id"]
    return {"period_id": period_id, "unit_code": "DINAS", "kind": "documents", **changes}


def start(api: Api, made: dict[str, Any], who: str = "admin", **changes: Any) -> dict[str, Any]:
    return expect(api.post("/v1/document-jobs", asked(made, **changes), who=who))


def seen(api: Api, job: dict[str, Any], who: str = "admin") -> dict[str, Any]:
    return expect(api.get(f"/v1/document-jobs/{job['id']}", who=who), 200)


def counted(api: Api, job: dict[str, Any], who: str = "admin") -> tuple[str, int, int, int]:
    now = seen(api, job, who)
    return now["state"], now["total"], now["written"], now["lacking"]


def people(api: Api, job: dict[str, Any], who: str = "admin", **asked_for: Any) -> Any:
    path = f"/v1/document-jobs/{job['id']}/items"
    return expect(api.get(path, who=who, **asked_for), 200)["items"]


def stood(items: Any) -> list[tuple[str, str, str | None]]:
    return [(item["employee_name"], item["state"], item["gap"]) for item in items]


def content(api: Api, job: dict[str, Any], who: str = "admin") -> Any:
    return api.get(f"/v1/document-jobs/{job['id']}/content", who=who)


def archive(api: Api, job: dict[str, Any], who: str = "admin") -> ZipFile:
    answer = content(api, job, who)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    return ZipFile(BytesIO(answer.content))


def step(api: Api, job: dict[str, Any], name: str, who: str = "admin") -> Any:
    version = seen(api, job, who)["version"]
    return api.post(f"/v1/document-jobs/{job['id']}/{name}", who=who, version=version)
