"""Changes of a list: who only ever asks since the last answer has exactly the list."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.factories.mirrors import Mirror, pages, read
from tests.factories.organization import assign, employee, expect, ident, patch, void
from tests.records.statements import counted
from tests.serving.client import Api

UNITS = ("DINAS", "BIDANG", "LAIN")
Step = Callable[[Api, random.Random], None]


def new_person(api: Api, chance: random.Random) -> None:
    employee(api, f"Orang {chance.randrange(10**9)}", chance.choice(UNITS))


def other_person(api: Api, chance: random.Random) -> None:
    """Change somebody: another unit or name, so that they leave filters and move in orders."""
    existing = chance.choice([*read(api, "/v1/employees").values()])
    path = f"/v1/employees/{existing['id']}"
    change = chance.choice(
        (
            {"unit_id": ident(chance.choice(UNITS))},
            {"name": f"Baru {chance.randrange(10**9)}"},
            {"grade": chance.choice(("III/a", "III/b", "IV/a"))},
        )
    )
    assert patch(api, path, change, existing["version"]).status_code in {200, 409, 412}


def other_unit(api: Api, chance: random.Random) -> None:
    """Give a unit another name, or hang it elsewhere in the tree."""
    code = chance.choice(("BIDANG", "LAIN"))
    unit = expect(api.get(f"/v1/units/{code}", who="admin"), 200)
    body = {
        "name": f"Unit {chance.randrange(10**9)}",
        "kind": unit["kind"],
        "parent_code": chance.choice(("KOTA", "DINAS")),
    }
    answer = api.call("PUT", f"/v1/units/{code}", who="admin", json=body, version=unit["version"])
    assert answer.status_code in {200, 412}, answer.text


def other_position(api: Api, chance: random.Random) -> None:
    """Give a position another title or unit, or let it head the unit, or no longer."""
    code, unit = chance.choice(("STAFF", "DEPUTY", "P1", "P2")), chance.choice(UNITS)
    headed = read(api, "/v1/positions?is_head=true").values()
    free = unit not in {other["unit_code"] for other in headed if other["code"] != code}
    body = {
        "unit_code": unit,
        "title": f"Jabatan {chance.randrange(10**9)}",
        "job_class": "executive",
        "places": 9 if code in {"STAFF", "DEPUTY"} else 1,
        "is_head": free and code in {"P1", "P2"},
    }
    answer = api.put(f"/v1/positions/{code}", body, who="admin")
    assert answer.status_code in {200, 409, 412}, answer.text


def other_assignment(api: Api, chance: random.Random) -> None:
    """Assign somebody, let an assignment end, or void it."""
    existing = read(api, "/v1/assignments?with_voided=true")
    chosen = existing[chance.choice([*existing])]
    path = f"/v1/assignments/{chosen['id']}"
    way = chance.randrange(3)
    if way == 0:
        person = chance.choice([*read(api, "/v1/employees")])
        answer = assign(api, person, chosen["position_id"], "2026-05-01", kind="acting")
    elif way == 1:
        answer = patch(api, path, {"ends_on": "2026-06-30"}, chosen["version"])
    else:
        answer = void(api, path, chosen["version"])
    assert answer.status_code in {200, 201, 409, 412, 422}, answer.text


STEPS: tuple[Step, ...] = (
    new_person,
    other_person,
    other_person,
    other_unit,
    other_position,
    other_position,
    other_assignment,
)
LISTS = (
    ("/v1/employees", "admin"),
    ("/v1/employees?sort=-employee_code", "service"),
    (f"/v1/employees?unit_id={ident('BIDANG')}", "admin"),
    ("/v1/employees?q=baru", "admin"),
    ("/v1/employees", "head"),
    ("/v1/employees", "staff"),
    ("/v1/units?sort=name", "staff"),
    ("/v1/positions", "admin"),
    (f"/v1/positions?unit_id={ident('LAIN')}&sort=-title", "auditor"),
    ("/v1/assignments", "admin"),
    ("/v1/assignments?with_voided=true", "service"),
    (f"/v1/assignments?on=2026-06-01&position_id={ident('STAFF')}", "admin"),
    ("/v1/reporting-lines", "admin"),
    ("/v1/delegations", "admin"),
)


@pytest.mark.parametrize("seed", range(3))
def test_u8_who_only_asks_for_changes_has_the_list(api: Api, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - not a secret
    mirrors = [Mirror(api, path, who) for path, who in LISTS]
    for _ in range(20):
        chance.choice(STEPS)(api, chance)
        for mirror in chance.sample(mirrors, 4):
            mirror.sync()
    for mirror in mirrors:
        mirror.sync()
        mirror.check()


def test_u8_nothing_is_missed_while_several_write(api: Api) -> None:
    def write(seed: int) -> None:
        chance = random.Random(seed)  # noqa: S311 - not a secret
        for _ in range(8):
            chance.choice(STEPS)(api, chance)

    mirrors = [Mirror(api, path, who) for path, who in (*LISTS[:3], *LISTS[6:10])]
    with ThreadPoolExecutor(3) as pool:
        writers = [pool.submit(write, 100 + seed) for seed in range(3)]
        while not all(writer.done() for writer in writers):
            for mirror in mirrors:
                mirror.sync()
    for writer in writers:
        writer.result()
    for mirror in mirrors:
        mirror.sync()
        mirror.check()


def test_u8_only_what_changed_is_told(api: Api) -> None:
    mirror = Mirror(api, "/v1/employees")
    mirror.sync()
    mirror.received = 0
    mirror.sync()
    assert mirror.received == 0
    new = employee(api, "Orang Baru")
    mirror.sync()
    assert mirror.received == 1
    assert new["id"] in mirror.items
    patch(api, f"/v1/employees/{new['id']}", {"unit_id": ident("LAIN")}, 1)
    of_unit = Mirror(api, f"/v1/employees?unit_id={ident('BIDANG')}")
    of_unit.sync()
    patch(api, f"/v1/employees/{ident('staff')}", {"unit_id": ident("LAIN")}, 1)
    page = next(pages(api, f"{of_unit.path}&changed_since={of_unit.as_of}", "admin"))
    assert (page["items"], page["removed"], page["is_whole"]) == ([], [ident("staff")], False)


def test_u8_a_position_is_of_use_on_its_list_alone(api: Api) -> None:
    as_of = next(pages(api, "/v1/employees", "admin"))["as_of"]
    for path, who, agency in (
        (f"/v1/employees?kind=civil_servant&changed_since={as_of}", "admin", "alfa"),
        (f"/v1/employees?changed_since={as_of}", "service", "alfa"),
        (f"/v1/employees?changed_since={as_of}", "admin", "beta"),
        ("/v1/employees?changed_since=2026-01-01", "admin", "alfa"),
    ):
        answer = api.get(path, who=who, agency=agency)
        assert answer.status_code == 422
        assert [fault["code"] for fault in answer.json()["errors"]] == ["bad_position"]


def test_u8_a_list_costs_the_same_few_statements(api: Api) -> None:
    counts = {}
    for round_ in ("few", "many"):
        first = next(pages(api, "/v1/employees", "admin", 2))
        for number in range(10 if round_ == "many" else 1):
            new_person(api, random.Random(f"{round_}{number}"))  # noqa: S311 - not a secret
        paths = {
            "first": "/v1/employees?limit=2",
            "next": f"/v1/employees?limit=2&cursor={first['next']}",
            "changes": f"/v1/employees?changed_since={first['as_of']}",
        }
        for name, path in paths.items():
            with counted(api) as log:
                expect(api.get(path, who="admin"), 200)
            counts.setdefault(name, []).append(log.count)
    assert counts == {"first": [2, 2], "next": [2, 2], "changes": [4, 4]}


def test_u12_names_sort_as_people_read(api: Api) -> None:
    for name in ("Zul", "anto", "Anton", "Énok", "dr. Budi", "Ma'ruf", "Maruf A", "  ADE"):
        employee(api, name, employee_code=f"S{abs(hash(name))}")
    names = [item["name"] for item in read(api, "/v1/employees?sort=name").values()]
    made = [name for name in names if "lfa" not in name]
    assert made == ["ADE", "anto", "Anton", "dr. Budi", "Énok", "Ma'ruf", "Maruf A", "Zul"]
    back = [item["name"] for item in read(api, "/v1/employees?sort=-name").values()]
    assert back == names[::-1]
    existing = [item["name"] for item in read(api, "/v1/employees?q=mar").values()]
    assert existing == ["Ma'ruf", "Maruf A"]
