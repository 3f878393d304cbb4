"""The type of every problem leads to a page that says what it is and what to do, as the docs do."""

import re
from html import unescape
from pathlib import Path

import pytest
from tests.api.transport.test_messages import TAKING_A_CODE, calls, constants, name_of
from tests.serving.client import Api, Served

from penilaian_api.api.transport import messages, problems
from penilaian_api.api.transport.telling.problem_table import problem_types
from penilaian_api.domain import errors
from penilaian_api.storage.packaged_data import problem_statuses

ROOT = Path(__file__).parents[3]


def test_u12_every_problem_is_on_the_table_and_none_twice() -> None:
    for language in messages.LANGUAGES:
        assert messages.catalogue(language)["problems"].keys() == problem_statuses().keys()


def test_u12_every_refusal_of_the_source_has_the_status_of_the_table() -> None:
    """The client of the tests holds every answer of the suite to the same table."""
    otherwise, cases = [], 0
    for call, location in calls(TAKING_A_CODE):
        kind = getattr(errors, str(name_of(call.func)))
        status = next((problems.STATUS[k] for k in kind.__mro__ if k in problems.STATUS), None)
        for code in constants(call.args[0]) if call.args else ():
            cases += 1
            if status not in problem_statuses()[code]:
                otherwise.append((location, code, status))
    assert cases > 30
    assert otherwise == []


def test_u12_the_contract_lists_every_problem(served: Served) -> None:
    shapes = served.app.app.openapi()["components"]["schemas"]
    assert shapes["ProblemCode"]["enum"] == sorted(problem_statuses())
    for shape in ("Problem", "TokenProblem"):
        assert shapes[shape]["properties"]["code"]["$ref"].endswith("/ProblemCode")


@pytest.mark.parametrize("problem", problem_types(), ids=lambda problem: problem.code)
def test_u12_the_page_of_a_problem_says_what_it_is_and_what_to_do(still: Api, problem) -> None:
    answer = still.get(f"/problems/{problem.code}", who=None)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    text = unescape(re.sub(r"<[^>]+>", " ", answer.text))
    for language, words in problem.words.items():
        assert f'lang="{language}"' in answer.text
        for sentence in (words.title, words.detail, words.meaning, words.advice):
            assert sentence in text
        assert "{" not in words.detail
    for status in problem.statuses:
        assert str(status) in text


def test_u12_the_type_of_an_answer_leads_there(api: Api) -> None:
    for path, who in (("/v1/me", None), ("/v1/plans?limit=0", "staff"), ("/v1/nothing", "staff")):
        problem = api.get(path, who=who).json()
        assert problem["title"] in api.get(problem["type"], who=None).text


def test_u12_the_page_of_all_leads_to_each(api: Api) -> None:
    page = api.get("/problems", who=None)
    links = re.findall(r'href="problems/([a-z_0-9]+)"', page.text)
    assert sorted(links) == sorted(problem_statuses())
    assert api.get("/problems/no_such", who=None).status_code == 404


def test_u12_the_docs_say_the_same() -> None:
    text = (ROOT / "docs/problems.md").read_text("utf-8")
    for problem in problem_types():
        for words in problem.words.values():
            assert f"**{words.title}.** {words.detail}" in text


def test_u12_a_browser_may_run_nothing_on_a_page(api: Api) -> None:
    policy = api.get("/problems", who=None).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
