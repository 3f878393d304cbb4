"""Lists of goals: orders, filters, search, names beside ids, and what changed."""

from tests.api.cycle.test_goals import put
from tests.factories.mirrors import Mirror, read
from tests.factories.organization import expect, ident
from tests.records.statements import counted
from tests.serving.client import Api


def keys(api: Api, query: str = "") -> list[str]:
    return [goal["key"] for goal in read(api, f"/v1/goals?{query}", "staff").values()]


def stated(api: Api) -> None:
    """State goals of two years and units, one below another."""
    expect(put(api, "2026/b", statement="Tata kelola 100% bersih"), 200)
    expect(put(api, "2026/a", parent_key="b", unit_code="DINAS", is_public_service=False), 200)
    expect(put(api, "2027/a", indicator="Indeks reformasi birokrasi"), 200)


def test_u12_goals_are_sorted_narrowed_and_searched(api: Api) -> None:
    stated(api)
    assert keys(api) == ["a", "b", "a"]
    assert keys(api, "sort=-key") == ["a", "b", "a"]
    assert keys(api, "sort=created") == ["b", "a", "a"]
    assert keys(api, "year=2027") == ["a"]
    assert keys(api, "is_top=true&year=2026") == ["b"]
    assert keys(api, f"unit_id={ident('DINAS')}") == ["a"]
    assert keys(api, "is_public_service=false") == ["a"]
    assert keys(api, "q=reformasi") == ["a"]
    assert keys(api, "q=100%25 BERSIH") == ["b"]
    assert keys(api, "q=100_") == []
    assert keys(api, "q=a") == ["a", "b", "a"]
    assert api.get("/v1/goals?year=99999999999").status_code == 422


def test_o7_a_goal_names_its_unit_and_the_goal_above(api: Api) -> None:
    stated(api)
    with counted(api) as log:
        items = read(api, "/v1/goals?year=2026", "staff")
    assert log.count == 2
    for item in items.values():
        assert api.get(f"/v1/goals/2026/{item['key']}").json() == item
        assert bool(item["parent_key"]) == bool(item["parent_statement"]) == (item["key"] == "a")
    below = next(item for item in items.values() if item["key"] == "a")
    assert (below["unit_code"], below["unit_name"] != "") == ("DINAS", True)
    again = put(api, "2026/a", parent_key="b", unit_code="DINAS", is_public_service=False)
    written = expect(again, 200)
    assert {**written, "allowed_actions": []} == below


def test_u8_goals_tell_their_changes(api: Api) -> None:
    stated(api)
    mirrors = [
        Mirror(api, "/v1/goals"),
        Mirror(api, "/v1/goals?year=2026&sort=-key", "staff"),
        Mirror(api, "/v1/goals?q=kelola", "service"),
    ]
    for mirror in mirrors:
        mirror.sync()
        mirror.received = 0
    expect(put(api, "2026/b", statement="Meningkatnya tata kelola"), 200)
    for mirror in mirrors[:2]:
        mirror.sync()
        mirror.check()
    # the goal itself, and the one below that names it
    assert {mirror.received for mirror in mirrors[:2]} == {2}
    expect(put(api, "2026/b", statement="Lain sama sekali"), 200)
    for mirror in mirrors:
        mirror.sync()
        mirror.check()
    assert mirrors[2].items == {}
