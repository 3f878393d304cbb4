"""Whoever may read a record is told of its changes; whoever may not is told nothing of it.

Each kind of event against each caller: what the events of the whole trail name is what the caller's
lists show, or what opens by its address where no list does.
"""

from collections.abc import Mapping
from typing import Any, Final

from httpx2 import Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from penilaian_api.domain.event.happenings import happenings
from penilaian_api.domain.event.kinds import BY_RECORD, KINDS, EventKind
from penilaian_api.storage.event.opened import model_of
from penilaian_api.storage.models.audit import AuditDetail, AuditEvent
from penilaian_api.storage.packed_detail import text_of
from tests.factories.organization import expect, patch
from tests.matrix.building.participation import meeting_body
from tests.matrix.building.staging import serve_copy
from tests.matrix.callers import CALLERS, Caller
from tests.matrix.stage import Call, Stage, ident
from tests.serving.client import Served

_CALLERS: Final = tuple(
    caller
    for caller in {caller.who: caller for caller in CALLERS if caller.agency == "alfa"}.values()
    if caller.name not in {"none", "expired", "bare_service"}
)
_ALL: Final = "with_voided=true&limit=200"
_ASKED: Final = {
    "holidays": "year=2026",
    **dict.fromkeys(("assignments", "reporting-lines", "delegations", "sanctions"), _ALL),
}
"""What some lists must be asked for to show all."""
_BY_PLAN: Final = {
    "direction_note": "directions",
    "plan_message": "messages",
    "progress": "progress",
    "remedy": "remedies",
}
"""Kinds that are listed plan by plan."""
_BY_LIST: Final = {"meeting_action": "meeting-actions"}
"""Kinds that are told of what they belong to, and have a list of their own."""
_BY_ADDRESS: Final = {
    "approvals": "approvals/{id}",
    "reopenings": "reopenings/{id}",
    "period": "periods/{id}",
    "indicator": "indicators/{id}",
    "indicator_version": "indicators/{indicator_id}/versions/{id}",
    "indicator_mapping": "indicators/{indicator_id}/mapping",
    "plan_revision": "plans/{plan_id}/revisions/{number}",
    "evidence": "evidence/{id}",
    "assessment": "evaluations/{evaluation_id}/assessment",
    "survey_release": "surveys/{survey_id}/release",
    "survey_person_release": "surveys/{survey_id}/people/{employee_id}",
}
"""Kinds of which no list shows all, and where one is read."""

Records = Mapping[str, Mapping[str, Any]]
"""By kind and id, the records as they stand of which the trail tells one by one."""


def test_whoever_reads_a_record_is_told_of_it_and_nobody_else(served: Served, built: Stage) -> None:
    with serve_copy(served, built) as stage:
        _invite_elsewhere(stage)
        _move_away(stage)
        records = _records(stage)
        assert [kind.record for kind in KINDS if not records[kind.record]] == []
        wrong = {}
        for caller in _CALLERS:
            heard = _heard(stage, caller)
            for record, kinds in BY_RECORD.items():
                visible = {
                    key for kind in kinds for key in _visible(stage, caller, kind, records[record])
                }
                if heard[record] != visible:
                    missed, much = visible - heard[record], heard[record] - visible
                    wrong[caller.name, record] = {"not told": missed, "too much": much}
        assert wrong == {}, "\n".join(map(str, wrong.items()))


def _invite_elsewhere(stage: Stage) -> str:
    """Let the administration call a meeting whose host is of another unit than who is invited."""
    body = meeting_body("elsewhere")
    body |= {"host_code": "alfa-stranger", "invited_codes": ["alfa-peer"]}
    meeting: str = expect(stage.api.post("/v1/meetings", body, who="admin"))["id"]
    return meeting


def _move_away(stage: Stage) -> None:
    """Let somebody leave the unit, newly named, in which their plan and their results stand."""
    unit = {"name": "Bidang lama", "kind": "bidang", "parent_code": "DINAS"}
    version = expect(stage.api.get("/v1/units/BIDANG", who="admin"), 200)["version"]
    expect(stage.api.put("/v1/units/BIDANG", unit, who="admin", version=version), 200)
    path = f"/v1/employees/{ident('staff')}"
    person = expect(stage.api.get(path, who="admin"), 200)
    expect(patch(stage.api, path, {"unit_id": ident("LAIN")}, person["version"]), 200)


def _records(stage: Stage) -> Records:
    agency_id = stage.api.agency_id("alfa")
    records: dict[str, dict[str, Any]] = {kind.record: {} for kind in KINDS}
    of_row = AuditDetail.seq == AuditEvent.seq, AuditDetail.agency_id == AuditEvent.agency_id
    rows = select(AuditEvent, AuditDetail).join(AuditDetail, of_row[0] & of_row[1])
    with stage.api.raw() as connection, Session(connection) as session:
        standing = {
            kind.record: {
                record.id: record
                for record in session.scalars(
                    select(model_of(kind)).where(model_of(kind).agency_id == agency_id)
                )
            }
            for kind in KINDS
        }
        session.expunge_all()
        for row, detail in session.execute(rows.where(AuditEvent.agency_id == agency_id)):
            heard = happenings(
                text_of(detail.content, detail.packed),
                row.action,
                is_of_nobody=row.employee_id is None,
            )
            for each in heard:
                record = standing[each.kind.record].get(each.record_id)
                if record is not None:
                    records[each.kind.record][str(each.record_id)] = record
    return records


def _heard(stage: Stage, caller: Caller) -> Mapping[str, set[str]]:
    """Name all single records of which events tell, page by page."""
    heard: dict[str, set[str]] = {kind.record: set() for kind in KINDS}
    query = ""
    while True:
        body = _get(stage, caller, f"events?limit=200{query}").json()
        for event in body["items"]:
            if event["data"]["id"]:
                heard[event["data"]["kind"]].add(event["data"]["id"])
        if not body["has_more"]:
            return heard
        query = f"&after={body['next']}"


def _visible(stage: Stage, caller: Caller, kind: EventKind, records: Mapping[str, Any]) -> set[str]:
    """Name those of the records that the caller may read."""
    path = _BY_ADDRESS.get(kind.record, _BY_ADDRESS.get(kind.address))
    if path is not None:
        answers = {
            key: _get(stage, caller, path.format_map(vars(record)))
            for key, record in records.items()
        }
        return {key for key, answer in answers.items() if answer.status_code == 200}
    if kind.record in _BY_PLAN:
        paths = [f"plans/{key}/{_BY_PLAN[kind.record]}" for key in _listed(stage, caller, "plans")]
        return {key for path in paths for key in _listed(stage, caller, path)} & {*records}
    if kind.record in _BY_LIST:
        return _listed(stage, caller, _BY_LIST[kind.record]) & {*records}
    listed = _listed(stage, caller, kind.address)
    return {key for key, record in records.items() if str(getattr(record, kind.about)) in listed}


def _listed(stage: Stage, caller: Caller, path: str) -> set[str]:
    """Name what a list shows, page by page; nothing where the caller has none."""
    keys: set[str] = set()
    query = _ASKED.get(path, "limit=200")
    while True:
        answer = _get(stage, caller, f"{path}?{query}")
        if answer.status_code in {403, 404}:
            return set()
        body = answer.json()
        keys |= {item["id"] for item in body["items"]}
        if not body.get("next_cursor"):
            return keys
        query = f"{_ASKED.get(path, 'limit=200')}&cursor={body['next_cursor']}"


def _get(stage: Stage, caller: Caller, path: str) -> Response:
    return stage.send(caller, Call("GET", f"/v1/{path}"))
