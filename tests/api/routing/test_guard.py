"""The guard: five locks, the order of refusals, one effect per key, no answer before the commit."""

import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest
from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from sqlalchemy import event, text
from sqlalchemy.exc import OperationalError
from tests.records.statements import counted
from tests.serving.client import Api

from penilaian_api.api.contract.openapi import operations, refuse_unguarded
from penilaian_api.api.routing.endpoints.public import PUBLIC
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.policy import POLICY

UNIT = {"name": "Seksi Baru", "kind": "seksi", "parent_code": "BIDANG"}


def test_a_route_without_an_action_cannot_be_declared() -> None:
    router = GuardedRouter("/planted", "Planted")
    with pytest.raises(TypeError):
        router.get("")  # type: ignore[call-arg]  # the very fault
    with pytest.raises(TypeError):
        router.get("", action="no_such_action")


def test_every_action_has_its_row_in_the_table() -> None:
    assert set(POLICY) == set(Action)


def test_a_route_planted_beside_the_router_stops_the_start(api: Api) -> None:
    app: FastAPI = api.served.app.app
    planted = FastAPI(docs_url=None, redoc_url=None)
    planted.add_api_route("/planted", lambda: None)
    with pytest.raises(LookupError, match="planted"):
        refuse_unguarded(planted)
    refuse_unguarded(app)


def test_the_contract_and_the_routes_are_the_same_operations(api: Api) -> None:
    app: FastAPI = api.served.app.app
    published = {(method.upper(), path) for method, path, _ in operations(app.openapi())}
    served = {
        (method, context.path)
        for context in iter_route_contexts(app.routes)
        for method in context.methods or ()
        if method != "HEAD" and getattr(context.route, "include_in_schema", False)
    }
    assert published == served
    assert len(published) >= 15


def test_every_operation_names_its_action(api: Api) -> None:
    for method, path, operation in operations(api.served.app.app.openapi()):
        action = operation["x-action"]
        assert action == PUBLIC or action in set(Action), f"{method} {path}"


def test_without_a_token_every_guarded_operation_says_401(api: Api) -> None:
    for method, path, operation in operations(api.served.app.app.openapi()):
        if operation["x-action"] == PUBLIC:
            continue
        filled = path.replace("{", "").replace("}", "")
        answer = api.call(method.upper(), f"{filled}?nonsense=1", who=None)
        assert answer.status_code == 401, f"{method} {path}: {answer.text}"
        assert answer.headers["www-authenticate"].startswith("Bearer")


def test_shape_is_refused_before_the_role(api: Api) -> None:
    assert api.put("/v1/units/X", {"name": 5}, who="staff").status_code == 422
    assert api.put("/v1/units/X", UNIT, who="staff").status_code == 403


def test_an_unknown_field_or_parameter_is_refused_and_not_echoed(api: Api) -> None:
    answer = api.put("/v1/units/X", {**UNIT, "agency_id": "canary-value"}, who="admin")
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/agency_id"
    assert "canary" not in answer.text
    assert api.get("/v1/units?shade=canary", who="admin").status_code == 422
    assert api.get("/v1/units?limit=1&limit=2", who="admin").status_code == 422


def test_what_is_out_of_reach_answers_like_what_is_missing(api: Api) -> None:
    other = api.get("/v1/units", who="staff", agency="beta").json()["items"][0]["id"]
    foreign, missing = api.get(f"/v1/units/{other}"), api.get(f"/v1/units/{uuid4()}")
    assert foreign.status_code == missing.status_code == 404
    strip = lambda answer: {k: v for k, v in answer.json().items() if k != "instance"}  # noqa: E731 - said once, beside what it is for
    assert strip(foreign) == strip(missing)


def test_a_stale_version_is_refused(api: Api) -> None:
    api.put("/v1/units/BARU", UNIT, who="admin")
    changed = {**UNIT, "name": "Seksi Lain"}
    assert api.put("/v1/units/BARU", changed, who="admin", version=1).status_code == 200
    assert api.put("/v1/units/BARU", UNIT, who="admin", version=1).status_code == 412


def test_a_service_needs_its_scope_and_a_key(api: Api) -> None:
    assert api.put("/v1/units/BARU", UNIT, who="bare").status_code == 403
    assert api.put("/v1/units/BARU", UNIT, who="service").status_code == 200
    assert api.post("/v1/me/sign-out", who="service").status_code == 400


def test_the_same_key_has_one_effect_and_one_answer(api: Api) -> None:
    first = api.put("/v1/units/BARU", UNIT, who="admin", key="k1")
    changed = {**UNIT, "name": "Seksi Lain"}
    api.put("/v1/units/BARU", changed, who="admin")
    again = api.put("/v1/units/BARU", UNIT, who="admin", key="k1")
    assert again.content == first.content
    assert again.headers["idempotency-replayed"] == "true"
    assert again.headers["etag"] == first.headers["etag"]
    other = api.put("/v1/units/BARU", changed, who="admin", key="k1")
    assert other.status_code == 422
    assert other.json()["code"] == "key_used_otherwise"


def test_a_refusal_keeps_no_answer_under_its_key(api: Api) -> None:
    wrong = {**UNIT, "parent_code": "NOWHERE"}
    assert api.put("/v1/units/BARU", wrong, who="admin", key="k2").status_code == 422
    assert api.put("/v1/units/BARU", UNIT, who="admin", key="k2").status_code == 200


def test_a_kept_answer_is_cleared_again_before_it_is_given(api: Api) -> None:
    assert api.put("/v1/units/BARU", UNIT, who="admin", key="k3").status_code == 200
    with api.raw(owner=True) as sql:
        sql.execute(text("UPDATE role_grant SET ends_before = '2026-03-16' WHERE role = 'admin'"))
    assert api.put("/v1/units/BARU", UNIT, who="admin", key="k3").status_code in {401, 403}


def test_copies_at_once_have_one_effect(api: Api) -> None:
    barrier = threading.Barrier(8)

    def send(_: int):
        barrier.wait()
        return api.put("/v1/units/BARU", UNIT, who="admin", key="same")

    with ThreadPoolExecutor(8) as pool:
        answers = [*pool.map(send, range(8))]
    assert {answer.status_code for answer in answers} <= {200, 409, 503}
    bodies = {answer.content for answer in answers if answer.status_code == 200}
    assert len(bodies) == 1
    with api.raw(owner=True) as sql:
        assert sql.execute(text("SELECT count(*) FROM unit WHERE code = 'BARU'")).scalar() == 1


def test_a_failed_commit_never_answers_well(api: Api) -> None:
    engine = api.served.app.context.database.engine

    def fail(_connection) -> None:
        raise OperationalError("COMMIT", {}, Exception("disk full"))

    event.listen(engine, "commit", fail)
    try:
        answer = api.put("/v1/units/BARU", UNIT, who="admin")
    finally:
        event.remove(engine, "commit", fail)
    assert answer.status_code >= 500
    assert [u for u in api.get("/v1/units").json()["items"] if u["code"] == "BARU"] == []


def test_a_read_costs_few_statements_however_long_the_page(api: Api) -> None:
    for number in range(60):
        api.put(f"/v1/units/S{number:02}", {**UNIT, "name": f"Seksi {number}"}, who="admin")
    with counted(api) as log:
        page = api.get("/v1/units?limit=50")
    assert len(page.json()["items"]) == 50
    assert log.count <= 6, log.statements
    with counted(api) as log:
        api.put("/v1/units/BARU", UNIT, who="admin", key="counted")
    assert log.count <= 13, log.statements  # two of them: what is wrong in the organization by it


def test_pages_follow_each_other_by_signed_cursors(api: Api) -> None:
    first = api.get("/v1/units?limit=3").json()
    second = api.get(f"/v1/units?limit=3&cursor={first['next']}").json()
    codes = [unit["code"] for unit in first["items"] + second["items"]]
    assert codes == sorted(set(codes))
    assert second["next"] is None
    forged = first["next"][:-4] + "AAAA"
    assert api.get(f"/v1/units?limit=3&cursor={forged}").status_code == 422
    assert api.get("/v1/units?limit=0").status_code == 422
    assert api.get("/v1/units?limit=201").json()["limit"] == 200


def test_problems_speak_the_callers_language(api: Api) -> None:
    indonesian = api.get(f"/v1/units/{uuid4()}")
    english = api.get(f"/v1/units/{uuid4()}", headers={"Accept-Language": "en"})
    assert indonesian.headers["content-language"] == "id"
    assert english.headers["content-language"] == "en"
    assert indonesian.json()["title"] != english.json()["title"]
    assert indonesian.headers["content-type"] == "application/problem+json"


def test_health_and_keys_need_no_token(api: Api) -> None:
    assert api.get("/livez", who=None).json() == {"status": "alive"}
    assert api.get("/readyz", who=None).json() == {"status": "ready"}
    keys = api.get("/.well-known/jwks.json", who=None).json()["keys"]
    assert keys[0]["alg"] == "ES256"
    assert "d" not in keys[0]
