"""No read, whatever is asked of it, lets an employee hear of people out of their reach.

Names, numbers and texts of such people sing like canaries: the whole of every answer is searched
for them. The same walk by those who may hear them proves that they do sing.
"""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, Final

import pytest

from penilaian_api.api.contract.openapi import operations
from tests.matrix.callers import Caller
from tests.matrix.calls import CALLS
from tests.matrix.calls.registry import Scene
from tests.matrix.stage import Call, Stage, ident
from tests.matrix.table import ROWS
from tests.world import PEOPLE

STAFF: Final = Caller("staff", "staff", frozenset())
STRANGER: Final = Caller("stranger", "stranger", frozenset())
ADMIN: Final = Caller("admin", "admin", frozenset())
FOREIGN_ADMIN: Final = Caller("admin of beta", "admin", frozenset(), agency="beta")

KNOWN: Final = frozenset({"staff", "sup", "head", "peer"})
"""The employee, who assesses and reviews them, and who gave them feedback under their name."""
UNKNOWN: Final = tuple(who for who in PEOPLE if who not in KNOWN)
NUMBERS: Final = {who: f"198001012005011{index:03d}" for index, who in enumerate(PEOPLE)}

COUNSELED: Final = (
    "empat mata dengan stranger",
    "khusus kepada stranger",
    "perilaku stranger",
    "terhadap stranger",
    "Ruang konseling stranger",
    "Konseling stranger",
    "Kesepakatan stranger",
    "Saran bagi stranger",
    "konseling stranger",
)
"""Every confidential text of counseling: nobody hears it but those whom it names."""
HEARD_IN_ALFA: Final = (
    *(f"{who.title()} Alfa" for who in UNKNOWN),
    *(f"alfa-{who}" for who in UNKNOWN),
    *(f"{who}@alfa" for who in UNKNOWN),
    *(NUMBERS[who] for who in UNKNOWN if who != "mayor"),
    "(stranger)",
    "oleh stranger",
    "layanan stranger",
    "Catatan stranger",
    "Bukti stranger",
    "Presensi stranger",
    "Sikap kerja (stranger)",
    "Putusan atas stranger",
    "Usulan stranger",
    "Bimbingan stranger",
    "Bimbingan bagi stranger",
    "Penghargaan bagi stranger",
    "Piagam bagi stranger",
    "Capaian proyek stranger",
    "Arahan bagi stranger",
    "Pelatihan stranger",
    "Karier stranger",
    "atas hasil stranger",
    *COUNSELED,
)
HEARD_IN_BETA: Final = (
    "Kota Beta",
    "kenari",
    *(f"{who.title()} Beta" for who in PEOPLE),
    *(f"beta-{who}" for who in PEOPLE),
    *(f"{who}@beta" for who in PEOPLE),
)
DEVELOPING: Final = frozenset(
    {
        "Bimbingan stranger",
        "Bimbingan bagi stranger",
        "Pelatihan stranger",
        "Karier stranger",
        *COUNSELED,
    }
)
"""What develops somebody: no administration, auditor or service hears it."""
NOT_SHOWN: Final = DEVELOPING | {
    "atas hasil stranger",
    "(stranger)",
    "Arahan bagi stranger",
    "Catatan stranger",
    "Bukti stranger",
    "layanan stranger",
}
"""An admin reads neither the dialogue, nor feedback, nor what shows somebody's work."""
BY_CONSENT: Final = {"Stranger Alfa", "alfa-stranger"}
"""Whose reward is published with their consent: there colleagues read their name."""
TAKING_PART: Final = {"Mayor Alfa", "Former Alfa"}
"""Who got the reports on the employee, and who counsels them: they are named to them."""
NAMED: Final = (
    ("/v1/publications", BY_CONSENT),
    ("/v1/counseling", TAKING_PART),
    ("/v1/me/access-trail", TAKING_PART),
    ("/v1/upward-reports", TAKING_PART),
)
"""Where names are read that are else out of reach."""
BETWEEN: Final = (
    Caller("head", "head", frozenset()),
    Caller("higher", "vice", frozenset()),
    Caller("other", "other", frozenset()),
)
"""Leaders at every height who are not named in the counseling."""
PUNISHING: Final = ("sanction", "discipline", "decision", "recommend", "reward", "outstanding")
"""Words of the operations by which somebody is punished, rewarded or passed over."""
CLOSED_TO: Final = (
    ADMIN,
    Caller("auditor", "auditor", frozenset()),
    Caller("service", "service", frozenset()),
)


def test_an_employee_hears_nothing_of_people_out_of_their_reach(stage: Stage) -> None:
    assert _hear(stage, STAFF, is_filtered=True) == {}


def test_the_canaries_sing_for_those_who_may_hear_them(stage: Stage) -> None:
    alfa = _hear(stage, ADMIN)
    assert alfa.keys() >= set(HEARD_IN_ALFA) - NOT_SHOWN
    assert not alfa.keys() & set(HEARD_IN_BETA)
    beta = _hear(stage, FOREIGN_ADMIN)
    assert beta.keys() >= set(HEARD_IN_BETA)
    assert not beta.keys() & set(HEARD_IN_ALFA) - set(NUMBERS.values())  # the same in both


@pytest.mark.parametrize("caller", CLOSED_TO, ids=lambda caller: str(caller.name))
def test_who_punishes_and_who_watches_hears_nothing_that_develops(
    stage: Stage, caller: Caller
) -> None:
    """It is asked of every read, and of every act on sanctions and decisions."""
    assert not DEVELOPING & _hear(stage, caller).keys()
    for row in ROWS:
        if any(word in row.operation for word in PUNISHING):
            call = CALLS[row.operation](Scene(stage, caller, row.state))
            answer = stage.send(caller, call).text
            assert not [text for text in DEVELOPING if text in answer], row.operation


@pytest.mark.parametrize("caller", BETWEEN, ids=lambda caller: str(caller.name))
def test_leaders_who_are_not_named_hear_nothing_of_counseling(stage: Stage, caller: Caller) -> None:
    assert not set(COUNSELED) & _hear(stage, caller).keys()


def test_who_takes_part_hears_what_develops_them(stage: Stage) -> None:
    assert _hear(stage, STRANGER).keys() >= DEVELOPING


def _hear(stage: Stage, caller: Caller, *, is_filtered: bool = False) -> dict[str, str]:
    """Walk every read, and name each canary that was heard, with the address where it was."""
    heard: dict[str, str] = {}
    canaries = (*HEARD_IN_ALFA, *HEARD_IN_BETA)
    for path in _list_addresses(stage, is_filtered=is_filtered):
        answer = stage.send(caller, Call("GET", path))
        assert answer.status_code != 500, path
        text = f"{answer.text} {answer.headers}"
        named = {name for start, names in NAMED if path.startswith(start) for name in names}
        sought = [canary for canary in canaries if canary not in named]
        heard |= {canary: path for canary in sought if canary in text and canary not in heard}
    return heard


def _list_addresses(stage: Stage, *, is_filtered: bool) -> Iterator[str]:
    """List every address that can be read, of every record, with every filter if asked for."""
    values = _parameter_values(stage)
    for method, path, operation in operations(stage.api.served.app.app.openapi()):
        if method != "get":
            continue
        parameters = operation.get("parameters", ())
        paths = [*_fill_path(path, parameters, values)]
        yield from paths
        for name, value in _list_filters(parameters, values) if is_filtered else ():
            yield f"{paths[0]}?{name}={value}"


def _fill_path(path: str, parameters: Any, values: dict[str, list[str]]) -> Iterator[str]:
    names = [parameter["name"] for parameter in parameters if parameter["in"] == "path"]
    columns = [_path_values(path, name, values) for name in names]
    for chosen in zip_longest(*columns) if names else ((),):
        filled = path
        for name, value, column in zip(names, chosen, columns, strict=True):
            filled = filled.replace(f"{{{name}}}", value or column[0])
        yield filled


def _path_values(path: str, name: str, values: dict[str, list[str]]) -> list[str]:
    return values[f"{name} of {path.split('/')[2]}"] if name == "key" else values[name]


def _list_filters(parameters: Any, values: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for parameter in parameters:
        name = parameter["name"]
        if parameter["in"] == "query" and name != "cursor":
            for value in values.get(name) or _list_choices(parameter["schema"]):
                yield name, value


def _list_choices(schema: Any) -> list[str]:
    """List what a parameter offers: the words of a choice, both answers of a question."""
    choices = []
    for alternative in (schema, *schema.get("anyOf", ())):
        choices += alternative.get("enum", ()) if "enum" in alternative else ()
        choices += ["true", "false"] if alternative.get("type") == "boolean" else []
    return [str(choice) for choice in choices]


def _parameter_values(stage: Stage) -> dict[str, list[str]]:
    """Name foreign records for every parameter of an address and of a filter."""
    people = [ident(who) for who in ("stranger", "other", "deputy")]
    people += [ident(who, "beta") for who in ("staff", "head")]
    codes = ["KOTA", "DINAS", "BIDANG", "LAIN"]
    units = [*(ident(code) for code in codes), ident("LAIN", "beta")]
    return {
        "agency_key": ["alfa", "beta"],
        "author_id": people,
        "code": [stage["document", "stranger", "delivered"]["code"], "beta-0000-0000-0000"],
        "cycle_key": ["evaluated", "draft", "kenari"],
        "employee_id": people,
        "key of cycles": ["evaluated", "draft", "kenari"],
        "key of goals": ["pelayanan", "kenari"],
        "key of instruments": ["skm-14-2017", "pulse"],
        "goal_key": ["pelayanan", "kenari"],
        "key of public-services": ["ktp"],
        "key of service-outcomes": ["warga", "berkas", "antrean"],
        "outcome_key": ["warga", "berkas", "antrean"],
        "instrument_key": ["skm-14-2017", "pulse"],
        "kind": ["completion", "distribution"],
        "limit": ["200"],
        "line_id": [ident("nothing")],
        "nip": [NUMBERS[who] for who in ("stranger", "other", "deputy")],
        "number": ["1", "2"],
        "position": [ident("STAFF2"), "STAFF2", ident("STAFF2", "beta")],
        "q": ["s", "S", "Str", "stranger", "Beta", "beta", "kenari", "a", "%", "_"],
        "unit": [*codes, *units, "kenari"],
        "unit_code": [*codes, "kenari"],
        "unit_id": units,
        "year": ["2026"],
        **_ids_in_the_world(),
        **_ids_on_the_stage(stage),
    }


def _ids_in_the_world() -> dict[str, list[str]]:
    return {
        "account_id": [ident("account:stranger"), ident("account:staff", "beta")],
        "assignment_id": [ident("seat:stranger"), ident("seat:staff", "beta")],
        "delegation_id": [ident("delegation:deputy"), ident("delegation:late", "beta")],
        "position_id": [ident("STAFF2"), ident("STAFF2", "beta")],
        "reporting_line_id": [ident("line:STAFF2"), ident("line:STAFF2", "beta")],
        "superior_position_id": [ident("OTHER"), ident("OTHER", "beta")],
    }


def _ids_on_the_stage(stage: Stage) -> dict[str, list[str]]:
    def records(*name: str) -> list[Any]:
        size = len(name)
        return [record for full, record in stage.records.items() if full[:size] == name]

    def ids(*name: str) -> list[str]:
        return [record if isinstance(record, str) else record["id"] for record in records(*name)]

    return {
        "accomplishment_id": ids("accomplishment", "stranger"),
        "direction_id": ids("direction", "stranger"),
        "remedy_id": ids("remedy", "stranger"),
        "action_id": ids("meeting_action"),
        "assessment_id": ids("competence_assessment", "stranger"),
        "training_id": ids("training", "stranger"),
        "calibration_id": ids("calibration", "stranger"),
        "coaching_id": ids("coaching", "stranger"),
        "counseling_id": ids("counseling", "stranger"),
        "counseling_record_id": ids("counseling_record", "stranger"),
        "guidance_feedback_id": ids("guidance_feedback", "stranger"),
        "evaluation_id": ids("evaluation", "stranger"),
        "upward_report_id": ids("upward_report", "stranger"),
        "document_job_id": ids("document_job", "stranger"),
        "document_id": ids("document", "stranger"),
        "evidence_id": ids("evidence", "stranger"),
        "feedback_id": ids("feedback", "stranger"),
        "innovation_id": ids("innovation", "stranger"),
        "instrument_id": ids("instrument"),
        "panel_id": ids("panel"),
        "standard_id": ids("standard"),
        "public_feedback_id": [
            item["id"]
            for item in map(
                stage.records.get, [("public_feedback", "received"), ("public_feedback", "refused")]
            )
        ],
        "receipt": records("receipt"),
        "survey_id": [*ids("survey"), *ids("survey_of_people")],
        "token": records("link"),
        "indicator_id": [version["indicator_id"] for version in records("indicator")],
        "link_id": ids("outcome_link", "stranger"),
        "measurement_id": ids("measurement", "stranger"),
        "objection_id": ids("objection", "stranger"),
        "period_id": ids("period"),
        "earlier_period_id": ids("period"),
        "later_period_id": ids("period"),
        "proposal_id": ids("proposal", "stranger"),
        "meeting_id": ids("meeting"),
        "announcement_id": ids("announcement"),
        "plan_id": [*ids("plan", "stranger"), *ids("plan", "sup")],
        "reckoning_id": ids("reckoning", "stranger"),
        "statistic_id": ids("rater_statistic", "stranger"),
        "study_id": ids("rater_study"),
        "sanction_id": ids("sanction", "stranger"),
        "request_id": [*ids("reopening", "stranger"), *ids("approval")],
        "review_id": ids("review"),
        "system_review_id": ids("system_review"),
        "decision_id": ids("decision", "stranger"),
        "publication_id": ids("publication", "stranger"),
        "recommendation_id": ids("recommendation", "stranger"),
        "rule": ["matriks-active"],
        "rule_id": ids("rule"),
        "scheme_id": ids("scheme"),
        "service_id": ids("public_service"),
        "version_id": ids("indicator"),
    }
