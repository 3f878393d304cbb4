"""Erasing the details about a person is an act: it has a row, and the record stays whole."""

import json
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text
from tests.factories.evaluations import delivered, lines, opened, step, store
from tests.services.audit.test_verifying import run
from tests.serving.client import Api
from tests.world import NOW, key

from penilaian_api.domain.progress.evidence import EvidenceKind
from penilaian_api.storage.audit.restating import restate
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.progress import Evidence
from penilaian_api.storage.work.chain.rows import AuditContext
from penilaian_api.storage.work.trail import Trail

pytestmark = pytest.mark.usefixtures("operator")

WHY = ("--reason", "Permintaan yang bersangkutan, UU 27/2022 Pasal 8")


def details(api: Api, *, who: str = "staff") -> list[dict[str, Any]]:
    """Read the rows about a person with what is left of their details."""
    employee = api.agency_id()  # only to bind the agency as the database stores it
    with api.raw(owner=True) as sql:
        rows = sql.execute(
            text(
                "SELECT e.seq, e.action, d.content FROM audit_event e "
                "JOIN employee p ON p.id = e.employee_id AND p.agency_id = e.agency_id "
                "LEFT JOIN audit_detail d ON d.agency_id = e.agency_id AND d.seq = e.seq "
                "WHERE p.employee_code = :code AND e.agency_id = :agency ORDER BY e.seq"
            ),
            {
                "code": f"alfa-{who}",
                "agency": employee.hex if api.dialect == "sqlite" else employee,
            },
        )
        return [dict(row) for row in rows.mappings()]


def test_r11_erasing_leaves_a_row_and_a_whole_record(api: Api) -> None:
    delivered(api)
    before = details(api)
    assert len(before) > 5
    result = run("erase", "alfa", "alfa-staff", *WHY)
    assert (result.exit_code, result.output) == (
        0,
        f"Erased the details of {len(before)} rows about alfa-staff.\n",
    )
    *erased, act = details(api)
    assert [row["seq"] for row in erased] == [row["seq"] for row in before]
    assert {row["content"] for row in erased} == {None}
    assert act["action"] == "erase"
    first, *stands = json.loads(act["content"])
    assert (first["change"], first["through"]) == ("erased", act["seq"] - 1)
    assert first["reason"] == WHY[1]
    assert {change["change"] for change in stands} == {"restated"}
    assert not any("after" in change for change in stands)
    assert run("verify").exit_code == 0


def test_r11_what_is_changed_after_an_erasure_is_still_found(api: Api) -> None:
    delivered(api)
    assert run("erase", "alfa", "alfa-staff", *WHY).exit_code == 0
    with api.raw(owner=True) as sql:
        sql.execute(text("UPDATE employee SET name = 'lain' WHERE employee_code = 'alfa-staff'"))
    result = run("verify")
    assert result.exit_code == 1
    assert "record_changed at row" in result.output


@pytest.mark.parametrize("before", ["the act itself", "a row after it"])
def test_r11_a_detail_taken_away_without_the_act_is_found(api: Api, before: str) -> None:
    evaluation = delivered(api)
    assert run("erase", "alfa", "alfa-staff", *WHY).exit_code == 0
    if before == "a row after it":
        step(api, evaluation, "acknowledge", "staff")
    lost = details(api)[-1]["seq"]
    agency = api.agency_id()
    with api.raw(owner=True) as sql:
        sql.execute(
            text("DELETE FROM audit_detail WHERE seq = :seq AND agency_id = :agency"),
            {"seq": lost, "agency": agency.hex if api.dialect == "sqlite" else agency},
        )
    result = run("verify")
    assert result.exit_code == 1
    assert "detail_missing at row" in result.output


def test_r11_an_erasure_can_be_repeated(api: Api) -> None:
    delivered(api)
    for _ in range(2):
        assert run("erase", "alfa", "alfa-staff", *WHY).exit_code == 0
        assert run("verify").exit_code == 0


def test_r11_the_auditor_sees_the_act_and_that_details_are_gone(api: Api) -> None:
    delivered(api)
    assert run("erase", "alfa", "alfa-staff", *WHY).exit_code == 0
    rows = api.get("/v1/audit?limit=200", who="auditor").json()["items"]
    act = next(row for row in rows if row["action"] == "erase")
    assert act["records"][0]["change"] == "erased"
    assert any(row["is_erased"] for row in rows)


@pytest.mark.parametrize("words", [("alfa", "nobody"), ("gamma", "alfa-staff")])
def test_r11_nobody_else_is_erased(api: Api, words: tuple[str, str]) -> None:
    delivered(api)
    result = run("erase", *words, *WHY)
    assert result.exit_code == 1
    assert run("verify").exit_code == 0


def test_what_departs_from_the_trail_is_not_hidden_by_erasing(api: Api) -> None:
    delivered(api)
    with api.raw(owner=True) as sql:
        sql.execute(text("UPDATE employee SET name = 'lain' WHERE employee_code = 'alfa-staff'"))
    result = run("erase", "alfa", "alfa-staff", *WHY)
    assert result.exit_code == 1
    assert "record_changed at row" in run("verify").output
    assert None not in {row["content"] for row in details(api)}


def test_a_record_that_was_restated_and_removed_is_not_missed_after_erasing(api: Api) -> None:
    """The row that restates it is about nobody and stays; the one of its removal is erased."""
    line = next(iter(lines(opened(api)["plans"]["staff"]).values()))
    evidence = Evidence(
        id=new_id(),
        employee_id=key("alfa:staff"),
        line_id=UUID(line),
        kind=EvidenceKind.LINK,
        title="Laporan",
        url="https://example.go.id/laporan",
        posted_by=key("alfa:account:staff"),
        posted_at=NOW,
    )
    store(api, evidence)
    agency_id = api.agency_id()
    with api.served.app.context.database.begin(agency_id, writes=True) as session:
        restate(session, agency_id, NOW)
        trail = Trail(session, AuditContext(agency_id, None, None, "remove", new_id(), NOW))
        session.delete(session.get_one(Evidence, (agency_id, evidence.id)))
        trail.close()
    assert run("verify").exit_code == 0
    for _ in range(2):
        assert run("erase", "alfa", "alfa-staff", *WHY).exit_code == 0
        result = run("verify")
        assert result.exit_code == 0, result.output
