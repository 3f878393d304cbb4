"""Who has read the standard of their post, and says so."""

from datetime import UTC, datetime

import pytest
from tests.api.standard.stated_standards import acknowledge, holders, of, refused
from tests.factories.organization import assign, employee, expect, ident, position
from tests.factories.standard import standards
from tests.records.statements import counted
from tests.serving.at_once import found_by_verify, sent_at_once
from tests.serving.client import Api


@pytest.mark.requirement("S2-05")
def test_the_holder_of_a_post_acknowledges_its_standard_by_digest(api: Api) -> None:
    standard = standards.adopted(api)
    first = expect(acknowledge(api, standard), 200)
    assert first == {
        "standard_id": standard["id"],
        "digest": standard["digest"],
        "acknowledged_at": "2026-03-16T03:00:00.000000Z",
    }
    api.at(datetime(2026, 3, 20, 3, tzinfo=UTC))
    assert expect(acknowledge(api, standard), 200) == first  # said twice is said once
    assert expect(of(api, "STAFF"), 200)["acknowledged_at"] == first["acknowledged_at"]
    assert expect(of(api, "STAFF", who="peer"), 200)["acknowledged_at"] is None


@pytest.mark.parametrize("kind", ["position_codes", "title_keys", "job_classes"])
def test_few_holders_and_many_are_listed_alike(
    api: Api, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    serves = {"position_codes": ["STAFF"], "title_keys": ["staff"], "job_classes": ["executive"]}
    standard = standards.activated(api, serves={kind: serves[kind]})
    few = {who: holders(api, standard, who) for who in ("sup", "head", "admin")}
    monkeypatch.setattr("penilaian_api.storage.standard.MANY", 1)
    many = {who: holders(api, standard, who) for who in ("sup", "head", "admin")}
    assert few == many
    assert {"staff", "peer"} <= set(few["admin"])


@pytest.mark.requirement("S2-05")
def test_a_standard_that_is_to_come_is_acknowledged_before_its_time(api: Api) -> None:
    old = standards.activated(api)
    new = standards.activated(api, starts_on="2027-01-01", source="Keputusan 2027")
    expect(acknowledge(api, old), 200)
    expect(acknowledge(api, new), 200)
    api.at(datetime(2027, 1, 4, 3, tzinfo=UTC))
    assert refused(acknowledge(api, old), 409) == "standard_superseded"
    assert holders(api, new, "admin") == {
        "staff": "2026-03-16T03:00:00.000000Z",
        "peer": None,
    }


@pytest.mark.requirement("S2-05")
@pytest.mark.parametrize("who", ["stranger", "sup", "admin"])
def test_nobody_acknowledges_the_standard_of_others(api: Api, who: str) -> None:
    standard = standards.adopted(api)
    answer = acknowledge(api, standard, who)
    assert answer.json()["code"] in {"standard_not_held", "action_not_open"}
    assert answer.status_code in {409, 403}
    assert set(holders(api, standard, "admin").values()) == {None}


@pytest.mark.requirement("S2-05")
def test_only_what_was_read_is_acknowledged(api: Api) -> None:
    first = standards.activated(api)
    second = standards.activated(api, starts_on="2026-03-01", source="Keputusan 2026")
    answer = acknowledge(api, second, digest=first["digest"])
    assert refused(answer, 409) == "content_differs"
    assert refused(acknowledge(api, first), 409) == "standard_superseded"
    draft = standards.drafted(api, starts_on="2028-01-01")
    assert refused(acknowledge(api, draft), 409) == "wrong_state"
    assert refused(acknowledge(api, {**second, "id": ident("STAFF")}), 404) == "not_found"
    answer = api.post(f"/v1/standards/{second['id']}/acknowledge", {"digest": "5E"}, who="staff")
    assert refused(answer, 422) == "invalid_input"


def test_what_a_more_particular_standard_serves_is_not_acknowledged_by_class(api: Api) -> None:
    by_class = standards.activated(api, "class", serves={"job_classes": ["executive"]})
    by_post = standards.adopted(api)
    assert refused(acknowledge(api, by_class), 409) == "standard_not_held"
    expect(acknowledge(api, by_post), 200)
    assert set(holders(api, by_class, "admin")) == {"stranger"}
    assert set(holders(api, by_post, "admin")) == {"staff", "peer"}


@pytest.mark.requirement("S2-05")
def test_heads_and_the_administration_see_who_has_not_read_it(api: Api) -> None:
    standard = standards.activated(api, serves={"job_classes": ["executive"]})
    expect(acknowledge(api, standard), 200)
    waiting = "?is_acknowledged=false"
    assert set(holders(api, standard, "admin")) == {"staff", "peer", "stranger"}
    assert set(holders(api, standard, "admin", waiting)) == {"peer", "stranger"}
    assert set(holders(api, standard, "admin", "?is_acknowledged=true")) == {"staff"}
    assert set(holders(api, standard, "admin", f"{waiting}&unit_code=LAIN")) == {"stranger"}
    assert set(holders(api, standard, "head", waiting)) == {"peer", "stranger"}
    assert set(holders(api, standard, "sup", waiting)) == {"peer"}
    assert set(holders(api, standard, "other", waiting)) == {"stranger"}
    assert holders(api, standard, "staff") == {}
    assert set(holders(api, standard, "admin", "?q=peer")) == {"peer"}


def test_pages_of_holders_are_whole_and_cost_the_same(api: Api) -> None:
    standard = standards.activated(api, serves={"title_keys": ["loket"]})
    post = position(api, "LOKET", title_key="loket", places=20)
    for seat in range(1, 12):
        person = employee(api, f"petugas-{seat}")
        expect(assign(api, person["id"], post["id"], "2026-01-01", seat=seat))
    rows: list[str] = []
    cursor = ""
    while True:
        with counted(api) as log:
            path = f"/v1/standards/{standard['id']}/holders?limit=4{cursor}"
            page = expect(api.get(path, who="admin"), 200)
        assert log.count <= 8
        rows += [row["employee_code"] for row in page["items"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    assert sorted(rows) == sorted(f"petugas-{seat}" for seat in range(1, 12))


def test_the_same_acknowledged_twice_at_once_is_kept_once(api: Api) -> None:
    standard = standards.adopted(api)
    answers = sent_at_once(api, *[lambda: acknowledge(api, standard)] * 2)
    assert [answer.status_code for answer in answers] == [200, 200]
    assert found_by_verify(api) == []
