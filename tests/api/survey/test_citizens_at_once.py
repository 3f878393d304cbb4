"""Of what a citizen sends twice in the same moment exactly one counts."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from httpx2 import Response
from tests.api.survey import test_feedback_page as feedback
from tests.api.survey import test_page as pages
from tests.api.survey.test_public_feedback import listed
from tests.api.survey.test_surveys import answers, hand_in, links, opened, released
from tests.serving.at_once import sent_at_once
from tests.serving.client import Api

from penilaian_api.services.survey import intake

COUNTS = "LOCK TABLE survey_tally IN SHARE ROW EXCLUSIVE MODE"
FEEDBACK = "LOCK TABLE public_feedback IN SHARE ROW EXCLUSIVE MODE"
COPIES = 4


@pytest.fixture(autouse=True)
def _read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "READ_AFTER", timedelta(0))


def at_once(api: Api, request: Callable[[], Response], holding: str) -> list[Response]:
    answered = sent_at_once(api, *[request] * COPIES, holding=holding)
    return sorted(answered, key=lambda answer: answer.status_code)


def counted(api: Api, survey: dict[str, str]) -> int:
    """Count the answers; four others make a group that is released."""
    for token in links(api, survey, 4):
        assert hand_in(api, token).status_code == 201
    (target,) = released(api, survey)["targets"]
    return int(target["result"]["count"]) - 4


@pytest.mark.requirement("S2-10")
@pytest.mark.parametrize("on_page", [True, False])
def test_one_link_used_at_once_counts_once(api: Api, *, on_page: bool) -> None:
    survey = opened(api)
    (token,) = links(api, survey)
    fields = pages.filled(pages.page(api, token))
    first, *rest = at_once(
        api,
        lambda: pages.send(api, token, fields) if on_page else hand_in(api, token),
        COUNTS,
    )
    assert first.status_code == 201
    assert [again.status_code for again in rest] == [409] * (COPIES - 1)
    words = "sudah dipakai" if on_page else "link_used"
    assert all(words in again.text for again in rest)
    assert counted(api, survey) == 1


@pytest.mark.requirement("S2-10")
@pytest.mark.parametrize("on_page", [True, False])
def test_one_form_of_a_counter_sent_at_once_counts_once(api: Api, *, on_page: bool) -> None:
    survey = opened(api)
    (counter,) = links(api, survey, kind="counter")
    fields = pages.filled(pages.page(api, counter))
    body = {**answers(), "form": fields["form"]}
    first, *rest = at_once(
        api,
        lambda: pages.send(api, counter, fields) if on_page else hand_in(api, counter, body),
        COUNTS,
    )
    assert first.status_code == 201
    assert [again.status_code for again in rest] == [409] * (COPIES - 1)
    assert counted(api, survey) == 1


@pytest.mark.requirement("S2-10")
def test_feedback_sent_at_once_is_kept_once_and_all_get_its_receipt(api: Api) -> None:
    fields = feedback.filled(feedback.visit(api))
    *again, first = at_once(api, lambda: feedback.send(api, fields), FEEDBACK)
    assert first.status_code == 201
    assert [answer.status_code for answer in again] == [200] * (COPIES - 1)
    assert len({feedback.receipt_of(answer) for answer in (first, *again)}) == 1
    assert len(listed(api, "admin")) == 1


@pytest.mark.requirement("S2-10")
def test_feedback_sent_at_once_by_a_program_is_kept_once(api: Api) -> None:
    (form,) = re.findall(r'name="form" value="([^"]+)"', feedback.visit(api).text)
    body = {"unit_code": "BIDANG", "topic": "praise", "text": "Cepat", "form": form}
    first, *rest = at_once(
        api, lambda: api.post("/v1/public/alfa/feedback", body, who=None), FEEDBACK
    )
    assert first.status_code == 201, first.text
    assert [again.status_code for again in rest] == [409] * (COPIES - 1)
    assert len(listed(api, "admin")) == 1
