"""No read, whatever is asked of it, lets an employee hear of people out of his reach.

Names, numbers and texts of such people sing like canaries: the whole of every answer is searched
for them. The same walk by those who may hear them proves that they do sing.
"""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, Final

from penilaian_api.api.contract.openapi import operations
from tests.matrix.callers import Caller
from tests.matrix.stage import Call, Stage, ident
from tests.world import PEOPLE

STAFF: Final = Caller("staff", "staff", frozenset())
ADMIN: Final = Caller("admin", "admin", frozenset())
FOREIGN_ADMIN: Final = Caller("admin of beta", "admin", frozenset(), agency="beta")

KNOWN: Final = frozenset({"staff", "sup", "head", "peer"})
"""Himself, who assesses and reviews him, and who gave him feedback under his name."""
UNKNOWN: Final = tuple(who for who in PEOPLE if who not in KNOWN)
NUMBERS: Final = {who: f"198001012005011{place:03d}" for place, who in enumerate(PEOPLE)}

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
)
HEARD_IN_BETA: Final = (
    "Kota Beta",
    "kenari",
    *(f"{who.title()} Beta" for who in PEOPLE),
    *(f"beta-{who}" for who in PEOPLE),
    *(f"{who}@beta" for who in PEOPLE),
)
NOT_SHOWN: Final = {"(stranger)", "Catatan stranger", "Bukti stranger", "layanan stranger"}
"""An admin reads neither the dialogue, nor feedback, nor what shows somebody's work."""


def test_an_employee_hears_nothing_of_people_out_of_his_reach(stage: Stage) -> None:
    assert _heard(stage, STAFF, is_filtered=True) == {}


def test_the_canaries_sing_for_those_who_may_hear_them(stage: Stage) -> None:
    alfa = _heard(stage, ADMIN)
    assert alfa.keys() >= set(HEARD_IN_ALFA) - NOT_SHOWN
    assert not alfa.keys() & set(HEARD_IN_BETA)
    beta = _heard(stage, FOREIGN_ADMIN)
    assert beta.keys() >= set(HEARD_IN_BETA)
    assert not beta.keys() & set(HEARD_IN_ALFA) - set(NUMBERS.values())  # the same in both


def _heard(stage: Stage, caller: Caller, *, is_filtered: bool = False) -> dict[str, str]:
    """Walk every read, and name each canary that was heard, with the address where it was."""
    found: dict[str, str] = {}
    canaries = (*HEARD_IN_ALFA, *HEARD_IN_BETA)
    for path in _walk(stage, is_filtered=is_filtered):
        answer = stage.ask(caller, Call("GET", path))
        assert answer.status_code != 500, path
        whole = f"{answer.text} {answer.headers}"
        found |= {one: path for one in canaries if one in whole and one not in found}
    return found


def _walk(stage: Stage, *, is_filtered: bool) -> Iterator[str]:
    """Name every address that can be read, of every record, with every filter if asked for."""
    wanted = _values(stage)
    for method, path, operation in operations(stage.api.served.app.app.openapi()):
        if method != "get":
            continue
        asked = operation.get("parameters", ())
        paths = [*_filled(path, asked, wanted)]
        yield from paths
        for name, value in _filters(asked, wanted) if is_filtered else ():
            yield f"{paths[0]}?{name}={value}"


def _filled(path: str, asked: Any, wanted: dict[str, list[str]]) -> Iterator[str]:
    names = [one["name"] for one in asked if one["in"] == "path"]
    columns = [_keys(path, name, wanted) for name in names]
    for values in zip_longest(*columns) if names else ((),):
        filled = path
        for name, value, column in zip(names, values, columns, strict=True):
            filled = filled.replace(f"{{{name}}}", value or column[0])
        yield filled


def _keys(path: str, name: str, wanted: dict[str, list[str]]) -> list[str]:
    return wanted[f"{name} of {path.split('/')[2]}"] if name == "key" else wanted[name]


def _filters(asked: Any, wanted: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    for one in asked:
        if one["in"] == "query" and one["name"] != "cursor":
            offered = wanted.get(one["name"]) or _choices(one["schema"])
            yield from ((one["name"], value) for value in offered)


def _choices(schema: Any) -> list[str]:
    """Take what a parameter offers: the words of a choice, both answers of a question."""
    found = []
    for one in (schema, *schema.get("anyOf", ())):
        found += one.get("enum", ()) if "enum" in one else ()
        found += ["true", "false"] if one.get("type") == "boolean" else []
    return [str(value) for value in found]


def _values(stage: Stage) -> dict[str, list[str]]:
    """Name foreign records for every parameter of an address and of a filter."""

    def held(kind: str, *about: str) -> list[Any]:
        size = len(about) + 1
        return [value for name, value in stage.found.items() if name[:size] == (kind, *about)]

    def keys(kind: str, *about: str) -> list[str]:
        return [one if isinstance(one, str) else one["id"] for one in held(kind, *about)]

    people = [ident(who) for who in ("stranger", "other", "deputy")]
    people += [ident(who, "beta") for who in ("staff", "head")]
    codes = ["KOTA", "DINAS", "BIDANG", "LAIN"]
    return {
        "account_id": [ident("account:stranger"), ident("account:staff", "beta")],
        "agency_key": ["alfa", "beta"],
        "assignment_id": [ident("seat:stranger"), ident("seat:staff", "beta")],
        "author_id": people,
        "code": [],
        "delegation_id": [ident("delegation:deputy"), ident("delegation:late", "beta")],
        "employee_id": people,
        "evaluation_id": keys("evaluation", "stranger"),
        "evidence_id": keys("evidence", "stranger"),
        "feedback_id": keys("feedback", "stranger"),
        "indicator_id": [one["indicator_id"] for one in held("indicator")],
        "key of cycles": ["evaluated", "draft", "kenari"],
        "key of goals": ["pelayanan", "kenari"],
        "line_id": [ident("nothing")],
        "measurement_id": keys("measurement", "stranger"),
        "nip": [NUMBERS[who] for who in ("stranger", "other", "deputy")],
        "number": ["1", "2"],
        "objection_id": keys("objection", "stranger"),
        "period_id": keys("period"),
        "plan_id": [*keys("plan", "stranger"), *keys("plan", "sup")],
        "position": [ident("STAFF2"), "STAFF2", ident("STAFF2", "beta")],
        "position_id": [ident("STAFF2"), ident("STAFF2", "beta")],
        "q": ["s", "S", "Str", "stranger", "Beta", "beta", "kenari", "a", "%", "_"],
        "request_id": keys("reopening", "stranger"),
        "reporting_line_id": [ident("line:STAFF2"), ident("line:STAFF2", "beta")],
        "scheme_id": keys("scheme"),
        "superior_position_id": [ident("OTHER"), ident("OTHER", "beta")],
        "unit": [*codes, *(ident(code) for code in codes), ident("LAIN", "beta"), "kenari"],
        "unit_code": [*codes, "kenari"],
        "unit_id": [*(ident(code) for code in codes), ident("LAIN", "beta")],
        "version_id": keys("indicator"),
        "year": ["2026"],
        "cycle_key": ["evaluated", "draft", "kenari"],
        "limit": ["200"],
    }
