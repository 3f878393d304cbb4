"""How like objections ended, over HTTP: counts, of enough people, and nobody's name."""

from datetime import timedelta
from typing import Any

import pytest
from tests.factories.evaluations import IN_WINDOW
from tests.factories.fairness.objected import delivered_to_all, file, settle
from tests.serving.client import Api

GROUNDS = {"ground": "rating_too_low", "part": "behavior"}


@pytest.fixture
def results(api: Api) -> list[dict[str, Any]]:
    """Deliver the results of seven people of one assessor."""
    return delivered_to_all(api)


def like(api: Api, objection: dict[str, Any], who: str) -> dict[str, Any]:
    answer = api.get(f"/v1/objections/{objection['id']}/like-cases", who=who)
    assert answer.status_code == 200, answer.text
    counts: dict[str, Any] = answer.json()
    return counts


@pytest.mark.requirement("S0-15")
def test_the_parties_learn_how_like_cases_ended(api: Api, results: list[dict[str, Any]]) -> None:
    settle(api, results[:5], **GROUNDS)
    api.at(IN_WINDOW + timedelta(hours=1))
    last = file(api, results[5], **GROUNDS)
    counts = like(api, last, "crowd-5")
    assert counts == {
        "objection_id": last["id"],
        "fewest_people": 5,
        "untold": None,
        "alike_in": "ground_and_part",
        "decided": 5,
        "upheld": 2,
        "changed": 3,
        "decisions": [
            {"decision_ground": "rating_revised", "count": 3},
            {"decision_ground": None, "count": 2},
        ],
    }
    assert like(api, last, "sup") == like(api, last, "head") == counts
    path = f"/v1/objections/{last['id']}/like-cases"
    assert [api.get(path, who=who).status_code for who in ("peer", "crowd-6")] == [404, 404]


def test_where_the_nearest_are_too_few_the_same_ground_counts(
    api: Api, results: list[dict[str, Any]]
) -> None:
    settle(api, results[:3], **GROUNDS)
    settle(api, results[3:5], ground="rating_too_low", part="results")
    api.at(IN_WINDOW + timedelta(hours=1))
    counts = like(api, file(api, results[5], **GROUNDS), "crowd-5")
    assert (counts["alike_in"], counts["decided"]) == ("ground", 5)


def test_of_few_people_nothing_is_told_and_it_says_why(
    api: Api, results: list[dict[str, Any]]
) -> None:
    settle(api, results[:4], **GROUNDS)
    api.at(IN_WINDOW + timedelta(hours=1))
    few = like(api, file(api, results[4], **GROUNDS), "crowd-4")
    assert (few["untold"], few["decided"], few["decisions"]) == ("too_few_people", 0, [])
    plain = like(api, file(api, results[5]), "crowd-5")
    assert plain["untold"] == "nothing_stated"


def test_what_is_decided_later_changes_nothing_that_was_told(
    api: Api, results: list[dict[str, Any]]
) -> None:
    """Else two readings would tell how a colleague's objection ended in between."""
    settle(api, results[:5], **GROUNDS)
    api.at(IN_WINDOW + timedelta(hours=1))
    last = file(api, results[5], **GROUNDS)
    before = like(api, last, "crowd-5")
    api.at(IN_WINDOW + timedelta(hours=2))
    settle(api, results[6:], **GROUNDS)
    assert like(api, last, "crowd-5") == before
