"""Lists of what a year is made of: cycles, schemes, messages; found, sorted, and followed."""

from typing import Any

from tests.factories.accounts import also_admin
from tests.factories.cycles import Q1, YEAR, cycle, state
from tests.factories.mirrors import Mirror, read
from tests.factories.organization import expect, ident, patch
from tests.factories.plans import begun
from tests.serving.client import Api

MOVED = {**YEAR, "rate_until": "2027-03-31"}
"""A period whose window somebody ended later than the law."""


def put(api: Api, key: str, /, who: str = "admin", **changes: Any) -> dict[str, Any]:
    return expect(api.put(f"/v1/cycles/{key}", cycle(**changes), who=who), 200)


def keys(api: Api, path: str, name: str = "key", who: str = "staff") -> list[str]:
    return [item[name] for item in read(api, path, who).values()]


def test_u12_cycles_are_sorted_and_found(api: Api) -> None:
    state(api)
    for name, year in (("Z", 2026), ("b", 2026), ("A-2025", 2025)):
        title = f"Kinerja 100% {name}_{year}"
        put(api, name, name=title, year=year, starts_on=f"{year}-01-01", ends_on=f"{year}-12-31",
            plans_due_on=f"{year}-01-31", periods=[])  # fmt: skip
    assert keys(api, "/v1/cycles") == ["A-2025", "2026", "Z", "b"]
    assert keys(api, "/v1/cycles?sort=-year") == ["b", "Z", "2026", "A-2025"]
    assert keys(api, "/v1/cycles?sort=key") == ["2026", "A-2025", "Z", "b"]
    assert keys(api, "/v1/cycles?year=2025") == ["A-2025"]
    for text, expected in (
        ("a-20", ["A-2025"]),
        ("100%25", ["A-2025", "Z", "b"]),
        ("KINERJA 2", ["2026"]),
        ("b_2", ["b"]),
        ("a%25b", []),
    ):
        assert keys(api, f"/v1/cycles?q={text}") == expected, text
    for wrong in ("year=1800", "year=99999999999", "sort=name", "q="):
        assert api.get(f"/v1/cycles?{wrong}", who="staff").status_code == 422, wrong


def test_o7_who_extended_a_cycle_stands_there_by_name(api: Api) -> None:
    state(api)
    put(api, "2026", also_admin(api, "late"), plans_due_on="2026-06-30", periods=[Q1, MOVED])
    (item,) = read(api, "/v1/cycles", "staff").values()
    moved = next(period for period in item["periods"] if period["key"] == "year")
    for each in (item, moved):
        assert each["extended_by"] == ident("account:late")
        assert each["extended_by_name"] == "Late Alfa"
    shown = expect(api.get("/v1/cycles/2026", who="staff"), 200)
    assert shown["extended_by_name"] == "Late Alfa"
    period = expect(api.get(f"/v1/periods/{moved['id']}", who="staff"), 200)
    assert period["extended_by_name"] == "Late Alfa"


def test_u8_cycles_tell_their_changes(api: Api) -> None:
    late, first = also_admin(api, "late"), state(api)
    mirrors = [Mirror(api, path) for path in ("/v1/cycles", "/v1/cycles?q=kinerja&sort=-key")]
    changes = (
        lambda: put(api, "lain", name="Kinerja lain", periods=[]),
        lambda: put(api, "2026", late, periods=[Q1, MOVED]),
        lambda: put(api, "2026", periods=[MOVED]),
        lambda: patch(api, f"/v1/employees/{ident('late')}", {"name": "Nama Baru"}, 1).json(),
        lambda: put(api, "2026", periods=[MOVED], name="Lain sekali"),
        lambda: waive(api, first),
    )
    for mirror in mirrors:
        mirror.sync()
    for change in changes:
        assert change()
        for mirror in mirrors:
            mirror.received = 0
            mirror.sync()
            mirror.check()
            assert mirror.received <= 1


def waive(api: Api, made: dict[str, Any]) -> dict[str, Any]:
    """Change one period alone."""
    year = next(period for period in made["periods"] if period["key"] == "year")
    path = f"/v1/periods/{year['id']}/gates/indicators/waive"
    return expect(api.post(path, {"reason": "Tidak perlu"}, who="admin"), 200)


def test_u8_schemes_are_found_and_tell_their_changes(api: Api) -> None:
    mirror = Mirror(api, "/v1/schemes")
    active = Mirror(api, "/v1/schemes?status=active&sort=-key", "staff")
    expect(api.post("/v1/schemes/mataram/adopt", who="admin"), 200)
    for each in (mirror, active):
        each.sync()
        each.check()
    assert keys(api, "/v1/schemes?q=MATA") == ["mataram"]
    assert keys(api, "/v1/schemes?key=mataram&sort=-created") == ["mataram"]
    (scheme,) = read(api, "/v1/schemes?key=mataram").values()
    retired = api.post(f"/v1/schemes/{scheme['id']}/retire", who="admin", version=scheme["version"])
    assert retired.status_code == 200, retired.text
    for each in (mirror, active):
        each.received = 0
        each.sync()
        each.check()
        assert each.received == 1


def test_u8_messages_are_found_by_author_and_text_and_tell_what_is_new(api: Api) -> None:
    state(api)
    plan = begun(api)
    path = f"/v1/plans/{plan['id']}/messages"
    mirrors = [Mirror(api, path, who) for who in ("staff", "sup")]
    for who, text in (
        ("staff", "Target 100% terlalu tinggi"),
        ("sup", "Mari bahas"),
        ("staff", "Ya"),
    ):
        made = expect(api.post(path, {"message": text}, who=who))
        assert made["author_name"].lower().startswith(who[:3])
        for mirror in mirrors:
            mirror.sync()
            mirror.check()
    unread = {mirror.received for mirror in mirrors}
    for mirror in mirrors:
        mirror.sync()
    assert {mirror.received for mirror in mirrors} == unread
    assert keys(api, f"{path}?q=100%25", "message") == ["Target 100% terlalu tinggi"]
    assert keys(api, f"{path}?q=BAHAS", "author_id") == [ident("sup")]
    assert keys(api, f"{path}?author_id={ident('staff')}&sort=-sent", "message")[0] == "Ya"
