"""Lists of feedback: filters, search, codes beside names, and what changed."""

from tests.api.feedback.test_feedback import give, request_feedback
from tests.factories.mirrors import Mirror, read
from tests.factories.organization import ident
from tests.records.statements import counted
from tests.serving.client import Api


def test_u12_feedback_is_sorted_narrowed_and_searched(api: Api) -> None:
    first, second = give(api), give(api, "sup", "peer")
    asked = request_feedback(api, "staff", "head")

    def found(query: str = "", who: str = "sup") -> list[str]:
        return [*read(api, f"/v1/feedback?{query}", who)]

    everything = [first["id"], second["id"], asked["id"]]
    assert found() == everything
    assert found("sort=-created") == everything[::-1]
    assert found("q=peer") == everything[:2], "as the one whom it is about, and as the author"
    assert found("q=head") == [asked["id"]]
    assert found(f"q={first['strength'][3:12].upper()}&author_id={ident('peer')}") == [first["id"]]
    assert found(f"relation={second['relation']}&employee_id={ident('peer')}") == [second["id"]]
    assert found(f"tone={first['tone']}") == everything[:2]
    assert found("state=asked") == [asked["id"]]
    with counted(api) as log:
        items = read(api, "/v1/feedback", "sup")
    assert log.count == 2
    for item in items.values():
        assert api.get(f"/v1/feedback/{item['id']}", who="sup").json() == item
        assert {item["author_code"][:5], item["employee_code"][:5]} == {"alfa-"}


def test_u8_feedback_tells_its_changes(api: Api) -> None:
    mirrors = [Mirror(api, "/v1/feedback", who) for who in ("sup", "staff", "peer", "stranger")]
    for step in (
        lambda: give(api),
        lambda: give(api, "sup", "peer"),
        lambda: request_feedback(api, "staff", "head"),
    ):
        step()
        for mirror in mirrors:
            mirror.sync()
            mirror.check()
