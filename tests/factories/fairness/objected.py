"""Results of several people of one assessor, objected to and decided over HTTP."""

from typing import Any

from tests.factories.accounts import for_crowd
from tests.factories.crowd import crowd
from tests.factories.evaluations import IN_WINDOW, REAL, REASON, year
from tests.serving.client import Api

PEOPLE = 7
HEARD = {
    "employee_statement": "Saya melayani lewat jam kerja.",
    "assessor_statement": "Itu benar, tetapi baru saya ketahui.",
}
REASONS = "Perilaku saya dinilai terlalu rendah."


def delivered_to_all(api: Api) -> list[dict[str, Any]]:
    """Deliver the results of seven people of one assessor, who can sign in."""
    period = year(api)
    crowd(api, range(PEOPLE), period["cycle_id"])
    for_crowd(api, range(PEOPLE))
    assert api.post(f"/v1/periods/{period['id']}/evaluations", who="admin").status_code == 200
    api.at(IN_WINDOW)
    path = f"/v1/periods/{period['id']}/start-rating"
    assert api.post(path, who="admin", version=period["version"]).status_code == 200
    own = api.get("/v1/evaluations?limit=200", who="sup").json()["items"]
    own = [item for item in own if item["employee_code"].startswith("crowd-")]
    ratings = [
        {"about": about, "chosen": "met", "reason": REASON} for about in ("results", "behavior")
    ]
    more = {"ratings": ratings, "feedback": REAL, "organization_result": "good"}
    bulk(api, "rate", own, **more)
    for name in ("finalize", "deliver"):
        bulk(api, name, own)
    return sorted(own, key=lambda item: str(item["employee_code"]))


def bulk(api: Api, name: str, evaluations: list[dict[str, Any]], **more: Any) -> None:
    items = [{"id": each["id"], "version": each["version"], **more} for each in evaluations]
    done = api.post(f"/v1/evaluations/{name}", {"items": items}, who="sup")
    assert done.status_code == 200, done.text
    for each, moved in zip(evaluations, done.json()["items"], strict=True):
        each["version"] = moved["version"]


def file(api: Api, evaluation: dict[str, Any], **stated: str) -> dict[str, Any]:
    path = f"/v1/evaluations/{evaluation['id']}/objections"
    filed = api.post(path, {"reasons": REASONS, **stated}, who=evaluation["employee_code"])
    assert filed.status_code == 201, filed.text
    objection: dict[str, Any] = filed.json()
    return objection


def decide(api: Api, objection: dict[str, Any], *, changes: bool, ground: str | None) -> None:
    path = f"/v1/objections/{objection['id']}"
    heard = api.post(f"{path}/hear", HEARD, who="head", version=objection["version"]).json()
    body: dict[str, Any] = {"is_changed": changes, "reason": "Bukti dan catatan sudah dibaca."}
    if changes:
        body["ratings"] = [{"about": "behavior", "chosen": "above"}]
    if ground:
        body["ground"] = ground
    answer = api.post(f"{path}/decide", body, who="head", version=heard["version"])
    assert answer.status_code == 200, answer.text
    assert answer.json()["decision_ground"] == ground


def settle(api: Api, evaluations: list[dict[str, Any]], **stated: str) -> None:
    """Have objections filed and decided: every other one changes the result."""
    for index, evaluation in enumerate(evaluations):
        changes = index % 2 == 0
        ground = "rating_revised" if changes else None
        decide(api, file(api, evaluation, **stated), changes=changes, ground=ground)
