"""Show that in each state of each workflow exactly the right persons have a task."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

import pytest
from tests.api.indicator import proposals
from tests.factories import cycles, evaluations, plans
from tests.factories.accounts import also_admin
from tests.factories.organization import expect
from tests.serving.client import Api
from tests.world import key

EVERYBODY: Final = ("staff", "peer", "sup", "head", "mayor", "stranger", "admin")
STAFF: Final = str(key("alfa:staff"))
REASONS: Final = {"reasons": "Dua laporan dihitung terlambat padahal kantor libur."}
HEARD: Final = {"employee_statement": "Kantor libur.", "assessor_statement": "Benar libur."}
CHANGE: Final = {
    "is_changed": True,
    "reason": "Bukti menunjukkan kantor memang libur.",
    "ratings": [{"about": "behavior", "chosen": "above", "reason": "Terbukti di rapat."}],
}
SIGNS: Final = {"staff": {"plan_to_sign"}, "sup": {"plan_to_sign"}}
"""What waits beside an evaluation while nobody has signed its plan."""

BEGUN: Final = {"staff": {"plan_to_write"}, "admin": {"gates_shut"}}
"""What waits where a cycle was stated and nothing else was done."""

Build = Callable[[Api], Any]
Waiting = dict[str, set[str]]


def waiting(api: Api, who: tuple[str, ...] = EVERYBODY) -> Waiting:
    """Collect who has which tasks about the one employee, a period or the library."""
    tasks: Waiting = {}
    for person in who:
        answer = expect(api.get("/v1/me/tasks", who=person), 200)
        kinds = {task["kind"] for task in answer["items"] if task["employee_id"] in {STAFF, None}}
        if kinds:
            tasks[person] = kinds
    return tasks


def quarter(api: Api) -> dict[str, Any]:
    made = cycles.state(api, periods=[{**cycles.Q1, "scheme": {"key": evaluations.LAW}}])
    return made["periods"][0]


def waived(api: Api) -> dict[str, Any]:
    period = quarter(api)
    for gate in ("socialisation", "indicators", "organization"):
        path = f"/v1/periods/{period['id']}/gates/{gate}/waive"
        expect(api.post(path, {"reason": "Tidak diperlukan"}, who="admin"), 200)
    return period


def begun(api: Api) -> dict[str, Any]:
    return evaluations.year(api)


def with_evaluation(api: Api) -> dict[str, Any]:
    period = begun(api)
    plans.approved(api)
    expect(api.post(f"/v1/periods/{period['id']}/evaluations", who="admin"), 200)
    return period


def rated(api: Api) -> dict[str, Any]:
    made = evaluations.opened(api)
    body = evaluations.assessment(made["plans"]["staff"])
    return evaluations.step(api, made["evaluations"]["staff"], "rate", "sup", body)


def acknowledged(api: Api) -> None:
    evaluations.step(api, evaluations.delivered(api), "acknowledge", "staff")


def contested(api: Api) -> dict[str, Any]:
    made = evaluations.delivered(api)
    answer = api.post(f"/v1/evaluations/{made['id']}/objections", REASONS, who="staff")
    return expect(answer, 201)


def heard(api: Api) -> dict[str, Any]:
    filed = contested(api)
    path = f"/v1/objections/{filed['id']}/hear"
    return expect(api.post(path, HEARD, who="head", version=filed["version"]), 200)


def decided(api: Api, **decision: Any) -> None:
    objection = heard(api)
    path = f"/v1/objections/{objection['id']}/decide"
    expect(api.post(path, decision, who="head", version=objection["version"]), 200)


def delivered_again(api: Api) -> None:
    decided(api, **CHANGE)
    evaluations.step(api, evaluations.mine(api), "deliver", "head")


def reopening_asked(api: Api) -> dict[str, Any]:
    made = evaluations.delivered(api)
    path = f"/v1/evaluations/{made['id']}/reopen"
    reason = {"reason": "Satu bukti kinerja baru diterima."}
    return expect(api.post(path, reason, who="sup", version=made["version"]), 200)


def reopened(api: Api) -> None:
    asked = reopening_asked(api)
    path = f"/v1/reopenings/{asked['id']}/grant"
    expect(api.post(path, who="head", version=asked["version"]), 200)


def at(build: Build, *instant: int) -> Build:
    """Build, and let some time pass."""

    def later(api: Api) -> None:
        build(api)
        api.at(datetime(*instant, 2, 0, tzinfo=UTC))

    return later


def reported_upward(api: Api) -> None:
    at(acknowledged, *REPORTED)(api)
    path = f"/v1/evaluations/{evaluations.mine(api)['id']}/upward-reports"
    expect(api.post(path, {"recipient_code": "alfa-mayor"}, who="sup"))


def closed(api: Api) -> dict[str, Any]:
    made = evaluations.opened(api)
    api.at(datetime(2026, 6, 15, 2, 0, tzinfo=UTC))
    path = f"/v1/periods/{made['period']['id']}/close"
    return expect(api.post(path, who="admin", version=made["period"]["version"]), 200)


def period_reopening_asked(api: Api) -> None:
    also_admin(api, "peer")
    period = closed(api)
    path = f"/v1/periods/{period['id']}/reopen"
    reason = {"reason": "Dua orang belum dinilai."}
    expect(api.post(path, reason, who="admin", version=period["version"]), 200)


def feedback_asked(api: Api) -> dict[str, Any]:
    body = {"author_id": str(key("alfa:stranger")), "question": "Bagaimana?"}
    return expect(api.post("/v1/feedback/requests", body, who="staff"), 201)


def feedback_given(api: Api) -> dict[str, Any]:
    asked = feedback_asked(api)
    given = {"tone": "positive", "strength": "Laporannya selalu lengkap."}
    return expect(
        api.post(f"/v1/feedback/{asked['id']}/give", given, who="stranger", version=1), 200
    )


def feedback_read(api: Api) -> None:
    given = feedback_given(api)
    path = f"/v1/feedback/{given['id']}/read"
    expect(api.post(path, who="staff", version=given["version"]), 200)


def indicator(*steps: str) -> Build:
    """Build a draft of the staff's, and take it through *steps*."""

    def build(api: Api) -> None:
        content = {
            **plans.INDICATOR,
            "key": "aduan",
            "sector": "general",
            "result": "Pelayanan yang cepat",
        }
        content.pop("deadline")
        version = expect(api.post("/v1/indicators", content, who="staff"), 201)["versions"][0]
        for step in steps:
            path = f"/v1/indicators/{version['indicator_id']}/versions/{version['id']}/{step}"
            version = expect(api.post(path, who="admin", version=version["version"]), 200)

    return build


OVER: Final = (2026, 4, 16)
REPORTED: Final = (2026, 6, 15)

STATES: Final[dict[str, tuple[Build, Waiting]]] = {
    "period: planned": (quarter, {"staff": {"plan_to_write"}, "admin": {"gates_shut"}}),
    "period: gates passed": (waived, {"staff": {"plan_to_write"}, "admin": {"period_to_open"}}),
    "plan: none": (begun, {"staff": {"plan_to_write"}}),
    "plan: empty": (lambda api: (begun(api), plans.begun(api)), {"staff": {"plan_to_write"}}),
    "plan: draft": (lambda api: (begun(api), plans.drafted(api)), {"staff": {"plan_to_submit"}}),
    "plan: submitted": (
        lambda api: (begun(api), plans.submitted(api)),
        {
            "staff": {"plan_to_sign"},
            "sup": {"plan_to_approve"},
            "head": {"plan_passed_to_me"},  # January is over
        },
    ),
    "plan: in force, without an evaluation": (
        lambda api: (begun(api), plans.approved(api)),
        {**SIGNS, "admin": {"evaluations_to_create"}},
    ),
    "evaluation: before the window": (with_evaluation, SIGNS),
    "period: rating is due": (
        at(with_evaluation, 2026, 3, 27),
        {**SIGNS, "admin": {"rating_to_start"}},
    ),
    "evaluation: open": (
        evaluations.opened,
        {
            "staff": {"plan_to_sign", "self_assessment_due"},
            "sup": {"plan_to_sign", "evaluation_to_rate"},
        },
    ),
    "evaluation: open, window over": (
        at(evaluations.opened, *OVER),
        {
            "staff": {"plan_to_sign", "self_assessment_due"},
            "sup": {"plan_to_sign"},
            "head": {"rating_passed_to_me"},
        },
    ),
    "evaluation: rated": (rated, {**SIGNS, "sup": {"plan_to_sign", "to_finalize"}}),
    "evaluation: final": (evaluations.final, {**SIGNS, "sup": {"plan_to_sign", "to_deliver"}}),
    "evaluation: delivered": (
        evaluations.delivered,
        {**SIGNS, "staff": {"plan_to_sign", "to_acknowledge"}},
    ),
    "evaluation: acknowledged": (acknowledged, SIGNS),
    "objection: filed": (
        contested,
        {
            "staff": {"plan_to_sign", "to_acknowledge"},
            "sup": {"plan_to_sign", "result_contested"},
            "head": {"objection_to_hear"},
        },
    ),
    "objection: heard": (
        heard,
        {
            "staff": {"plan_to_sign", "to_acknowledge"},
            "sup": {"plan_to_sign", "result_contested"},
            "head": {"objection_to_decide"},
        },
    ),
    "objection: upheld": (
        lambda api: decided(api, is_changed=False, reason="Bukti lewat waktu."),
        {**SIGNS, "staff": {"plan_to_sign", "to_acknowledge", "objection_decided"}},
    ),
    "objection: changed": (
        lambda api: decided(api, **CHANGE),
        {
            "staff": {"plan_to_sign", "objection_decided"},
            "sup": {"plan_to_sign", "result_changed"},
            "head": {"to_deliver"},
        },
    ),
    "objection: changed and delivered": (
        delivered_again,
        {
            "staff": {"plan_to_sign", "to_acknowledge", "objection_decided"},
            "sup": {"plan_to_sign", "result_changed"},
        },
    ),
    "objection: changed long ago": (
        at(delivered_again, 2026, 5, 20),
        {
            **SIGNS,
            "staff": {"plan_to_sign", "to_acknowledge"},
            "head": {"result_to_report"},
        },
    ),
    "reopening: asked": (
        reopening_asked,
        {
            **SIGNS,
            "staff": {"plan_to_sign", "to_acknowledge"},
            "head": {"reopening_to_answer"},
        },
    ),
    "reopening: granted": (
        reopened,
        {
            "staff": {"plan_to_sign", "self_assessment_due", "result_reopened"},
            "sup": {"plan_to_sign", "evaluation_to_rate"},
        },
    ),
    "period: reported": (
        at(acknowledged, *REPORTED),
        {
            **SIGNS,
            "sup": {"plan_to_sign", "result_to_report"},
            "admin": {"period_to_close"},
        },
    ),
    "result: reported upward": (
        reported_upward,
        {**SIGNS, "mayor": {"upward_report_to_read"}, "admin": {"period_to_close"}},
    ),
    "period: closed": (closed, SIGNS),
    "period: reopening asked": (
        period_reopening_asked,
        {**SIGNS, "peer": {"period_reopening_to_answer"}},
    ),
    "feedback: asked": (feedback_asked, {"stranger": {"feedback_asked"}}),
    "feedback: given": (feedback_given, {"staff": {"feedback_to_read"}}),
    "feedback: read": (feedback_read, {}),
    "indicator: draft": (indicator(), {"staff": {"indicator_to_propose"}}),
    "indicator: proposed": (indicator("propose"), {"admin": {"indicator_to_agree"}}),
    "indicator: agreed": (indicator("propose", "agree"), {}),
    "indicator: retired": (indicator("propose", "agree", "retire"), {}),
    "proposal: submitted": (
        proposals.submitted,
        {**BEGUN, "admin": {"gates_shut", "proposal_to_answer"}},
    ),
    "proposal: answered": (
        proposals.answered,
        {**BEGUN, "staff": {"plan_to_write", "proposal_answered"}},
    ),
    "proposal: answered long ago": (at(proposals.answered, 2026, 5, 20), BEGUN),
    "proposal: withdrawn": (proposals.withdrawn, BEGUN),
}


@pytest.mark.requirement("S2-19")
@pytest.mark.parametrize("name", STATES)
def test_u11_in_each_state_exactly_these_persons_have_a_task(api: Api, name: str) -> None:
    build, expected = STATES[name]
    build(api)
    assert waiting(api) == expected


TURNS: Final[dict[str, tuple[Build, str | None]]] = {
    "before the window": (with_evaluation, None),
    "open": (evaluations.opened, "assessor"),
    "open, window over": (at(evaluations.opened, *OVER), "reviewer"),
    "rated": (rated, "assessor"),
    "final": (evaluations.final, "assessor"),
    "final, window over": (at(evaluations.final, *OVER), "assessor"),
    "delivered": (evaluations.delivered, "employee"),
    "delivered, window over": (at(evaluations.delivered, *OVER), "employee"),
    "acknowledged": (acknowledged, None),
    "contested": (contested, "reviewer"),
    "heard": (heard, "reviewer"),
    "changed": (lambda api: decided(api, **CHANGE), "reviewer"),
    "delivered again": (delivered_again, "employee"),
    "reopened": (reopened, "assessor"),
    "closed": (closed, None),
}


@pytest.mark.parametrize("name", TURNS)
def test_u11_the_turn_names_who_is_awaited(api: Api, name: str) -> None:
    build, turn = TURNS[name]
    build(api)
    assert evaluations.mine(api)["turn"] == turn


def test_u11_an_objection_names_what_the_caller_may_do(api: Api) -> None:
    filed = contested(api)
    assert filed["allowed_actions"] == []
    path = f"/v1/objections/{filed['id']}"
    for who in ("staff", "sup", "admin"):
        assert api.get(path, who=who).json()["allowed_actions"] == []
    assert api.get(path, who="head").json()["allowed_actions"] == ["objection_hear"]
    answer = api.post(f"{path}/hear", HEARD, who="head", version=filed["version"]).json()
    assert answer["allowed_actions"] == ["objection_decide"]
    assert api.get(path, who="head").json()["allowed_actions"] == ["objection_decide"]
    answer = api.post(f"{path}/decide", CHANGE, who="head", version=answer["version"]).json()
    assert answer["allowed_actions"] == []
