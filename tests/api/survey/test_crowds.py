"""Many answers: none that was taken is lost, and their release costs what few cost."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from secrets import token_bytes
from uuid import UUID

import pytest
from sqlalchemy import insert, select, update
from tests.api.survey.test_surveys import (
    answered,
    answers,
    hand_in,
    links,
    opened,
    released,
    stepped,
)
from tests.records.statements import counted
from tests.serving.client import Api
from tests.serving.spending import time_spent

from penilaian_api.domain.survey.survey import LinkKind
from penilaian_api.services.survey import intake
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.survey.answers import SurveyLink, SurveyTally, SurveyText
from penilaian_api.storage.models.survey.surveys import SurveyTarget

CROWD, FEW, MANY = 800, 5, 10_000
MOST_STATEMENTS = 13
STATEMENTS_OF_AN_ANSWER = 4
"""The link, its use or all limits of the counter, the counts, the texts."""
MOST_SECONDS = 1.0
"""Of the processor, for all 10,000; it takes a fiftieth of it."""


@pytest.mark.slow
def test_of_a_crowd_with_links_and_at_a_counter_each_answer_is_counted(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "READ_AFTER", timedelta(0))
    monkeypatch.setattr(intake, "MOST_OF_ADDRESS", CROWD)
    survey = opened(api)
    (counter,) = links(api, survey, kind="counter")

    def at_counter(number: int) -> int:
        form = api.get(f"/v1/public/surveys/{counter}", who=None).json()["form"]
        return hand_in(api, counter, {**answers(1 + number % 4), "form": form}).status_code

    def by_link(token: str) -> int:
        return hand_in(api, token).status_code

    half = CROWD // 2
    with ThreadPoolExecutor(8) as crowd:
        single = crowd.map(by_link, links(api, survey, half))
        at_counters = crowd.map(at_counter, range(half))
        taken = [*single, *at_counters]
    assert taken == [201] * CROWD
    (target,) = released(api, survey)["targets"]
    assert target["result"]["count"] == CROWD


def test_a_release_of_ten_thousand_takes_the_statements_and_the_time_of_a_few(api: Api) -> None:
    few, many = opened(api), opened(api)
    for survey in (few, many):
        answered(api, survey, FEW)
    multiply(api, UUID(many["id"]))
    spent = {}
    for survey in (few, many):
        version = stepped(api, survey, "close")["version"]
        path = f"/v1/surveys/{survey['id']}/release"
        with counted(api) as log, time_spent() as each:
            answer = api.post(path, version=version, who="admin")
        (target,) = answer.json()["content"]["targets"]
        taken = target["result"]["count"], len(target["texts"].get("saran", ()))
        spent[taken] = log.count, each.seconds
    (of_few, _), (of_many, seconds) = spent[FEW, 0], spent[MANY, MANY]
    assert of_many == of_few <= MOST_STATEMENTS
    assert seconds <= MOST_SECONDS


def test_an_answer_takes_as_few_statements_at_a_counter_as_by_a_link(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "READ_AFTER", timedelta(0))
    survey = opened(api)
    (single,), (counter,) = links(api, survey), links(api, survey, kind="counter")
    form = api.get(f"/v1/public/surveys/{counter}", who=None).json()["form"]
    spent = []
    for token, sent in ((single, answers(3)), (counter, {**answers(3), "form": form})):
        with counted(api) as log:
            assert hand_in(api, token, {**sent, "texts": {"saran": "Kursi"}}).status_code == 201
        spent.append(log.count)
    assert spent == [STATEMENTS_OF_AN_ANSWER] * 2


def multiply(api: Api, survey_id: UUID) -> None:
    """Let as many have answered as no test can ask, below the API: links, counts and texts."""
    database, agency = Database(api.copy.owner), api.served.agencies["alfa"]
    with database.begin(agency, writes=True) as session:
        of_survey = select(SurveyTarget.id).where(SurveyTarget.survey_id == survey_id)
        target_id = session.scalars(of_survey).one()
        row = {"agency_id": agency, "target_id": target_id}
        single = {**row, "kind": LinkKind.SINGLE, "is_used": True}
        more = [{**single, "id": new_id(), "digest": token_bytes(32)} for _ in range(MANY - FEW)]
        texts = [{**row, "id": new_id(), "question": "saran", "text": f"{n}"} for n in range(MANY)]
        counts = update(SurveyTally).where(SurveyTally.target_id == target_id)
        session.connection().execute(insert(SurveyLink), more)
        session.connection().execute(insert(SurveyText), texts)
        session.connection().execute(counts.values(answers=SurveyTally.answers * (MANY // FEW)))
    database.dispose()
