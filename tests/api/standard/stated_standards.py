"""Ask for standards and for who has acknowledged them."""

from typing import Any

from httpx2 import Response
from tests.factories.organization import expect
from tests.serving.client import Api


def refused(answer: Response, status: int) -> str:
    assert answer.status_code == status, answer.text
    return answer.json()["code"]


def places(answer: Response) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.text
    return [(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]]


def take(api: Api, standard: dict[str, Any], step: str) -> Response:
    version = api.get(f"/v1/standards/{standard['id']}", who="admin").json()["version"]
    return api.post(f"/v1/standards/{standard['id']}/{step}", who="admin", version=version)


def of(api: Api, post: str, on: str | None = None, who: str = "staff") -> Response:
    day = "" if on is None else f"?on={on}"
    return api.get(f"/v1/positions/{post}/standard{day}", who=who)


def applies(api: Api, post: str, on: str) -> tuple[str, int] | None:
    answer = of(api, post, on)
    if answer.status_code == 404:
        return None
    standard = expect(answer, 200)["standard"]
    return standard["key"], standard["number"]


def acknowledge(
    api: Api, standard: dict[str, Any], who: str = "staff", digest: str | None = None
) -> Response:
    body = {"digest": digest or standard["digest"]}
    return api.post(f"/v1/standards/{standard['id']}/acknowledge", body, who=who)


def holders(api: Api, standard: dict[str, Any], who: str, query: str = "") -> dict[str, Any]:
    answer = api.get(f"/v1/standards/{standard['id']}/holders{query}", who=who)
    rows = expect(answer, 200)["items"]
    return {row["employee_code"].removeprefix("alfa-"): row["acknowledged_at"] for row in rows}
