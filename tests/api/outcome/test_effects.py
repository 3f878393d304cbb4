"""Effect of what followed, over HTTP: beside colleagues who are alike, never of few, no names."""

from typing import Any

import pytest
from tests.factories import cycles
from tests.factories.organization import expect
from tests.factories.outcome.followed_up import BEST, GOOD, LOW, two_quarters
from tests.serving.client import Api


def effect_of(
    api: Api,
    periods: tuple[dict[str, Any], dict[str, Any]],
    who: str = "head",
    unit: str = "DINAS",
    kind: str = "training",
) -> Any:
    query = f"kind={kind}&unit_code={unit}&earlier_period_id={periods[0]['id']}"
    return api.get(f"/v1/follow-up-effects?{query}&later_period_id={periods[1]['id']}", who=who)


def row(shown: dict[str, Any], level: str, measure: str) -> dict[str, Any]:
    (effect,) = (
        each for each in shown["effects"] if (each["level"], each["measure"]) == (level, measure)
    )
    return effect


@pytest.mark.requirement("S4-22")
def test_training_is_held_against_colleagues_who_were_alike(api: Api) -> None:
    before = [LOW] * 20 + [GOOD] * 4
    after = [BEST] * 7 + [GOOD] * 3 + [GOOD] * 3 + [LOW] * 7 + [GOOD] * 4
    periods = two_quarters(api, before, after, trained=10)
    answer = effect_of(api, periods)
    shown = expect(answer, 200)
    people = row(shown, "people", "predicate")
    assert (people["followed"], people["alike"], people["unmatched"], people["groups"]) == (
        10,
        10,
        0,
        1,
    )
    assert (people["withheld"], people["is_clear"]) == (None, True)
    assert people["followed_change"] == "2.7000"
    assert people["alike_change"] == "0.6000"
    assert people["difference"]["value"] == "2.1000"
    assert 0 < float(people["difference"]["low"]) < 2.1 < float(people["difference"]["high"])
    assert shown["warnings"] == ["regression_to_the_mean"]  # the four who were good had none
    assert row(shown, "units", "predicate")["withheld"] == "too_few_followed_up"
    assert row(shown, "people", "score")["withheld"] == "not_measured"
    assert "crowd" not in answer.text
    assert (shown["method"], shown["method_version"], shown["least"]) == ("matched-groups", 1, 5)
    guided = expect(effect_of(api, periods, kind="coaching"), 200)
    assert row(guided, "people", "predicate")["withheld"] == "too_few_followed_up"
    assert expect(effect_of(api, periods, who="admin"), 200) == shown


@pytest.mark.requirement("S4-22")
def test_of_four_who_were_trained_nothing_is_stated_not_even_their_number(api: Api) -> None:
    periods = two_quarters(api, [LOW] * 12, [BEST] * 4 + [LOW] * 4 + [GOOD] * 4, trained=4)
    people = row(expect(effect_of(api, periods), 200), "people", "predicate")
    assert (people["withheld"], people["difference"], people["is_clear"]) == (
        "too_few_followed_up",
        None,
        False,
    )
    assert (people["followed"], people["alike"], people["followed_change"]) == (0, 0, None)


def test_effects_are_shown_to_those_who_head_the_unit_or_administer(api: Api) -> None:
    made = cycles.state(api)["periods"]
    by_key = {each["key"]: each for each in made}
    periods = (by_key["q1"], by_key["q2"])
    for who, status in {
        "staff": 404,
        "sup": 404,
        "head": 200,
        "admin": 200,
        "auditor": 403,
        "service": 403,
    }.items():
        assert effect_of(api, periods, who=who).status_code == status, who
    turned = effect_of(api, (periods[1], periods[0]))
    assert turned.status_code == 422
    assert [error["code"] for error in turned.json()["errors"]] == ["period_not_later"]
    nothing = effect_of(api, ({"id": "019d2a70-0000-7000-8000-000000000001"}, periods[1]))
    assert [error["code"] for error in nothing.json()["errors"]] == ["unknown_reference"]
    assert effect_of(api, periods, kind="luck").status_code == 422
    assert effect_of(api, periods, unit="NOWHERE").status_code == 404
