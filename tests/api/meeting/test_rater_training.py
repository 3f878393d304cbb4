"""Training on the appraisal over HTTP: attendance is completion, and a period may demand it."""

from typing import Any

import pytest
from tests.api.meeting.test_meetings import record, scheduled, step
from tests.factories import evaluations, plans
from tests.factories.evaluations import LEADERS
from tests.factories.organization import expect
from tests.serving.client import Api, Served


def train(served: Served, api: Api, attended: list[str], *, closes: bool = True) -> dict[str, Any]:
    """Hold a training of which these came, hosted by the head."""
    now = served.now
    meeting = scheduled(
        api,
        "head",
        kind="rater_training",
        title="Pelatihan penilai",
        unit_code="DINAS",
        starts_at=now.isoformat().replace("+00:00", "Z"),
        host_code="alfa-head",
        invited_codes=["alfa-sup", "alfa-staff", "alfa-peer"],
    )
    sent = record(attended_codes=attended)
    done = expect(step(api, meeting, "hold", sent, who="head"), 200)
    return expect(step(api, done, "close", who="head"), 200) if closes else done


def rated(api: Api, *, demands: bool) -> dict[str, Any]:
    """Rate ``staff`` in a period that demands trained raters, or does not."""
    period = evaluations.year(api, raters_need_training=demands)
    plan = plans.approved(api, "staff", LEADERS["staff"])
    expect(api.post(f"/v1/periods/{period['id']}/evaluations", who="admin"), 200)
    api.at(evaluations.IN_WINDOW)
    path = f"/v1/periods/{period['id']}/start-rating"
    expect(api.post(path, who="admin", version=period["version"]), 200)
    body = evaluations.assessment(plan)
    return evaluations.step(api, evaluations.mine(api), "rate", "sup", body)


def seen_by_rater(api: Api) -> dict[str, Any]:
    path = f"/v1/evaluations/{evaluations.mine(api)['id']}"
    shown: dict[str, Any] = expect(api.get(path, who="sup"), 200)
    return shown


def finalize(api: Api, evaluation: dict[str, Any], **how: Any) -> Any:
    path = f"/v1/evaluations/{evaluation['id']}/finalize"
    return api.post(path, who="sup", version=evaluation["version"], **how)


def tasks(api: Api, who: str) -> list[str]:
    listed = expect(api.get("/v1/me/tasks", who=who), 200)["items"]
    return [task["operation"] for task in listed if task["kind"] == "rater_training_to_attend"]


@pytest.mark.requirement("S4-14")
@pytest.mark.parametrize(
    ("language", "word", "what_to_do"),
    [("id", "pelatihan", "Ikuti pelatihan"), ("en", "trained", "Attend the next one")],
)
def test_an_untrained_rater_cannot_finalize_where_a_period_demands_it(
    served: Served, api: Api, language: str, word: str, what_to_do: str
) -> None:
    evaluation = rated(api, demands=True)
    assert (tasks(api, "sup"), tasks(api, "staff")) == (["list_meetings"], [])
    assert "evaluation_finalize" not in seen_by_rater(api)["allowed_actions"]
    refused = finalize(api, evaluation, headers={"Accept-Language": language})
    assert (refused.status_code, refused.json()["code"]) == (409, "rater_not_trained")
    assert word in refused.json()["title"]
    assert "q1" in refused.json()["detail"]
    assert what_to_do in refused.json()["detail"]
    train(served, api, ["alfa-sup"], closes=False)
    assert finalize(api, evaluation).status_code == 409, "its minutes are not closed"
    train(served, api, ["alfa-staff"])
    assert finalize(api, evaluation).status_code == 409, "who was invited and did not come"
    train(served, api, ["alfa-sup"])
    assert tasks(api, "sup") == []
    assert "evaluation_finalize" in seen_by_rater(api)["allowed_actions"]
    assert finalize(api, evaluation).status_code == 200


@pytest.mark.requirement("S4-14")
def test_it_is_known_before_it_bites_and_says_what_to_do(served: Served, api: Api) -> None:
    period = evaluations.year(api, raters_need_training=True)
    plans.approved(api, "staff", "sup")
    readiness = "/v1/cycles/2026/readiness"
    training = expect(api.get(readiness, who="admin"), 200)["rater_training"]
    raters = [(each["unit_code"], each["name"]) for each in training["raters"]]
    assert {("BIDANG", "Sup Alfa"), ("DINAS", "Head Alfa")} <= {*raters}
    assert raters == sorted(raters)
    assert (training["demanded_by"], training["lacking"]) == (["q1"], len(training["raters"]))
    assert "Jadwalkan pelatihan penilai" in training["detail"]
    expect(api.post(f"/v1/periods/{period['id']}/evaluations", who="admin"), 200)
    opened = seen_by_rater(api)
    assert opened["finalizing_closed"]["code"] == "rater_not_trained"
    assert "Ikuti pelatihan" in opened["finalizing_closed"]["detail"]
    assert evaluations.mine(api)["finalizing_closed"] is None
    assert tasks(api, "sup") == ["list_meetings"]
    train(served, api, ["alfa-sup"])
    assert seen_by_rater(api)["finalizing_closed"] is None
    left = expect(api.get(readiness, who="admin"), 200)["rater_training"]
    assert left["lacking"] == training["lacking"] - 2, "who hosted is trained as well"
    assert "BIDANG" not in {each["unit_code"] for each in left["raters"]}


@pytest.mark.requirement("S4-14")
@pytest.mark.parametrize("invited", [[], ["alfa-sup"]])
def test_nobody_is_trained_by_their_own_word(served: Served, api: Api, invited: list[str]) -> None:
    meeting = scheduled(
        api,
        "sup",
        kind="rater_training",
        title="Pelatihan penilai",
        unit_code="BIDANG",
        starts_at=served.now.isoformat().replace("+00:00", "Z"),
        host_code="alfa-sup",
        invited_codes=invited,
    )
    done = expect(step(api, meeting, "hold", record(attended_codes=invited), who="sup"), 200)
    expect(step(api, done, "close", who="sup"), 200)
    listed = expect(api.get("/v1/rater-training?is_trained=true", who="admin"), 200)["items"]
    assert listed == []


@pytest.mark.requirement("S4-14")
def test_no_period_demands_it_unless_it_says_so(api: Api) -> None:
    evaluation = rated(api, demands=False)
    assert tasks(api, "sup") == []
    assert finalize(api, evaluation).status_code == 200
    period_id = evaluations.mine(api)["period_id"]
    period = expect(api.get(f"/v1/periods/{period_id}", who="admin"), 200)
    assert period["raters_need_training"] is False


@pytest.mark.requirement("S4-14")
def test_who_was_trained_is_listed_and_counted_by_unit(served: Served, api: Api) -> None:
    train(served, api, ["alfa-sup", "alfa-staff"])
    listed = expect(api.get("/v1/rater-training?is_trained=true", who="admin"), 200)["items"]
    assert [each["employee_code"] for each in listed] == ["alfa-head", "alfa-staff", "alfa-sup"]
    assert all(each["trained_at"] is not None for each in listed)
    query = "/v1/rater-training?is_trained=false&unit_code=BIDANG"
    lacking = expect(api.get(query, who="sup"), 200)["items"]
    assert "alfa-peer" in {each["employee_code"] for each in lacking}
    raters = expect(api.get("/v1/rater-training?is_rater=true&q=sup", who="head"), 200)["items"]
    assert [each["employee_code"] for each in raters] == ["alfa-sup"]
    shown = expect(api.get("/v1/rater-training/coverage", who="admin"), 200)
    assert (shown["trained"], shown["trained_raters"]) == (3, 2)
    (unit,) = [each for each in shown["units"] if each["unit_code"] == "BIDANG"]
    assert (unit["trained"], unit["trained_raters"], unit["raters"]) == (2, 1, 1)
    own = expect(api.get("/v1/rater-training", who="peer"), 200)["items"]
    assert [(each["employee_code"], each["trained_at"]) for each in own] == [("alfa-peer", None)]
